import { type Connection, trusted } from 'mongoose';
import type { Notice } from '../domain/notice.ts';
import type { Store } from '../usecases/ports.ts';
import { keyOf } from './keys.ts';
import { fromRow, OPEN, type OutboxRow, outboxModel, where } from './outbox-schema.ts';

/** The code of a notice whose sender never said what became of it. */
const LOST = 'lost';

/** As the worker holds it that claimed it: nobody else may say what became of it. */
const held = ({ tenant, id, owner, at }: Notice) => ({
  _id: keyOf(tenant, id),
  tenant,
  owner,
  at,
});

/** What the worker does with them that sends them. */
export const sendingOn = (
  connection: Connection,
): Pick<Store['outbox'], 'claim' | 'begin' | 'settle' | 'release' | 'unpark' | 'counts'> => {
  const model = outboxModel(connection);
  return {
    claim: async ({ owner, now, leaseMs }) => {
      const wasSending = { $eq: ['$state', 'sending'] };
      const row = await model
        .findOneAndUpdate(
          where({ open: true, at: trusted({ $lte: now }) }),
          [
            {
              $set: {
                ...{ state: 'waiting', owner, at: now + leaseMs },
                mayBeRepeat: { $or: ['$mayBeRepeat', { $and: [wasSending, { $eq: ['$shown', 0] }] }] },
                code: { $cond: [wasSending, LOST, '$code'] },
                attempts: { $add: ['$attempts', { $cond: [wasSending, 1, 0] }] },
              },
            },
          ],
          { sort: { at: 1 }, returnDocument: 'after', updatePipeline: true },
        )
        .lean<OutboxRow>();
      return row && fromRow(row);
    },
    begin: async (notice) => {
      const answer = await model.updateOne(where(held(notice)), { $set: { state: 'sending' } });
      return answer.matchedCount === 1;
    },
    settle: async (notice, { shown, place }) => {
      const done = { $eq: ['$wanted', shown] };
      const answer = await model.updateOne(
        where(held(notice)),
        [
          {
            $set: {
              shown,
              place: { $literal: place },
              state: { $cond: [done, 'settled', 'waiting'] },
              open: { $not: done },
              at: 0,
              attempts: 0,
              code: '',
            },
          },
        ],
        { updatePipeline: true },
      );
      return answer.matchedCount === 1;
    },
    release: async (notice, { state, at, attempts, mayBeRepeat, code }) => {
      const answer = await model.updateOne(where(held(notice)), {
        $set: { state, at, attempts, mayBeRepeat, code, open: OPEN.includes(state) },
      });
      return answer.matchedCount === 1;
    },
    unpark: async ({ codes, tenant }) => {
      const parked = {
        state: 'parked',
        code: trusted({ $in: codes }),
        ...(tenant !== undefined && { tenant }),
      };
      const answer = await model.updateMany(where(parked), {
        $set: { state: 'waiting', open: true, at: 0, attempts: 0 },
      });
      return answer.modifiedCount;
    },
    counts: async () => {
      const count = (filter: Readonly<Record<string, unknown>>) => model.countDocuments(where(filter));
      const [waiting, delayed, sending, parked] = await Promise.all([
        count({ state: 'waiting', attempts: 0 }),
        count({ state: 'waiting', attempts: trusted({ $gt: 0 }) }),
        count({ state: 'sending' }),
        count({ state: 'parked' }),
      ]);
      return { waiting, delayed, sending, parked };
    },
  };
};
