import type { mongo } from 'mongoose';
import type { MongoConnection } from './connection.ts';
import { createIndexes } from './indexes.ts';
import { type ShardKey, shardKeys } from './sharding.ts';

const indexOn = (key: ShardKey): Record<string, 1> => Object.fromEntries(key.map((field) => [field, 1]));

/** Commands for the cluster's own database that lay each sharded collection of a database over the shards. */
export const shardCommands = (database: string): readonly mongo.Document[] => [
  { enableSharding: database },
  ...Object.entries(shardKeys).flatMap(([collection, key]) =>
    key ? [{ shardCollection: `${database}.${collection}`, key: indexOn(key) }] : [],
  ),
];

/**
 * Lays the collections over the shards of a cluster; again without harm. Answers false, changing nothing, on a
 * replica set, which has no shards. Make the models first (`createStore`).
 */
export const shardCollections = async (connection: MongoConnection): Promise<boolean> => {
  const { mongoose } = connection;
  const { msg } = await mongoose.getClient().db('admin').command({ hello: 1 });
  if (msg !== 'isdbgrid') return false;
  await createIndexes(connection);
  await connection.patiently(async (db, admin) => {
    // MongoDB shards a collection that has rows only by an index over all of them that begins with the key.
    for (const [collection, key] of Object.entries(shardKeys))
      if (key) await db.collection(collection).createIndex(indexOn(key));
    for (const command of shardCommands(db.databaseName)) await admin.command(command);
  });
  return true;
};
