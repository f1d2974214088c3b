import { type Connection, trusted } from 'mongoose';
import type { Notice } from '../domain/notice.ts';
import type { Store } from '../usecases/ports.ts';
import { keyOf } from './keys.ts';
import { fromRow, OPEN, type OutboxRow, outboxModel, where } from './outbox-schema.ts';

/** The code of a notice whose sender never said what became of it. */
const LOST = 'lost';

/** As the worker holds it that claimed it: nobody else may say what became of it. */
const held = ({ tenant, settingId, id, owner, at }: Notice) => ({
  _id: keyOf(tenant, id),
  tenant,
  settingId,
  owner,
  at,
});

/** Notices that are looked for at once. */
const CANDIDATES = 25;

type Ready = Pick<OutboxRow, '_id' | 'tenant' | 'settingId' | 'at'>;

/** The longest waiting first; those that wait equally long in any order, so that workers seldom want the same one. */
const inTurn = (ready: readonly Ready[]): readonly Ready[] =>
  ready
    .map((each) => ({ each, lot: Math.random() }))
    .sort((a, b) => a.each.at - b.each.at || a.lot - b.lot)
    .map(({ each }) => each);

/** What the worker does with them that sends them. */
export const sendingOn = (
  connection: Connection,
): Pick<Store['outbox'], 'claim' | 'begin' | 'settle' | 'release' | 'unpark' | 'counts'> => {
  const model = outboxModel(connection);

  /** What was ready when this process last looked: each is for one of its couriers to take, if nobody was faster. */
  const found: Ready[] = [];
  let looking: Promise<number> | undefined;

  /** Answers how many are ready, as this member of MongoDB knows it now: what was just taken is not among them. */
  const lookFor = async (now: number): Promise<number> => {
    const ready = await model
      .find(where({ open: true, at: trusted({ $lte: now }) }), { tenant: 1, settingId: 1, at: 1 })
      .sort({ at: 1 })
      .limit(CANDIDATES)
      .readConcern('local')
      .lean<Ready[]>();
    found.push(...inTurn(ready));
    return ready.length;
  };
  const look = (now: number): Promise<number> => {
    looking ??= lookFor(now).finally(() => {
      looking = undefined;
    });
    return looking;
  };

  const take = (ready: Ready, owner: string, until: number) => {
    const wasSending = { $eq: ['$state', 'sending'] };
    return model
      .findOneAndUpdate(
        where({ ...ready, open: true }),
        [
          {
            $set: {
              ...{ state: 'waiting', owner, at: until },
              mayBeRepeat: { $or: ['$mayBeRepeat', { $and: [wasSending, { $eq: ['$shown', 0] }] }] },
              code: { $cond: [wasSending, LOST, '$code'] },
              attempts: { $add: ['$attempts', { $cond: [wasSending, 1, 0] }] },
            },
          },
        ],
        { returnDocument: 'after', updatePipeline: true },
      )
      .lean<OutboxRow>();
  };

  return {
    claim: async ({ owner, now, leaseMs }) => {
      // Looked for, then taken by its whole key: among shards MongoDB takes none without it.
      for (;;) {
        const ready = found.shift();
        const row = ready && (await take(ready, owner, now + leaseMs));
        if (row) return fromRow(row);
        if (!ready && (await look(now)) === 0) return null;
      }
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
