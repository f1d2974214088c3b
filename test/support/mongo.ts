import { randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';

export type TestDatabase = {
  readonly uri: string;
  readonly name: string;
  readonly drop: () => Promise<void>;
};

/** A database of its own on the mongod that global-setup.ts started. Call `drop` when done. */
export const testDatabase = (): TestDatabase => {
  const server = process.env.TEST_MONGODB_URI;
  if (server === undefined) throw new Error('TEST_MONGODB_URI is not set; run the tests through npm test');
  const name = `test-${randomUUID()}`;
  const uri = server.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${name}`);
  return {
    uri,
    name,
    drop: async () => {
      const client = new mongo.MongoClient(uri);
      await client.db(name).dropDatabase();
      await client.close();
    },
  };
};
