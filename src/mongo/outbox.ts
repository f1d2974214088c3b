import { type Connection, trusted } from 'mongoose';
import type { Notice } from '../domain/notice.ts';
import type { Store } from '../usecases/ports.ts';
import { insertRows } from './aggregate.ts';
import { isDuplicate } from './errors.ts';
import { keyOf } from './keys.ts';
import { fromRow, OPEN, type OutboxRow, outboxModel, toRow, where } from './outbox-schema.ts';

/** What use cases do with notices. */
export const noticesOn = (
  connection: Connection,
): Pick<Store['outbox'], 'add' | 'get' | 'about' | 'stuck' | 'linesOn' | 'again' | 'rewrite'> => {
  const model = outboxModel(connection);
  // What Slack shows goes out again at once; what is waiting, held or parked takes the new words with it.
  const settled = { $eq: ['$state', 'settled'] };
  const anew = {
    wanted: { $add: ['$wanted', 1] },
    state: { $cond: [settled, 'waiting', '$state'] },
    open: { $or: [settled, '$open'] },
    at: { $cond: [settled, 0, '$at'] },
    attempts: { $cond: [settled, 0, '$attempts'] },
  };
  const find = async (filter: Readonly<Record<string, unknown>>): Promise<readonly Notice[]> =>
    (await model.find(where(filter)).sort({ day: 1 }).lean<OutboxRow[]>()).map(fromRow);
  return {
    add: async (notice) => {
      // Looked for first: inside a transaction a duplicate would end it.
      if (await model.exists({ _id: keyOf(notice.tenant, notice.id), tenant: notice.tenant })) return false;
      try {
        await insertRows(model, [toRow(notice)]);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    get: async ({ tenant, id }) => {
      const row = await model.findOne({ _id: keyOf(tenant, id), tenant }).lean<OutboxRow>();
      return row && fromRow(row);
    },
    about: ({ tenant, settingIds, planIds }) =>
      find({ tenant, settingId: trusted({ $in: settingIds }), 'lines.planId': trusted({ $in: planIds }) }),
    stuck: ({ tenant, settingIds }) =>
      find({
        tenant,
        settingId: trusted({ $in: settingIds }),
        state: trusted({ $in: [...OPEN, 'parked'] }),
        $or: [{ state: 'parked' }, { attempts: trusted({ $gt: 0 }) }],
      }),
    linesOn: async ({ tenant, settingId, to, day }) => {
      const there = 'channel' in to ? { 'to.channel': to.channel } : { 'to.user': to.user };
      const rows = await model.find(where({ tenant, settingId, day, ...there }), { lines: 1 }).lean();
      return rows.reduce((sum, { lines }) => sum + lines.length, 0);
    },
    again: async ({ tenant, settingId, about }) => {
      // A dropped one says nothing any more.
      const shownOrWaiting = { tenant, settingId, about, state: trusted({ $ne: 'dropped' }) };
      await model.updateMany(where(shownOrWaiting), [{ $set: anew }], { updatePipeline: true });
    },
    rewrite: async ({ tenant, settingId, id, wanted, lines }) => {
      const answer = await model.updateOne(
        { _id: keyOf(tenant, id), tenant, settingId, wanted },
        [{ $set: { lines: { $literal: lines }, ...anew } }],
        { updatePipeline: true },
      );
      return answer.matchedCount === 1;
    },
  };
};

/** What a setting with a new channel does to what could not be sent before, in the same transaction. */
export const unparkingOn = (connection: Connection) => {
  const model = outboxModel(connection);
  return async ({
    tenant,
    id,
    sencoChannel,
  }: {
    readonly tenant: string;
    readonly id: string;
    readonly sencoChannel: string | null;
  }): Promise<void> => {
    const parked = { tenant, settingId: id, state: 'parked' };
    const again = { state: 'waiting', open: true, at: 0, attempts: 0 };
    if (sencoChannel !== null)
      await model.updateMany(where({ ...parked, shown: 0, 'to.channel': trusted({ $exists: true }) }), {
        $set: { ...again, 'to.channel': sencoChannel },
      });
    await model.updateMany(where(parked), { $set: again });
  };
};
