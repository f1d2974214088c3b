import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { startMongo } from '../../scripts/mongo/start-mongo.ts';

const log = () => {};
let dataDir: string;
let children: ChildProcess[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'start-mongo-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

const withChildren = async <T>(
  uri: string,
  use: (rows: mongo.Collection, client: mongo.MongoClient) => Promise<T>,
): Promise<T> => {
  const client = new mongo.MongoClient(uri);
  try {
    return await use(client.db().collection('children'), client);
  } finally {
    await client.close();
  }
};

/** Starts MongoDB from a process of its own, which can be killed; gives its URI. */
const startElsewhere = async (): Promise<{ child: ChildProcess; uri: string }> => {
  const program = join(dataDir, 'starter.mts');
  const module = join(import.meta.dirname, '../../scripts/mongo/start-mongo.ts');
  await writeFile(
    program,
    `import { startMongo } from ${JSON.stringify(module)};
     const { uri } = await startMongo({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} });
     process.stdout.write(uri); setInterval(() => {}, 1000);`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [uri] = await once(child.stdout, 'data');
  return { child, uri: String(uri) };
};

describe('startMongo', () => {
  it('finds its data again after a restart on another port, with transactions', async () => {
    const first = await startMongo({ dataDir, log });
    await withChildren(first.uri, (rows, client) =>
      client.withSession((session) =>
        session.withTransaction(async () => rows.insertOne({ name: 'Zofia' }, { session })),
      ),
    );
    await first.stop();
    const second = await startMongo({ dataDir, log });
    expect(second.uri).not.toBe(first.uri);
    expect(await withChildren(second.uri, (rows) => rows.countDocuments())).toBe(1);
    await second.stop();
  });

  it('says so when another live run uses the folder', async () => {
    const first = await startMongo({ dataDir, log });
    await expect(startMongo({ dataDir, log })).rejects.toThrow(
      `in use by another run (mongod process ${first.pids[0]}); stop that run, or set DATA_DIR to another folder`,
    );
    expect(await withChildren(first.uri, (rows) => rows.countDocuments())).toBe(0);
    await first.stop();
  });

  it('ends with a starter that is killed with -9, and keeps what was written', async () => {
    const { child, uri } = await startElsewhere();
    await withChildren(uri, (rows) => rows.insertOne({ name: 'Leo' }, { writeConcern: { w: 'majority' } }));
    child.kill('SIGKILL');
    const next = await startMongo({ dataDir, log });
    expect(await withChildren(next.uri, (rows) => rows.countDocuments())).toBe(1);
    await expect(
      new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 500 }).db().command({ ping: 1 }),
    ).rejects.toThrow();
    await next.stop();
  });
});
