import { type Connection, type Model, trusted } from 'mongoose';
import type { SheetRecord } from '../domain/record.ts';
import type { Reminder, Store } from '../usecases/ports.ts';
import { keyOf } from './keys.ts';
import { count, listOf, rowSchema, text } from './schema.ts';

/** Named where it is used: with few rows MongoDB may take the other one, and go on with it. */
const IN_SETTING = { tenant: 1, settingId: 1, lookAt: 1 } as const;

/** The first index alone answers which settings have something to look at. */
const schema = rowSchema({
  settingId: text,
  planId: text,
  lookAt: count,
  nudged: listOf(String),
  turn: count,
})
  .index({ lookAt: 1, tenant: 1, settingId: 1 })
  .index(IN_SETTING);

type Row = Reminder & { readonly _id: string };

const fromRow = ({ _id, ...reminder }: Row): Reminder => reminder;

/** Looked at by the next sweep. */
const AT_ONCE = 0;

const modelOn = (connection: Connection): Model<Row> =>
  connection.models.reminders ?? connection.model<Row>('reminders', schema, 'reminders');

/** What other repositories do to reminders in the same transaction as their own write. */
export const wakingOn = (connection: Connection) => {
  const model = modelOn(connection);
  return {
    /** A live plan is looked at again; one that has ended no more. */
    plan: async ({ tenant, settingId, id, plan, live }: SheetRecord): Promise<void> => {
      if (!plan) return;
      const own = { _id: keyOf(tenant, id), tenant, settingId };
      if (!live) await model.deleteOne(own);
      else
        await model.updateOne(
          own,
          { $set: { lookAt: AT_ONCE }, $setOnInsert: { planId: id, nudged: [] }, $inc: { turn: 1 } },
          { upsert: true },
        );
    },
    setting: async ({ tenant, id }: { readonly tenant: string; readonly id: string }): Promise<void> => {
      await model.updateMany({ tenant, settingId: id }, { $set: { lookAt: AT_ONCE }, $inc: { turn: 1 } });
    },
  };
};

export const remindersOn = (connection: Connection): Store['reminders'] => {
  const model = modelOn(connection);
  return {
    settingsToLookAt: ({ now, limit }) =>
      model.aggregate<{ readonly tenant: string; readonly settingId: string }>([
        { $match: { lookAt: { $lte: now } } },
        { $group: { _id: { tenant: '$tenant', settingId: '$settingId' }, lookAt: { $min: '$lookAt' } } },
        { $sort: { lookAt: 1 } },
        { $limit: limit },
        { $project: { _id: 0, tenant: '$_id.tenant', settingId: '$_id.settingId' } },
      ]),
    toLookAt: async ({ tenant, settingId, now, limit }) => {
      const due = { tenant, settingId, lookAt: trusted({ $lte: now }) };
      const rows = model.find(due).sort({ lookAt: 1 }).limit(limit).hint(IN_SETTING);
      return (await rows.lean<Row[]>()).map(fromRow);
    },
    looked: async ({ tenant, settingId, planId, turn, lookAt, nudged }) => {
      const answer = await model.updateOne(
        { _id: keyOf(tenant, planId), tenant, settingId, turn },
        { $set: { lookAt, nudged }, $inc: { turn: 1 } },
      );
      return answer.matchedCount === 1;
    },
    forget: async ({ tenant, settingId }) => {
      await model.deleteMany({ tenant, settingId });
    },
  };
};
