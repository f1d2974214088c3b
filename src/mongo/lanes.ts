import type { Connection } from 'mongoose';
import type { Store } from '../usecases/ports.ts';
import { isDuplicate } from './errors.ts';
import { keyOf } from './keys.ts';
import { count, rowSchema } from './schema.ts';

const schema = rowSchema({ free: count });

interface Row {
  readonly _id: string;
  readonly tenant: string;
  /** When the next message may go. */
  readonly free: number;
}

/** Of two that make a lane at the same moment, MongoDB turns one away; the lane is there for it the second time. */
const again = async <T>(write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error)) return write();
    throw error;
  }
};

export const lanesOn = (connection: Connection): Store['lanes'] => {
  const model = connection.model<Row>('lanes', schema, 'lanes');
  return {
    take: async ({ tenant, channel, now, everyMs, patienceMs }) => {
      const free = { $ifNull: ['$free', 0] };
      const tooLate = { $gt: [free, now + patienceMs] };
      const before = await again(() =>
        model
          .findOneAndUpdate(
            { _id: keyOf(tenant, channel), tenant },
            [{ $set: { free: { $cond: [tooLate, free, { $add: [{ $max: [free, now] }, everyMs] }] } } }],
            { upsert: true, updatePipeline: true, returnDocument: 'before' },
          )
          .lean<Row>(),
      );
      return Math.max(before?.free ?? 0, now);
    },
    block: async ({ tenant, channel, until }) => {
      await again(() =>
        model.updateOne({ _id: keyOf(tenant, channel), tenant }, { $max: { free: until } }, { upsert: true }),
      );
    },
  };
};
