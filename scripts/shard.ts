import { systemClock } from '../src/clock.ts';
import { createLogger } from '../src/logger.ts';
import { shardCollections } from '../src/mongo/shard.ts';
import { createStore } from '../src/mongo/store.ts';
import { onRecords } from './keys/open-store.ts';

/** `npm run shard`: lays the collections over a cluster, by the setting, before the first records or at a quiet hour. */
await onRecords(async (mongo, ring) => {
  createStore(mongo, { now: systemClock.now, ring, logger: createLogger({ level: 'error' }) });
  return (await shardCollections(mongo))
    ? 'The collections lie over the shards now.'
    : 'MONGODB_URI leads to a replica set, not to a sharded cluster: there is nothing to do.';
});
