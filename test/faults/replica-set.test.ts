import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { startMongo } from '../../scripts/mongo/start-mongo.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { allSettled, isMarked, startTown, told } from './support.ts';

/** The number of the member that is primary now, in the order in which they were started. */
const primaryOf = async (uri: string): Promise<number> => {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 30_000 });
  const { primary } = await client.db('admin').command({ hello: 1 });
  await client.close();
  const members = /\/\/([^/]+)/.exec(uri)?.[1]?.split(',') ?? [];
  return members.indexOf(String(primary));
};

const stepDown = async (uri: string): Promise<void> => {
  const client = new mongo.MongoClient(uri);
  // The primary breaks off its own connections; that is the answer.
  await client
    .db('admin')
    .command({ replSetStepDown: 10, force: true })
    .catch(() => {});
  await client.close();
};

it('loses nothing and repeats nothing in silence while the primary steps down and the next one is killed', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'three-nodes-'));
  const mongod = await startMongo({ dataDir, log: () => {}, nodes: 3 });
  const town = await startTown({ uri: mongod.uri, settings: 20 });
  try {
    await Promise.all([town.startWorker(), town.startWorker()]);
    await until(() => town.messages().length >= 10, { ms: 30_000, what: 'the first messages' });
    await stepDown(mongod.uri);
    await until(() => town.messages().length >= 25, { ms: 40_000, what: 'messages after the step-down' });
    process.kill(mongod.pids[await primaryOf(mongod.uri)] ?? 0, 'SIGKILL');
    await allSettled(town, 90_000);
    const counts = [...told(town.messages()).values()];
    expect(counts).toHaveLength(60);
    expect(counts.filter(({ plain, marked }) => plain > 1 || plain + marked === 0)).toEqual([]);
    const known = (await town.outbox()).filter(({ mayBeRepeat }) => mayBeRepeat).length;
    expect(town.messages().filter(isMarked).length).toBe(known);
  } finally {
    await town.close();
    await mongod.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 180_000);
