import { type Connection, trusted } from 'mongoose';
import type { Entry } from '../domain/record.ts';
import type { Store } from '../usecases/ports.ts';
import { basics, type RowOf } from './aggregate.ts';
import type { SafeFor } from './safe.ts';
import { anything, count, flag, listOf, partSchema, rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';

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
  revision: count,
}).index({ tenant: 1, planId: 1, date: 1, recordedAt: 1 });

const check = checkOf('entries', schema);

export const entriesOn = (connection: Connection, safeFor: SafeFor): Store['entries'] => {
  const safe = safeFor<RowOf<Entry>>({ collection: 'entries', check });
  const model = sealedModel(connection, 'entries', schema);
  const { find, get, insert, replace } = basics<Entry>({ model, safe });
  return {
    get,
    insert,
    replace,
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
