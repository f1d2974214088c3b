import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedMongo, startMongo } from '../../scripts/mongo/start-mongo.ts';
import { connectMongo, type MongoConnection } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { createStore } from '../../src/mongo/store.ts';
import { WITHIN_MS } from '../../src/mongo/transactions.ts';
import type { Store } from '../../src/usecases/ports.ts';
import { type Middleman, startProxy } from './proxy.ts';
import * as sample from './samples.ts';
import { storeParts } from './support.ts';

const mine = { tenant: 'T1' };
const away = expect.objectContaining({
  code: 'store-away',
  userMessage: expect.stringContaining('still here'),
});

let dataDir: string;
let mongod: EmbeddedMongo;
let proxy: Middleman;
let connection: MongoConnection;
let store: Store;

const portOf = ({ uri }: EmbeddedMongo): number => Number(/:(\d+)/.exec(uri)?.[1]);
const start = () => startMongo({ dataDir, log: () => {} });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'graduated-response-away-'));
  mongod = await start();
  proxy = await startProxy(portOf(mongod));
  connection = await connectMongo({ uri: `mongodb://127.0.0.1:${proxy.port}/away?directConnection=true` });
  store = createStore(connection, storeParts({ withinMs: WITHIN_MS }));
  await createIndexes(connection);
});

afterAll(async () => {
  await connection?.close();
  await proxy?.close();
  await mongod?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const get = () => store.settings.get({ ...mine, id: 'set-1' });
/** One submission of a child, as a form sends it. */
const save = (key: string) =>
  store.once({ ...mine, key, content: 'c' }, async () => {
    const number = await store.settings.nextChildNumber({ ...mine, id: key });
    await store.children.insert(
      sample.child({ id: `${key}-${number}`, settingId: key, code: `HAZ-${number}` }),
    );
    return number;
  });
const saved = (key: string) => store.children.inSettings({ ...mine, settingIds: [key] });

const failsInTime = async (operation: () => Promise<unknown>): Promise<void> => {
  const started = performance.now();
  await expect(operation()).rejects.toEqual(away);
  expect(performance.now() - started).toBeLessThan(3_000);
};

/** Tries as a person would, until it works. */
const inTheEnd = async <T>(operation: () => Promise<T>): Promise<T> => {
  const giveUpAt = performance.now() + 30_000;
  for (;;) {
    try {
      return await operation();
    } catch (error) {
      expect(error).toEqual(away);
      if (performance.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
};

describe('MongoDB away', () => {
  it('fails in time while mongod is stopped, and saves once it runs again', async () => {
    await save('before');
    expect(await connection.ping()).toBe(true);
    process.kill(mongod.pids[0] ?? 0, 'SIGSTOP');
    try {
      await failsInTime(() => save('stopped'));
      await failsInTime(get);
      const started = performance.now();
      expect(await connection.ping()).toBe(false);
      expect(performance.now() - started).toBeLessThan(3_000);
    } finally {
      process.kill(mongod.pids[0] ?? 0, 'SIGCONT');
    }
    expect(await inTheEnd(() => save('stopped'))).toBe(1);
    expect(await saved('stopped')).toHaveLength(1);
    expect(await inTheEnd(() => save('before'))).toBe(1);
    expect(await connection.ping()).toBe(true);
  });

  it('fails in time while mongod is gone, and saves after its restart', async () => {
    await mongod.stop();
    await failsInTime(get);
    await failsInTime(() => save('gone'));
    expect(await connection.ping()).toBe(false);
    mongod = await start();
    proxy.target = portOf(mongod);
    expect(await inTheEnd(() => save('gone'))).toBe(1);
    expect(await saved('gone')).toHaveLength(1);
    expect(await saved('before')).toHaveLength(1);
  });

  it('makes one record when a commit arrives and its answer does not', async () => {
    proxy.hangAfterCommit();
    await failsInTime(() => save('unsure'));
    proxy.open();
    expect(await inTheEnd(() => save('unsure'))).toBe(1);
    expect(await saved('unsure')).toHaveLength(1);
  });

  it('makes one record when the network hangs in the middle of the work', async () => {
    await failsInTime(() =>
      store.once({ ...mine, key: 'middle', content: 'c' }, async () => {
        await store.children.insert(sample.child({ id: 'middle', settingId: 'middle' }));
        proxy.hang();
        await store.children.get({ ...mine, id: 'middle' });
      }),
    );
    proxy.open();
    expect(await inTheEnd(() => save('middle'))).toBe(1);
    expect(await saved('middle')).toHaveLength(1);
  });
});
