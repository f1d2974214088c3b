import { type Connection, trusted } from 'mongoose';
import { AppError } from '../domain/errors.ts';
import type { Move } from '../domain/move.ts';
import type { Store } from '../usecases/ports.ts';
import { basics, type RowOf } from './aggregate.ts';
import { underRule } from './errors.ts';
import type { SafeFor } from './safe.ts';
import { count, flag, partSchema, rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';

const ACTIVE = { active: true } as const;

const schema = rowSchema({
  settingId: text,
  settingName: words,
  toSettingId: text,
  toSettingName: words,
  childId: text,
  code: text,
  newCode: words,
  state: text,
  active: flag,
  on: text,
  consent: partSchema({ by: words, on: text, how: words }),
  words,
  proposedBy: text,
  proposedByName: words,
  proposedOn: text,
  answeredBy: words,
  answeredByName: words,
  answeredOn: words,
  why: words,
  keyPerson: words,
  grLevel: words,
  doneOn: words,
  handedOver: partSchema({ plans: count, minutes: count, entries: count, reports: count }),
  lookAt: count,
  revision: count,
})
  .index({ tenant: 1, childId: 1 }, { name: 'one-move', unique: true, partialFilterExpression: ACTIVE })
  .index({ lookAt: 1 }, { name: 'to-carry-out', partialFilterExpression: ACTIVE })
  .index({ tenant: 1, settingId: 1, proposedOn: -1 })
  .index({ tenant: 1, toSettingId: 1, proposedOn: -1 });

const check = checkOf('moves', schema);

const underWay = () =>
  new AppError({
    code: 'move-under-way',
    message: 'a move of this child is under way',
    userMessage: 'A move of this child is under way already. Type /child moves to see it.',
  });

export const movesOn = (connection: Connection, safeFor: SafeFor): Store['moves'] => {
  const { find, findOne, get, insert, replace } = basics<Move>({
    model: sealedModel(connection, 'moves', schema),
    safe: safeFor<RowOf<Move>>({ collection: 'moves', check }),
  });
  return {
    get,
    replace: (move) => replace(move),
    insert: (move) => underRule(() => insert(move), underWay),
    ofChild: ({ tenant, childId }) => findOne({ tenant, childId, ...ACTIVE }),
    from: ({ tenant, settingIds }) =>
      find({ tenant, settingId: trusted({ $in: settingIds }) }, { proposedOn: -1 }),
    to: ({ tenant, settingIds }) =>
      find({ tenant, toSettingId: trusted({ $in: settingIds }) }, { proposedOn: -1 }),
    due: ({ now, limit }) => find({ ...ACTIVE, lookAt: trusted({ $lte: now }) }, { lookAt: 1 }, limit),
  };
};
