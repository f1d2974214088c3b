import { type Connection, trusted } from 'mongoose';
import type { Entry } from '../domain/record.ts';
import type { Store } from '../usecases/ports.ts';
import { basics, type RowOf, where } from './aggregate.ts';
import { markingOn } from './chain/marks.ts';
import { placeSchema } from './place-schema.ts';
import type { SafeFor } from './safe.ts';
import { anything, count, flag, listOf, partSchema, rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';
import type { Transactions } from './transactions.ts';

const trace = partSchema({ at: count, by: text, byName: words, why: words, what: text, before: anything });

const schema = rowSchema({
  settingId: text,
  childId: text,
  planId: text,
  targetId: text,
  date: text,
  who: words,
  comments: words,
  outcome: text,
  from: text,
  recordedAt: count,
  recordedOn: text,
  recordedBy: text,
  movedAway: flag,
  trace: listOf(trace),
  happenedIn: placeSchema,
  revision: count,
}).index({ tenant: 1, planId: 1, date: 1, recordedAt: 1 });

const check = checkOf('entries', schema);

export const storedEntries = (connection: Connection, safeFor: SafeFor) => ({
  model: sealedModel(connection, 'entries', schema),
  safe: safeFor<RowOf<Entry>>({ collection: 'entries', check }),
});

export const entriesOn = (
  connection: Connection,
  transactions: Transactions,
  safeFor: SafeFor,
): Store['entries'] => {
  const { run } = transactions;
  const mark = markingOn(connection, transactions);
  const { model, safe } = storedEntries(connection, safeFor);
  const { find, get, insert, replace } = basics<Entry>({ model, safe });
  /** The figures know the last day of an entry that stands. */
  const noted = async (entry: Entry): Promise<void> => {
    const { tenant, planId } = entry;
    const latest = await model
      .findOne(where({ tenant, planId, movedAway: false }), { date: 1 })
      .sort({ date: -1, recordedAt: -1 })
      .lean<Pick<Entry, 'date'>>();
    await mark.entry(entry, latest?.date ?? null);
  };
  return {
    get,
    insert: (entry) =>
      run(async () => {
        await insert(entry);
        await noted(entry);
      }),
    replace: (entry) =>
      run(async () => {
        const replaced = await replace(entry);
        if (replaced) await noted(entry);
        return replaced;
      }),
    onDay: ({ tenant, planIds, date }) =>
      find({ tenant, planId: trusted({ $in: planIds }), date }, { recordedAt: 1 }),
    plansSince: async ({ tenant, planIds, since }) => {
      const found = await model.aggregate<{ readonly _id: string }>([
        { $match: { tenant, planId: { $in: planIds }, date: { $gte: since }, movedAway: false } },
        { $group: { _id: '$planId' } },
      ]);
      return found.map(({ _id }) => _id);
    },
    ofPlans: ({ tenant, planIds }) =>
      find({ tenant, planId: trusted({ $in: planIds }) }, { date: 1, recordedAt: 1 }),
  };
};
