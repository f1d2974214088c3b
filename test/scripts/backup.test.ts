import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { mongo } from 'mongoose';
import { readBackup } from '../../scripts/backup/read.ts';
import { restoreBackup } from '../../scripts/backup/restore.ts';
import { writeBackup } from '../../scripts/backup/write.ts';
import { placeOf } from '../../src/mongo/data-keys.ts';
import { makeKey } from '../../src/sealing/data-key.ts';
import { readRing } from '../../src/sealing/ring.ts';
import { type TestDatabase, testDatabase } from '../support/mongo.ts';
import { dataKeys } from '../support/store-parts.ts';

const NAME = 'Zofia Wiśniewska-Łukasz';
let source: TestDatabase;
let target: TestDatabase;
let from: mongo.MongoClient;
let to: mongo.MongoClient;
let folder: string;
let identity: string;
let file: string;

const waiting = { _id: 'T1/n1', tenant: 'T1', state: 'waiting', attempts: 0, mayBeRepeat: false };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  file = join(folder, 'records.age');
  source = testDatabase();
  from = await mongo.MongoClient.connect(source.uri);
  const db = from.db();
  // More than one part of the archive, and every kind of value.
  const rows = Array.from({ length: 3_000 }, (_, n) => ({
    _id: `T1/${String(n).padStart(5, '0')}` as never,
    tenant: 'T1',
    text: `${NAME} ${'y'.repeat(2_000)}`,
    kinds: [1, new mongo.Double(1), mongo.Long.fromNumber(7), new Date(5), null, true, { a: [] }],
    bytes: new mongo.Binary(Buffer.from([1, 2, 3])),
  }));
  await db.collection('records').insertMany(rows);
  await db
    .collection('outbox')
    .insertMany([waiting as never, { ...waiting, _id: 'T1/n2', state: 'shown' } as never]);
  await db.collection('signatures').insertOne({ keptUntil: new Date() });
  await db.createCollection('drafts');
  const read = readRing(dataKeys);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const owner = { tenant: 'T1', settingId: 'S1' };
  const key = await makeKey({ ring: read.ring, placeOf: (kid) => placeOf(owner, kid) });
  await db.collection('keys').insertOne({ _id: 'T1/S1' as never, ...owner, ...key });
  identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  await writeBackup({ client: from, recipient, file, now: new Date('2026-03-02T10:00:00Z') });
});
beforeEach(async () => {
  target = testDatabase();
  to = await mongo.MongoClient.connect(target.uri);
});
afterEach(async () => {
  await to.close();
  await target.drop();
});
afterAll(async () => {
  await from.close();
  await source.drop();
  await rm(folder, { recursive: true });
});

const restore = (over: Partial<Parameters<typeof restoreBackup>[0]> = {}) =>
  restoreBackup({ client: to, file, identity, check: async () => {}, ...over });
const rowsIn = async (name: string) => to.db().collection(name).countDocuments();
const nothingThere = async () => {
  for (const { name } of await to.db().listCollections().toArray()) expect(await rowsIn(name)).toBe(0);
};
const damaged = async (change: (bytes: Buffer) => Buffer) => {
  const other = join(folder, 'damaged.age');
  await writeFile(other, change(await readFile(file)));
  return other;
};

describe('a backup', () => {
  it('is one file for its owner only, holds no word that can be read, and leaves nothing beside it', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file)).includes('Zofia')).toBe(false);
    expect(await readdir(folder)).toEqual(['records.age']);
  });

  it('says what it holds, without what is forgotten within minutes', async () => {
    const { collections, madeAt } = await readBackup({ file, identity });
    expect(madeAt).toBe('2026-03-02T10:00:00.000Z');
    expect(collections.map(({ name, rows }) => [name, rows])).toEqual([
      ['drafts', 0],
      ['keys', 1],
      ['outbox', 2],
      ['records', 3_000],
    ]);
  });

  it('comes back the same to the byte', async () => {
    await restore();
    const raw = async (client: mongo.MongoClient) =>
      Buffer.concat(
        (await client.db().collection('records').find({}, { raw: true }).sort({ _id: 1 }).toArray()) as never,
      );
    expect((await raw(to)).equals(await raw(from))).toBe(true);
  });

  it('says of a message that waited that it may be a repeat', async () => {
    await restore();
    const notices = await to.db().collection('outbox').find().sort({ _id: 1 }).toArray();
    expect(notices.map(({ mayBeRepeat }) => mayBeRepeat)).toEqual([true, false]);
  });

  it('is not opened by another key, and nothing is written', async () => {
    const other = await generateIdentity();
    await expect(restore({ identity: other })).rejects.toThrow('does not open the backup');
    await nothingThere();
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['cut short by one byte', (bytes: Buffer) => bytes.subarray(0, -1)],
    [
      'changed by one bit',
      (bytes: Buffer) =>
        Buffer.from(bytes).fill(
          (bytes[bytes.length >> 1] ?? 0) ^ 1,
          bytes.length >> 1,
          (bytes.length >> 1) + 1,
        ),
    ],
  ])('that was %s is refused, and nothing is written', async (_, change) => {
    await expect(restore({ file: await damaged(change) })).rejects.toThrow();
    await nothingThere();
  });

  it('goes into an empty database only', async () => {
    await to.db().collection('children').insertOne({ name: 'here first' });
    await expect(restore()).rejects.toThrow('is not empty (children)');
    expect(await rowsIn('children')).toBe(1);
    expect(await rowsIn('records')).toBe(0);
  });

  it('is looked at whole before anything is written', async () => {
    const seen: string[] = [];
    const check = async (name: string) => {
      seen.push(name);
      if (name === 'records') throw new Error('no key for these');
    };
    await expect(restore({ check })).rejects.toThrow('no key for these');
    expect(seen).toContain('outbox');
    await nothingThere();
  });

  it('leaves no half of a file where the database goes away', async () => {
    const away = new mongo.MongoClient('mongodb://127.0.0.1:1/records?serverSelectionTimeoutMS=200');
    const recipient = await identityToRecipient(identity);
    const never = join(folder, 'never.age');
    await expect(writeBackup({ client: away, recipient, file: never, now: new Date(0) })).rejects.toThrow(
      'ECONNREFUSED',
    );
    expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([]);
  });
});

/** Runs one of the npm scripts as an operator does, and gives what it printed and its exit code. */
const run = (name: string, args: readonly string[], uri = '', ring = dataKeys) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...args], {
      env: { ...process.env, MONGODB_URI: uri, DATA_KEYS: ring },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk;
      });
    child.on('close', (code) => resolve({ code, said }));
  });

describe('npm run backup and restore', () => {
  it('make keys, write a file and bring the records back, in plain words', async () => {
    const keys = join(folder, 'backup.key');
    const made = await run('backup-keys', ['--identity', keys]);
    const recipient = /age1\S+/.exec(made.said)?.[0] ?? '';
    expect(await run('backup-keys', ['--identity', keys])).toMatchObject({ code: 1 });
    const own = join(folder, 'own.age');
    const written = await run('backup', ['--recipient', recipient, '--file', own], source.uri);
    expect(written).toEqual({ code: 0, said: expect.stringContaining('3000 records') });
    const wrong = `k1:${randomBytes(32).toString('base64url')}`;
    const refused = await run('restore', ['--identity', keys, '--file', own], target.uri, wrong);
    expect(refused).toEqual({ code: 1, said: expect.stringContaining('k1') });
    await nothingThere();
    const back = await run('restore', ['--identity', keys, '--file', own], target.uri);
    expect(back).toEqual({ code: 0, said: expect.stringContaining('both sides are the same') });
    expect(await rowsIn('records')).toBe(3_000);
    expect(await run('restore', ['--identity', keys, '--file', own], target.uri)).toEqual({
      code: 1,
      said: expect.stringContaining('is not empty'),
    });
    expect(await run('backup', [], source.uri)).toEqual({ code: 1, said: expect.stringMatching(/^npm run/) });
  });
});
