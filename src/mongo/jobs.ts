import type { mongo } from 'mongoose';
import type { MongoConnection } from './connection.ts';

export const JOBS = 'jobs';

/**
 * The database in which the ticker keeps its schedule, with the rule that workers that start at once leave one
 * job of each name. Before any of them starts.
 */
export const jobsDatabase = async ({ mongoose }: MongoConnection): Promise<mongo.Db> => {
  const db = mongoose.db;
  if (!db) throw new Error('MongoDB is not connected');
  await db
    .collection(JOBS)
    .createIndex({ name: 1, type: 1 }, { unique: true, partialFilterExpression: { type: 'single' } });
  return db;
};

const LAST = 'last sweep';

/** When any worker last looked at what is due, in ms of its machine's clock: `/readyz` of every worker says so. */
export const sweepsOn = ({ mongoose }: MongoConnection) => {
  const sweeps = mongoose.collection<{ _id: string; at: number }>('sweeps');
  return {
    note: async (at: number): Promise<void> => {
      await sweeps.updateOne({ _id: LAST }, { $max: { at } }, { upsert: true });
    },
    last: async (): Promise<number | null> => (await sweeps.findOne({ _id: LAST }))?.at ?? null,
  };
};
