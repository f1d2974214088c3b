import { systemClock } from '../src/clock.ts';
import { readConfig } from '../src/config.ts';
import { connectMongo } from '../src/mongo/connection.ts';
import { shardCollections } from '../src/mongo/shard.ts';
import { createStore } from '../src/mongo/store.ts';
import { endWith } from '../src/run-until-signal.ts';

/** Lays the collections over a sharded cluster, by the setting: once, before the first records or at a quiet hour. */
const shard = async (uri: string): Promise<string> => {
  const mongo = await connectMongo({ uri });
  try {
    createStore(mongo, { now: systemClock.now });
    return (await shardCollections(mongo))
      ? 'The collections lie over the shards now.'
      : 'MONGODB_URI leads to a replica set, not to a sharded cluster: there is nothing to do.';
  } finally {
    await mongo.close();
  }
};

const read = readConfig();
if (!read.ok) endWith(read.faults);
else {
  const said = await shard(read.config.mongodbUri).catch((error: unknown) =>
    endWith([error instanceof Error ? error.message : String(error)]),
  );
  process.stdout.write(`${said}\n`);
}
