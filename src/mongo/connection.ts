import { type Connection, Mongoose, mongo } from 'mongoose';
import { AppError } from '../domain/errors.ts';
import { within } from './transactions.ts';

export type MongoConnection = {
  readonly mongoose: Connection;
  /** Whether MongoDB takes writes just now; false after 800 ms without an answer. Never rejects. */
  readonly ping: () => Promise<boolean>;
  /** Runs `work` on a connection of its own that waits for every answer however long it takes: to build indexes. */
  readonly patiently: <T>(work: (db: mongo.Db, admin: mongo.Db) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

const PING_MS = 800;

/** A mongoose of its own, so that no setting is shared with anybody. */
const ownMongoose = (): Mongoose =>
  new Mongoose({
    // A mistyped filter key would be dropped otherwise, and everybody's rows come back.
    strictQuery: 'throw',
    sanitizeFilter: true,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    transactionAsyncLocalStorage: true,
  });

/** Short of Slack's 3 s in every step; `transactions.ts` bounds the sum of them. */
const timeouts = {
  serverSelectionTimeoutMS: 1_500,
  connectTimeoutMS: 1_500,
  socketTimeoutMS: 5_000,
  waitQueueTimeoutMS: 1_500,
  heartbeatFrequencyMS: 2_000,
} as const;

/** Connects, or throws an `AppError` fit for the log. Lost later, the connection comes back by itself. */
export const connectMongo = async ({
  uri,
  dbName,
  socketTimeoutMS = timeouts.socketTimeoutMS,
}: {
  uri: string;
  dbName?: string;
  socketTimeoutMS?: number;
}): Promise<MongoConnection> => {
  const mongoose = ownMongoose().createConnection();
  const options = {
    ...timeouts,
    socketTimeoutMS,
    ...(dbName === undefined ? {} : { dbName }),
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
  } as const;
  // mongoose reports a lost connection here as well; without a listener it would end the process.
  mongoose.on('error', () => {});
  try {
    await mongoose.openUri(uri, {
      ...options,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
    });
    await refuseStandalone(mongoose);
  } catch (error) {
    await mongoose.close(true).catch(() => {});
    throw error instanceof AppError ? error : cannotStart(reasonOf(error));
  }
  return {
    mongoose,
    ping: async () => {
      try {
        const hello = await within(
          mongoose.getClient().db('admin').command({ hello: 1 }),
          undefined,
          PING_MS,
        );
        return hello.isWritablePrimary === true;
      } catch {
        return false;
      }
    },
    patiently: async (work) => {
      const { dbName: _, ...rest } = options;
      const client = new mongo.MongoClient(uri, { ...rest, socketTimeoutMS: 0 });
      try {
        return await work(client.db(mongoose.name), client.db('admin'));
      } finally {
        await client.close();
      }
    },
    close: () => mongoose.close(),
  };
};

const refuseStandalone = async (mongoose: Connection): Promise<void> => {
  const hello = await within(mongoose.getClient().db('admin').command({ hello: 1 }));
  if (hello.setName === undefined && hello.msg !== 'isdbgrid') {
    throw cannotStart(
      'it is a standalone server; transactions need a replica set (a single-node one will do)',
    );
  }
};

const cannotStart = (reason: string): AppError =>
  new AppError({
    code: 'store-away',
    message: `MongoDB cannot be used: ${reason}`,
    userMessage: 'We cannot reach our records just now. Please try again in a minute.',
  });

/** Driver's messages name hosts and reasons; what could hold a password is left out. */
const reasonOf = (error: unknown): string => {
  if (error instanceof mongo.MongoParseError) return 'its address is not a valid connection string';
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : 'unknown reason';
};
