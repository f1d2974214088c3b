import { mongo } from 'mongoose';
import { REPLICA_SET } from './mongod-process.ts';

const NOT_YET_INITIATED = 94;
const PRIMARY_WITHIN_MS = 60_000;
/** Members on one machine need not miss each other for ten seconds before they vote. */
const settings = { electionTimeoutMillis: 3_000, heartbeatIntervalMillis: 1_000 };

/**
 * Makes the members on these ports one replica set and waits until there is a primary.
 * Ports change from run to run, so the set kept in the data is told the new ones each time.
 */
export const formReplicaSet = async ({ ports }: { ports: readonly number[] }): Promise<void> => {
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${ports[0]}/?directConnection=true`);
  try {
    const admin = client.db('admin');
    const members = ports.map((port, index) => ({ _id: index, host: `127.0.0.1:${port}` }));
    const kept = await keptConfig(admin);
    if (kept === undefined) await admin.command({ replSetInitiate: { _id: REPLICA_SET, members, settings } });
    else {
      // `force`, because a set whose ports have all changed has no majority to agree to it.
      await admin.command({
        replSetReconfig: { ...kept, version: kept.version + 1, members },
        force: true,
      });
    }
  } finally {
    await client.close();
  }
  await waitForPrimary({ ports });
};

type SetConfig = { readonly version: number };

const keptConfig = async (admin: mongo.Db): Promise<SetConfig | undefined> => {
  try {
    const answer = await admin.command({ replSetGetConfig: 1 });
    return answer.config;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === NOT_YET_INITIATED) return undefined;
    throw error;
  }
};

const waitForPrimary = async ({ ports }: { ports: readonly number[] }): Promise<void> => {
  const client = new mongo.MongoClient(replicaSetUri({ ports, database: 'admin' }), {
    serverSelectionTimeoutMS: PRIMARY_WITHIN_MS,
  });
  try {
    await client.db('admin').command({ ping: 1 }, { readPreference: 'primary' });
  } finally {
    await client.close();
  }
};

export const replicaSetUri = ({ ports, database }: { ports: readonly number[]; database: string }): string =>
  `mongodb://${ports.map((port) => `127.0.0.1:${port}`).join(',')}/${database}?replicaSet=${REPLICA_SET}`;
