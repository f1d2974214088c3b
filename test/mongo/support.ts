import { mongo } from 'mongoose';
import { connectMongo, type MongoConnection } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { createStore } from '../../src/mongo/store.ts';
import type { Store } from '../../src/usecases/ports.ts';
import { testDatabase } from '../support/mongo.ts';
import { NOW, ringOf, storeParts } from '../support/store-parts.ts';

export { NOW, ringOf, storeParts };

export type TestStore = {
  readonly store: Store;
  readonly connection: MongoConnection;
  readonly db: mongo.Db;
  /** Every command sent since the start, as the driver sent it. */
  readonly commands: readonly mongo.CommandStartedEvent[];
  readonly at: { now: number };
  /** Empties every collection; indexes and data keys stay. */
  readonly empty: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A store on an empty database of its own. */
export const testStore = async (parts: Parameters<typeof storeParts>[0] = {}): Promise<TestStore> => {
  const database = testDatabase();
  const uri = `${database.uri}${database.uri.includes('?') ? '&' : '?'}monitorCommands=true`;
  const connection = await connectMongo({ uri });
  const at = { now: NOW };
  const store = createStore(connection, storeParts({ now: () => at.now, ...parts }));
  await createIndexes(connection);
  const commands: mongo.CommandStartedEvent[] = [];
  connection.mongoose.getClient().on('commandStarted', (event) => commands.push(event));
  // The test's own look at the rows, which `commands` does not hold.
  const client = new mongo.MongoClient(database.uri);
  const db = client.db(database.name);
  return {
    store,
    connection,
    db,
    commands,
    at,
    empty: async () => {
      at.now = NOW;
      for (const collection of await collectionsIn(db)) await collection.deleteMany({});
    },
    close: async () => {
      await connection.close();
      await client.close();
      await database.drop();
    },
  };
};

/** All but the data keys, which are made outside of every transaction and held in memory. */
const collectionsIn = async (db: mongo.Db) =>
  (await db.collections()).filter(({ collectionName }) => collectionName !== 'keys');

/** How many rows there are in all. */
export const rowsIn = async ({ db }: TestStore): Promise<number> => {
  const counts = (await collectionsIn(db)).map((collection) => collection.countDocuments());
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};
