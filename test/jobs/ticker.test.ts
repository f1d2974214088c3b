import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { mongo as driver } from 'mongoose';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { jobsBackend } from '../../src/jobs/backend.ts';
import { startTicker, type Ticker } from '../../src/jobs/ticker.ts';
import { createLogger } from '../../src/logger.ts';
import { connectMongo, type MongoConnection } from '../../src/mongo/connection.ts';
import { JOBS, jobsDatabase } from '../../src/mongo/jobs.ts';
import { type TestDatabase, testDatabase } from '../support/mongo.ts';
import { botToken, signingSecret } from '../support/slack-world.ts';
import { dataKeys } from '../support/store-parts.ts';

let database: TestDatabase;
let mongo: MongoConnection;
let db: driver.Db;
let log: string[];
beforeEach(async () => {
  database = testDatabase();
  mongo = await connectMongo({ uri: database.uri });
  db = await jobsDatabase(mongo);
  log = [];
});
afterEach(async () => {
  await mongo.close();
  await database.drop();
});

const jobs = () => db.collection(JOBS).find().sort({ name: -1 }).toArray();
const names = async () => (await jobs()).map(({ name }) => name);

interface Work {
  readonly sweep?: () => Promise<void>;
  readonly wake?: () => void;
  readonly rest?: () => Promise<void>;
}
const start = async (owner: string, work: Work): Promise<Ticker> => {
  const backend = await jobsBackend({ db, collection: JOBS, owner, failed: () => {} });
  const reminders = { sweep: async () => {}, wake: () => {}, rest: async () => {}, ...work };
  const logger = createLogger({ level: 'info', destination: { write: (line) => log.push(line) } });
  return startTicker({ backend, owner, reminders, logger });
};

it('sweeps at once, sends after it, and makes no other collection', async () => {
  const done: string[] = [];
  const sweep = async () => void done.push('sweep');
  const ticker = await start('w1', { sweep, wake: () => done.push('wake') });
  await until(() => done.includes('sweep') && done.includes('wake'));
  await ticker.stop();
  const [job] = await jobs();
  expect(job).toMatchObject({ name: 'sweep', lockedAt: null, failReason: null });
  expect(job?.data ?? {}).toEqual({});
  const collections = (await db.listCollections().toArray()).map(({ name }) => name);
  expect(collections).toEqual([JOBS]);
});

it('waits for what is under way, and leaves no job locked', async () => {
  let finish: (() => void) | undefined;
  let ended = false;
  let rested = false;
  const sweep = async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    ended = true;
  };
  const rest = async () => {
    rested = true;
  };
  const ticker = await start('w1', { sweep, rest });
  const end = await until(() => finish);
  const stopped = ticker.stop();
  end();
  await stopped;
  expect([ended, rested]).toEqual([true, true]);
  expect((await jobs()).filter(({ lockedAt }) => lockedAt)).toEqual([]);
});

it('takes no lock from a worker that runs a job when another one starts', async () => {
  let runs = 0;
  let finish = () => {};
  const sweep = () => {
    runs += 1;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  };
  const first = await start('w1', { sweep });
  await until(() => runs === 1);
  const before = await jobs();
  const second = await start('w2', { sweep });
  const held = (rows: Awaited<ReturnType<typeof jobs>>) =>
    rows.flatMap(({ name, lockedAt, lastModifiedBy }) =>
      name === 'sweep' ? [{ lockedAt, lastModifiedBy }] : [],
    );
  expect(held(await jobs())).toEqual(held(before));
  finish();
  await Promise.all([first.stop(), second.stop()]);
  expect(runs).toBe(1);
});

it('keeps the code of a fault, never its words, and goes on', async () => {
  const sweep = () => Promise.reject(Object.assign(new Error('about Zofia'), { code: 'store-away' }));
  const ticker = await start('w1', { sweep });
  await until(async () => (await jobs()).some(({ failReason }) => failReason));
  await ticker.stop();
  expect(JSON.stringify([await jobs(), log])).not.toContain('Zofia');
  expect((await jobs())[0]).toMatchObject({ failReason: 'Error:store-away', lockedAt: null });
});

describe('six workers that start at the same moment', () => {
  const children: ChildProcess[] = [];
  const stop = async (child: ChildProcess) => {
    if (child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  afterEach(() => Promise.all(children.splice(0).map(stop)));

  const startWorker = () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ...{ ROLE: 'worker', PORT: '0', MONGODB_URI: database.uri, NODE_ENV: 'test' },
        DATA_KEYS: dataKeys,
        ...{ SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken },
        SLACK_API_URL: 'http://127.0.0.1:9/',
      },
    });
    children.push(child);
    return child;
  };
  const isUp = async (child: ChildProcess) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    await until(() => said.includes('The app is up'), { ms: 40_000, what: 'a worker' });
  };

  it.each([1, 2])(
    'leave one schedule, and no lock when they end (%i)',
    async () => {
      await Promise.all(Array.from({ length: 6 }, startWorker).map(isUp));
      expect(await names()).toEqual(['sweep', 'deliver']);
      await Promise.all(children.map(stop));
      expect(children.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0, 0]);
      expect(await names()).toEqual(['sweep', 'deliver']);
      expect((await jobs()).filter(({ lockedAt }) => lockedAt)).toEqual([]);
    },
    90_000,
  );
});
