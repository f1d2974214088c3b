import { mongo } from 'mongoose';
import { connectMongo, type MongoConnection } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { createStore } from '../../src/mongo/store.ts';
import type { Store } from '../../src/usecases/ports.ts';
import { testDatabase } from '../support/mongo.ts';

export const NOW = 1_772_500_000_000;

export type TestStore = {
  readonly store: Store;
  readonly connection: MongoConnection;
  readonly db: mongo.Db;
  /** Every command sent since the start, as the driver sent it. */
  readonly commands: readonly mongo.CommandStartedEvent[];
  readonly at: { now: number };
  /** Empties every collection; indexes stay. */
  readonly empty: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A store on an empty database of its own. */
export const testStore = async (): Promise<TestStore> => {
  const database = testDatabase();
  const uri = `${database.uri}${database.uri.includes('?') ? '&' : '?'}monitorCommands=true`;
  const connection = await connectMongo({ uri });
  const at = { now: NOW };
  const store = createStore(connection, { now: () => at.now });
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
      for (const collection of await db.collections()) await collection.deleteMany({});
    },
    close: async () => {
      await connection.close();
      await client.close();
      await database.drop();
    },
  };
};

/** How many rows there are in all. */
export const rowsIn = async ({ db }: TestStore): Promise<number> => {
  const counts = (await db.collections()).map((collection) => collection.countDocuments());
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};
