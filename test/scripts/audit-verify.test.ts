import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { createStore } from '../../src/mongo/store.ts';
import { auditLine } from '../mongo/samples.ts';
import { testDatabase } from '../support/mongo.ts';
import { dataKeys, storeParts } from '../support/store-parts.ts';

const database = testDatabase();
const client = new mongo.MongoClient(database.uri);
const rows = () => client.db(database.name).collection('audit');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  const connection = await connectMongo({ uri: database.uri });
  const store = createStore(connection, storeParts({ now: Date.now }));
  await createIndexes(connection);
  for (let n = 0; n < 4; n += 1) await store.audit.append([auditLine(), auditLine({ chain: 'set-2' })]);
  await connection.close();
});
afterAll(async () => {
  await client.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function verify(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const env = { PATH: process.env.PATH, MONGODB_URI: database.uri, DATA_KEYS: dataKeys };
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/audit-verify.ts', ...args], { env });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

describe('npm run audit:verify', () => {
  it('says that all is well, with each head, and ends with 0', async () => {
    const { code, said } = await verify();
    expect(said).toMatch(/^head T1 set-1 4 \S+\nhead T1 set-2 4 \S+\nAll 8 entries hold\.\n$/);
    expect(code).toBe(0);
    await writeFile(join(folder, 'heads.txt'), said);
  });

  it('names what was altered and taken out, and ends with 1', async () => {
    await rows().updateOne({ chain: 'set-1', seq: 2 }, { $set: { userId: 'UOTHER' } });
    await rows().deleteOne({ chain: 'set-2', seq: 4 });
    const { code, said } = await verify();
    expect(said).toContain('WRONG T1 set-1: entry 2 was altered');
    expect(said).toContain('WRONG T1 set-2: entry 4 is missing at the end');
    expect(code).toBe(1);
  });

  it('misses a whole chain that was written down', async () => {
    for (const name of ['audit', 'auditHeads'])
      await client.db(database.name).collection(name).deleteMany({ chain: 'set-2' });
    expect((await verify()).said).not.toContain('set-2');
    expect((await verify(join(folder, 'heads.txt'))).said).toContain(
      'WRONG T1 set-2: the whole chain is missing',
    );
  });
});
