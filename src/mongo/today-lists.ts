import { type Connection, type Model, trusted } from 'mongoose';
import type { MorningList } from '../domain/morning.ts';
import type { Store } from '../usecases/ports.ts';
import { keyOf } from './keys.ts';
import { count, rowSchema, text } from './schema.ts';

/** Unique by its id: one list for a person in a setting. */
const schema = rowSchema({ settingId: text, userId: text, at: text, lookAt: count, turn: count })
  .index({ lookAt: 1 })
  .index({ tenant: 1, settingId: 1 });

type Row = MorningList & { readonly _id: string };

const fromRow = ({ _id, ...list }: Row): MorningList => list;

/** Looked at by the next sweep. */
const AT_ONCE = 0;

const modelOn = (connection: Connection): Model<Row> =>
  connection.models.todayLists ?? connection.model<Row>('todayLists', schema, 'todayLists');

/** What a changed setting does to its lists, in the same transaction: other hours or closures, another morning. */
export const wakingListsOn = (connection: Connection) => {
  const model = modelOn(connection);
  return async ({ tenant, id }: { readonly tenant: string; readonly id: string }): Promise<void> => {
    await model.updateMany({ tenant, settingId: id }, { $set: { lookAt: AT_ONCE }, $inc: { turn: 1 } });
  };
};

export const todayListsOn = (connection: Connection): Store['todayLists'] => {
  const model = modelOn(connection);
  const own = ({
    tenant,
    settingId,
    userId,
  }: Pick<MorningList, 'tenant' | 'settingId' | 'userId'>): { _id: string; tenant: string } => ({
    _id: keyOf(tenant, settingId, userId),
    tenant,
  });
  return {
    get: async (scope) => {
      const row = await model.findOne(own(scope)).lean<Row>();
      return row && fromRow(row);
    },
    put: async ({ tenant, settingId, userId, at, lookAt }) => {
      await model.updateOne(
        own({ tenant, settingId, userId }),
        { $set: { at, lookAt }, $setOnInsert: { settingId, userId }, $inc: { turn: 1 } },
        { upsert: true },
      );
    },
    remove: async (scope) => {
      await model.deleteOne(own(scope));
    },
    due: async ({ now, limit }) => {
      const due = { lookAt: trusted({ $lte: now }) };
      return (await model.find(due).sort({ lookAt: 1 }).limit(limit).lean<Row[]>()).map(fromRow);
    },
    looked: async ({ turn, lookAt, ...scope }) => {
      const answer = await model.updateOne({ ...own(scope), turn }, { $set: { lookAt }, $inc: { turn: 1 } });
      return answer.matchedCount === 1;
    },
  };
};
