import { type Connection, type Model, trusted } from 'mongoose';
import type { ChainRef } from '../../domain/chain/chain.ts';
import type { SettingFigures } from '../../domain/chain/figures.ts';
import type { ChainStore, OfChain } from '../../usecases/ports-chain.ts';
import { keyOf } from '../keys.ts';
import { count, listOf, partSchema, rowSchema, text, words } from '../schema.ts';
import type { Transactions } from '../transactions.ts';
import { markKey, marksModel, type PlanFactsRow, planFactsModel } from './marks.ts';

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

const figuresModel = (connection: Connection): Model<Row> =>
  connection.models.figures ?? connection.model<Row>('figures', schema, 'figures');

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
    await model.updateOne(
      { _id: keyOf(tenant, id), tenant },
      { $set: { chain, region: place?.region ?? '' } },
    );
  };
};

export const figuresOn = (connection: Connection, { noted }: Transactions): ChainStore['figures'] => {
  const model = figuresModel(connection);
  const marks = marksModel(connection);
  const plans = planFactsModel(connection);
  const within = ({ tenant, chain, regions }: OfChain) => ({
    tenant,
    chain: chainKey(chain),
    ...(regions && { region: trusted({ $in: regions }) }),
  });
  return {
    get: async ({ tenant, settingId }) => {
      const row = await model.findOne({ _id: keyOf(tenant, settingId), tenant }).lean<Row>();
      return row && fromRow(row);
    },
    page: async ({ skip, limit, ...of }) => {
      const rows = model.find(within(of)).sort({ rank: 1, code: 1 }).skip(skip).limit(limit);
      return (await rows.lean<Row[]>()).map(fromRow);
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
        .find({ lookAt: trusted({ $lte: now }) }, { _id: 0, tenant: 1, settingId: 1 })
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
      await model.replaceOne({ _id: row._id, tenant }, row, { upsert: true });
      await marks.deleteMany({ tenant, settingId });
      noted()?.delete(markKey(figures));
    },
  };
};
