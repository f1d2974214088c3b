import type { mongo } from 'mongoose';
import type { MongoConnection } from './connection.ts';
import { LIVE_PLAN } from './records-schema.ts';

interface Done {
  readonly _id: string;
  readonly finished: boolean;
}

const NAME = 'reminders of plans';
/** Rows in one statement: each ends well within the time a connection waits. */
const ROWS = 5_000;

/**
 * Gives the live plans of before there were reminders theirs. Once for a database: later starts read one row.
 * Starts at the same time do the same work twice, which changes nothing: reminders that exist stay as they are.
 */
export const backfillReminders = async ({ mongoose }: MongoConnection): Promise<void> => {
  const upgrades = mongoose.collection<Done>('upgrades');
  if (await upgrades.findOne({ _id: NAME, finished: true })) return;
  const records = mongoose.collection<{ _id: string }>('records');
  for (let after = ''; ; ) {
    const last = await lastOf(records, after);
    if (last === undefined) break;
    await records.aggregate(remindersOf({ $gt: after, $lte: last })).toArray();
    after = last;
  }
  await upgrades.updateOne({ _id: NAME }, { $set: { finished: true } }, { upsert: true });
};

/** The last id of the next rows after one; the ids alone, read from their index. */
const lastOf = async (
  records: mongo.Collection<{ _id: string }>,
  after: string,
): Promise<string | undefined> => {
  const ids = records
    .find({ _id: { $gt: after } }, { projection: { _id: 1 } })
    .sort({ _id: 1 })
    .limit(ROWS);
  return (await ids.toArray()).at(-1)?._id;
};

/** `_id` of a reminder is that of its plan: the tenant, a slash, the plan's id. */
const remindersOf = (ids: { readonly $gt: string; readonly $lte: string }): mongo.Document[] => [
  { $match: { _id: ids, ...LIVE_PLAN } },
  {
    $project: {
      tenant: 1,
      settingId: 1,
      planId: { $substrCP: ['$_id', { $add: [{ $strLenCP: '$tenant' }, 1] }, { $strLenCP: '$_id' }] },
      lookAt: { $literal: 0 },
      nudged: { $literal: [] },
      turn: { $literal: 1 },
    },
  },
  { $merge: { into: 'reminders', on: '_id', whenMatched: 'keepExisting', whenNotMatched: 'insert' } },
];
