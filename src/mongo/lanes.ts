import type { Connection } from 'mongoose';
import type { Store } from '../usecases/ports.ts';
import { keyOf } from './keys.ts';
import { count, rowSchema } from './schema.ts';

const schema = rowSchema({ free: count });

interface Row {
  readonly _id: string;
  readonly tenant: string;
  /** When the next message may go. */
  readonly free: number;
}

export const lanesOn = (connection: Connection): Store['lanes'] => {
  const model = connection.model<Row>('lanes', schema, 'lanes');
  return {
    take: async ({ tenant, channel, now, everyMs, patienceMs }) => {
      const free = { $ifNull: ['$free', 0] };
      const tooLate = { $gt: [free, now + patienceMs] };
      const before = await model
        .findOneAndUpdate(
          { _id: keyOf(tenant, channel), tenant },
          [
            {
              $set: {
                tenant,
                free: { $cond: [tooLate, free, { $add: [{ $max: [free, now] }, everyMs] }] },
              },
            },
          ],
          { upsert: true, updatePipeline: true, returnDocument: 'before' },
        )
        .lean<Row>();
      return Math.max(before?.free ?? 0, now);
    },
    block: async ({ tenant, channel, until }) => {
      await model.updateOne(
        { _id: keyOf(tenant, channel), tenant },
        { $max: { free: until } },
        { upsert: true },
      );
    },
  };
};
