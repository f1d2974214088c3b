import { type Connection, type Model, trusted } from 'mongoose';
import { AppError } from '../domain/errors.ts';
import type { Cycles } from '../domain/on-time.ts';
import type { SheetRecord } from '../domain/record.ts';
import type { Store } from '../usecases/ports.ts';
import { basics, plainMapping, type RowOf } from './aggregate.ts';
import { underRule } from './errors.ts';
import { keyOf } from './keys.ts';
import { LIVE_PLAN, recordModels } from './records-schema.ts';
import { wakingOn } from './reminders.ts';
import type { Transactions } from './transactions.ts';
import { insertVersion, versionModel } from './versions.ts';

const alreadyLive = () =>
  new AppError({
    code: 'already-live',
    message: 'there is a live record on this sheet',
    userMessage: 'There is already a current one of these. Open that one and change it.',
  });

export const recordsOn = (connection: Connection, { run }: Transactions): Store['records'] => {
  const { model, modelFor } = recordModels(connection);
  const versions = versionModel(connection);
  const wake = wakingOn(connection);
  const { find, get, insert, replace } = basics({ model, modelFor, mapping: plainMapping<SheetRecord>() });

  const mark = async (record: SheetRecord): Promise<boolean> => {
    const { tenant, id, revision, stamp, live, plan, review } = record;
    const change: Parameters<Model<RowOf<SheetRecord>>['updateOne']>[1] = {
      $set: { live, plan, review },
      $inc: { stamp: 1 },
    };
    const unchanged = { _id: keyOf(tenant, id), tenant, revision, stamp };
    const answer = await modelFor(record).updateOne(unchanged, change);
    return answer.matchedCount === 1;
  };

  return {
    get,
    withIds: ({ tenant, ids }) => find({ tenant, _id: trusted({ $in: ids.map((id) => keyOf(tenant, id)) }) }),
    ofChild: ({ tenant, childId }) => find({ tenant, childId }, { createdAt: -1 }),
    livePlans: ({ tenant, settingIds }) =>
      find({
        tenant,
        settingId: trusted({ $in: settingIds }),
        live: LIVE_PLAN.live,
        plan: trusted({ ...LIVE_PLAN.plan }),
      }),
    cycles: ({ tenant, settingIds, from, to, live }) =>
      model.aggregate<Cycles>([
        {
          $match: {
            tenant,
            settingId: { $in: settingIds },
            'plan.startedOn': { $gte: from ?? '', ...(to === undefined ? {} : { $lte: to }) },
            ...(live && { live }),
          },
        },
        {
          $group: {
            _id: {
              settingId: '$settingId',
              startedOn: '$plan.startedOn',
              lastReviewOn: '$plan.lastReviewOn',
              live: '$live',
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
        await insertVersion(versions, version);
        await wake.plan(record);
      }),
    revise: (record, version) =>
      run(async () => {
        const { stamp } = record;
        const replaced = await underRule(
          () => replace({ ...record, stamp: stamp + 1 }, { stamp }),
          alreadyLive,
        );
        if (replaced) {
          await insertVersion(versions, version);
          await wake.plan(record);
        }
        return replaced;
      }),
    mark: (record) =>
      run(async () => {
        const marked = await underRule(() => mark(record), alreadyLive);
        if (marked) await wake.plan(record);
        return marked;
      }),
  };
};
