import { type Connection, trusted } from 'mongoose';
import type { ChainRef } from '../../domain/chain/chain.ts';
import type { SettingFigures } from '../../domain/chain/figures.ts';
import type { ChainStore, OfChain } from '../../usecases/ports-chain.ts';
import { where } from '../aggregate.ts';
import { keyOf } from '../keys.ts';
import type { SafeFor, StoredRow } from '../safe.ts';
import { count, listOf, partSchema, rowSchema, text, words } from '../schema.ts';
import { checkOf, sealedModel } from '../sealed-model.ts';
import { marksModel, type PlanFactsRow, planFactsModel } from './marks.ts';

/** One row of a setting; the worst first within a chain, and within a region of it. */
const schema = rowSchema({
  settingId: text,
  name: text,
  code: text,
  chain: words,
  region: words,
  plans: count,
  dueOn: listOf(String),
  overdueFrom: listOf(String),
  quietFrom: listOf(String),
  unsigned: count,
  levels: listOf(partSchema({ level: text, count })),
  requests: count,
  rank: count,
  lookAt: count,
  countedAt: count,
})
  .index({ tenant: 1, chain: 1, rank: 1, code: 1 })
  .index({ tenant: 1, chain: 1, region: 1, rank: 1, code: 1 })
  .index({ lookAt: 1 });

type Row = SettingFigures & { readonly _id: string };

const figuresModel = (connection: Connection) => sealedModel(connection, 'figures', schema);
const check = checkOf('figures', schema);

const chainKey = ({ tenant, id }: ChainRef): string => keyOf(tenant, id);

const fromRow = ({ _id, ...figures }: Row): SettingFigures => figures;

/** A setting's figures are seen in its chain from the moment it joins to that in which it leaves. */
export const placingOn = (connection: Connection) => {
  const model = figuresModel(connection);
  return async (
    { tenant, id }: { readonly tenant: string; readonly id: string },
    place: { readonly chain: ChainRef; readonly region: string } | null,
  ): Promise<void> => {
    const chain = place ? chainKey(place.chain) : '';
    await model.updateOne(where({ _id: keyOf(tenant, id), tenant }), {
      $set: { chain, region: place?.region ?? '' },
    });
  };
};

/** Days, counts and the order are read without a key; the setting's name and its children's levels are sealed. */
export const figuresOn = (connection: Connection, safeFor: SafeFor): ChainStore['figures'] => {
  const model = figuresModel(connection);
  const safe = safeFor<Row>({ collection: 'figures', check });
  const marks = marksModel(connection);
  const plans = planFactsModel(connection);
  const within = ({ tenant, chain, regions }: OfChain) =>
    where({
      tenant,
      chain: chainKey(chain),
      ...(regions && { region: trusted({ $in: regions }) }),
    });
  return {
    get: async ({ tenant, settingId }) => {
      const own = where({ _id: keyOf(tenant, settingId), tenant });
      const stored = await model.findOne(own).lean<StoredRow>();
      return stored && fromRow(await safe.open(stored));
    },
    page: async ({ skip, limit, ...of }) => {
      const rows = model.find(within(of)).sort({ rank: 1, code: 1 }).skip(skip).limit(limit);
      return (await safe.openAll(await rows.lean<StoredRow[]>())).map(fromRow);
    },
    count: (of) => model.countDocuments(within(of)),
    toCount: async ({ now, limit }) => {
      const marked = await marks.aggregate<{ readonly tenant: string; readonly settingId: string }>([
        { $sort: { tenant: 1, settingId: 1 } },
        { $group: { _id: { tenant: '$tenant', settingId: '$settingId' } } },
        { $limit: limit },
        { $project: { _id: 0, tenant: '$_id.tenant', settingId: '$_id.settingId' } },
      ]);
      const changing = await model
        .find(where({ lookAt: trusted({ $lte: now }) }), { _id: 0, tenant: 1, settingId: 1 })
        .sort({ lookAt: 1 })
        .limit(limit)
        .lean<{ tenant: string; settingId: string }[]>();
      return [...marked, ...changing];
    },
    marked: ({ tenant, settingIds }) =>
      marks.distinct('settingId', { tenant, settingId: trusted({ $in: settingIds }) }),
    plans: async ({ tenant, settingId }) =>
      (await plans.find({ tenant, settingId }).lean<PlanFactsRow[]>()).map(({ _id, ...facts }) => facts),
    put: async (figures) => {
      const { tenant, settingId } = figures;
      const row: Row = { ...figures, _id: keyOf(tenant, settingId) };
      await model.replaceOne(where({ _id: row._id, tenant }), await safe.seal(row), { upsert: true });
      await marks.deleteMany({ tenant, settingId });
    },
    forget: async ({ tenant, settingId }) => {
      await model.deleteMany(where({ _id: keyOf(tenant, settingId), tenant }));
      await plans.deleteMany({ tenant, settingId });
      await marks.deleteMany({ tenant, settingId });
    },
  };
};
