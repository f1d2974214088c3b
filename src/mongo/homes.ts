import { type Connection, trusted } from 'mongoose';
import type { ShownHome } from '../domain/shown-home.ts';
import type { Store } from '../usecases/ports.ts';
import { keyOf } from './keys.ts';
import { count, listOf, rowSchema, text, words } from './schema.ts';

/** Unique by its id: one Home for a person. */
const schema = rowSchema({
  userId: text,
  openedAt: count,
  settingIds: listOf(String),
  stamp: words,
  lookAt: count,
  heldUntil: count,
  turn: count,
})
  .index({ lookAt: 1, heldUntil: 1 })
  .index({ tenant: 1, settingIds: 1 });

type Row = ShownHome & { readonly _id: string };

const fromRow = ({ _id, ...home }: Row): ShownHome => home;
const AT_ONCE = 0;

export const homesOn = (connection: Connection): Store['homes'] => {
  const model = connection.model<Row>('homes', schema, 'homes');
  const own = ({ tenant, userId }: Pick<ShownHome, 'tenant' | 'userId'>) => ({
    _id: keyOf(tenant, userId),
    tenant,
  });
  const taken = (until: number) => ({ lookAt: until, heldUntil: until });
  // Whoever is making it just now goes on: it is made once more after them.
  const stale = { $set: { lookAt: AT_ONCE } };
  return {
    opened: async ({ tenant, userId, now, until }) => {
      const row = await model
        .findOneAndUpdate(
          own({ tenant, userId }),
          {
            $set: { openedAt: now, ...taken(until) },
            $setOnInsert: { userId, settingIds: [], stamp: '' },
            $inc: { turn: 1 },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<Row>();
      return fromRow(row);
    },
    claim: async ({ now, until }) => {
      const row = await model
        .findOneAndUpdate(
          { lookAt: trusted({ $lte: now }), heldUntil: trusted({ $lte: now }) },
          { $set: taken(until), $inc: { turn: 1 } },
          { sort: { lookAt: 1 }, returnDocument: 'after' },
        )
        .lean<Row>();
      return row && fromRow(row);
    },
    shown: async ({ turn, stamp, settingIds, lookAt, ...scope }) => {
      const changedMeanwhile = { $eq: ['$lookAt', AT_ONCE] };
      const change = {
        stamp,
        settingIds,
        lookAt: { $cond: [changedMeanwhile, AT_ONCE, lookAt] },
        heldUntil: 0,
      };
      const held = { ...own(scope), turn };
      const answer = await model.updateOne(held, [{ $set: change }], { updatePipeline: true });
      if (answer.matchedCount === 1) return;
      // Somebody else took it meanwhile: nobody can say whose view came last.
      await model.updateOne(own(scope), { $set: { stamp: '', lookAt: AT_ONCE } });
    },
    later: async ({ turn, lookAt, ...scope }) => {
      await model.updateOne({ ...own(scope), turn }, { $set: { lookAt, heldUntil: 0 } });
    },
    changed: async ({ tenant, settingIds, userIds }) => {
      if (settingIds.length > 0)
        await model.updateMany({ tenant, settingIds: trusted({ $in: settingIds }) }, stale);
      const ids = userIds.map((userId) => keyOf(tenant, userId));
      if (ids.length > 0) await model.updateMany({ tenant, _id: trusted({ $in: ids }) }, stale);
    },
    remove: async ({ turn, ...scope }) => {
      await model.deleteOne({ ...own(scope), turn });
    },
  };
};
