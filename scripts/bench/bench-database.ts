import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { clockFrom } from '../../src/clock.ts';
import { createProfiles } from '../../src/domain/profiles.ts';
import { createFeedLinks } from '../../src/feed-links.ts';
import { createLogger } from '../../src/logger.ts';
import { connectMongo, type MongoConnection } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { createStore } from '../../src/mongo/store.ts';
import type { Ring } from '../../src/sealing/ring.ts';
import { createPorts } from '../../src/usecases/gate.ts';
import type { Ports, Store } from '../../src/usecases/ports.ts';
import { type Plan, plansOf } from '../../test/mongo/explain.ts';
import { MONDAY } from './town-rows.ts';

export const benchRing: Ring = [{ kid: 'bench', secret: randomBytes(32) }];

export interface BenchDatabase {
  readonly connection: MongoConnection;
  readonly store: Store;
  readonly ports: Ports;
  /** The driver's own, for rows that are put in as they are. */
  readonly db: mongo.Db;
  /** How MongoDB runs every query of what is done with these ports. */
  readonly explain: (run: (ports: Ports) => Promise<unknown>) => Promise<readonly Plan[]>;
  readonly close: () => Promise<void>;
}

const portsOn = (store: Store): Ports =>
  createPorts({
    store,
    clock: clockFrom(() => MONDAY),
    print: async () => new Uint8Array(),
    toCsv: () => '',
    newId: () => '',
    feedLinks: createFeedLinks({ publicUrl: undefined }),
    profiles: createProfiles(),
  });

/** An empty database with its indexes, and the use cases of a Monday on it. */
export const openBenchDatabase = async ({
  uri,
  dbName,
}: {
  readonly uri: string;
  readonly dbName: string;
}): Promise<BenchDatabase> => {
  const parts = { now: Date.now, ring: benchRing, logger: createLogger({ level: 'warn' }) };
  const connection = await connectMongo({ uri, dbName });
  const commands: mongo.CommandStartedEvent[] = [];
  const watched = await connectMongo({ uri: `${uri}&monitorCommands=true`, dbName });
  watched.mongoose.getClient().on('commandStarted', (event) => commands.push(event));
  const store = createStore(connection, parts);
  const watchedPorts = portsOn(createStore(watched, parts));
  await createIndexes(connection);
  const client = new mongo.MongoClient(uri);
  const db = client.db(dbName);
  return {
    ...{ connection, store, ports: portsOn(store), db },
    explain: async (run) => {
      commands.length = 0;
      await run(watchedPorts);
      return plansOf({ commands, db });
    },
    close: async () => {
      await client.close();
      await watched.close();
      await connection.close();
    },
  };
};
