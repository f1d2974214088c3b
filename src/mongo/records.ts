import { type Connection, trusted } from 'mongoose';
import { AppError } from '../domain/errors.ts';
import type { Cycles } from '../domain/on-time.ts';
import type { SheetRecord } from '../domain/record.ts';
import type { PlanDates, Store } from '../usecases/ports.ts';
import { basics, type RowOf, where } from './aggregate.ts';
import { markingOn } from './chain/marks.ts';
import { underRule } from './errors.ts';
import { idIn, keyOf } from './keys.ts';
import { checkRecord, LIVE_PLAN, recordSchema } from './records-schema.ts';
import { wakingOn } from './reminders.ts';
import type { SafeFor } from './safe.ts';
import { sealedModel } from './sealed-model.ts';
import type { Transactions } from './transactions.ts';
import { keepingVersionsOn } from './versions.ts';

const alreadyLive = () =>
  new AppError({
    code: 'already-live',
    message: 'there is a live record on this sheet',
    userMessage: 'There is already a current one of these. Open that one and change it.',
  });

const datesIn = ({ plan, settingId, childId, sheet, ...row }: RowOf<SheetRecord>): PlanDates[] =>
  plan && childId !== null ? [{ id: idIn(row), settingId, childId, sheet, plan }] : [];

export const storedRecords = (connection: Connection, safeFor: SafeFor) => ({
  model: sealedModel(connection, 'records', recordSchema),
  safe: safeFor<RowOf<SheetRecord>>({ collection: 'records', check: checkRecord }),
});

export const recordsOn = (
  connection: Connection,
  transactions: Transactions,
  safeFor: SafeFor,
): Store['records'] => {
  const { run } = transactions;
  const marks = markingOn(connection, transactions);
  const keepVersion = keepingVersionsOn(connection, safeFor);
  const wake = wakingOn(connection);
  const stored = storedRecords(connection, safeFor);
  const { model } = stored;
  const { find, findOne, get, insert, put, replace } = basics<SheetRecord>(stored);

  /** The words around them stay as they are stored: facts and words are sealed together. */
  const mark = async (record: SheetRecord): Promise<boolean> => {
    const { tenant, settingId, id, revision, stamp, live, plan, review } = record;
    const unchanged = { _id: keyOf(tenant, id), tenant, settingId, revision, stamp };
    const stored = await findOne(unchanged);
    return stored !== null && put(unchanged, { ...stored, live, plan, review, stamp: stamp + 1 });
  };

  const dates = async (filter: Readonly<Record<string, unknown>>): Promise<PlanDates[]> => {
    const rows = await model
      .find(where(filter), { tenant: 1, settingId: 1, childId: 1, sheet: 1, plan: 1 })
      .lean<RowOf<SheetRecord>[]>();
    return rows.flatMap(datesIn);
  };
  const live = { live: LIVE_PLAN.live, plan: trusted({ ...LIVE_PLAN.plan }) };

  return {
    get,
    datesOf: ({ tenant, ids }) =>
      dates({ tenant, _id: trusted({ $in: ids.map((id) => keyOf(tenant, id)) }) }),
    liveDates: ({ tenant, settingId }) => dates({ tenant, settingId, ...live }),
    ofChild: ({ tenant, childId }) => find({ tenant, childId }, { createdAt: -1 }),
    livePlans: ({ tenant, settingIds }) => find({ tenant, settingId: trusted({ $in: settingIds }), ...live }),
    cycles: ({ tenant, settingIds, from, to, live: running }) =>
      model.aggregate<Cycles>([
        {
          $match: {
            tenant,
            settingId: { $in: settingIds },
            'plan.startedOn': { $gte: from ?? '', ...(to === undefined ? {} : { $lte: to }) },
            ...(running && { live: running }),
          },
        },
        {
          $group: {
            _id: {
              settingId: '$settingId',
              startedOn: '$plan.startedOn',
              lastReviewOn: '$plan.lastReviewOn',
              live: '$live',
              // Left out where the plan has none.
              clock: '$plan.clock',
              endedOn: { $ifNull: ['$plan.ended.on', null] },
            },
            plans: { $sum: 1 },
          },
        },
        { $replaceWith: { $mergeObjects: ['$_id', { plans: '$plans' }] } },
      ]),
    standing: async ({ tenant, settingId, sheet }) =>
      (await find({ tenant, settingId, sheet, live: true, childId: null }))[0] ?? null,
    insert: (record, version) =>
      run(async () => {
        await underRule(() => insert(record), alreadyLive);
        await keepVersion(record, version);
        await wake.plan(record);
        await marks.plan(record, { words: true });
      }),
    revise: (record, version) =>
      run(async () => {
        const { stamp } = record;
        const replaced = await underRule(
          () => replace({ ...record, stamp: stamp + 1 }, { stamp }),
          alreadyLive,
        );
        if (replaced) {
          await keepVersion(record, version);
          await wake.plan(record);
          await marks.plan({ ...record, revision: version.revision }, { words: true });
        }
        return replaced;
      }),
    mark: (record) =>
      run(async () => {
        const marked = await underRule(() => mark(record), alreadyLive);
        if (marked) {
          await wake.plan(record);
          await marks.plan(record, { words: false });
        }
        return marked;
      }),
  };
};
