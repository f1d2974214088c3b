import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { createStore } from '../../src/mongo/store.ts';
import { testDatabase } from '../support/mongo.ts';
import * as sample from './samples.ts';
import { storeParts, testStore } from './support.ts';

const root = join(import.meta.dirname, '../..');

describe('start-up', () => {
  it('says that MongoDB is away, and leaves no unhandled rejection', async () => {
    const program = `
      const { connectMongo } = await import(${JSON.stringify(pathToFileURL(join(root, 'src/mongo/connection.ts')).href)});
      await connectMongo({ uri: 'mongodb://someone:secret@127.0.0.1:9/x' }).catch((error) => console.log(error.code, error.message));
      await new Promise((resolve) => setTimeout(resolve, 1000));
      console.log('alive');`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root });
    expect(stdout).toMatch(/^store-away MongoDB cannot be used: connect ECONNREFUSED 127.0.0.1:9\nalive\n$/);
    expect(stderr).toBe('');
  });

  it.each(['nonsense', 'mongodb://u:secret@[', 'mongodb://u:secret@h/?w=x&w=y&tls=perhaps'])(
    'refuses the address %s without repeating it',
    async (uri) => {
      const refused = connectMongo({ uri });
      await expect(refused).rejects.toMatchObject({ code: 'store-away' });
      await expect(refused).rejects.not.toThrow(/secret/);
    },
  );

  it('makes the indexes again without harm', async () => {
    const test = await testStore();
    await createIndexes(test.connection);
    const names = (await test.db.collection('records').indexes()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['one-live-plan', 'one-standing']));
    const [forget] = (await test.db.collection('receipts').indexes()).filter(({ name }) => name === 'forget');
    expect(forget).toMatchObject({ expireAfterSeconds: 0, key: { keptUntil: 1 } });
    await test.close();
  });

  it('names the unique index that cannot be built, not the rows', async () => {
    const database = testDatabase();
    const connection = await connectMongo({ uri: database.uri });
    createStore(connection, storeParts());
    const { id: _, ...row } = sample.setting();
    await connection.mongoose.collection<{ _id: string }>('settings').insertMany([
      { ...row, _id: 'T1/a' },
      { ...row, _id: 'T1/b' },
    ]);
    await expect(createIndexes(connection)).rejects.toMatchObject({
      code: 'index',
      message:
        'MongoDB: settings (tenant, code) cannot be made: there are rows that break it; remove the duplicates and start again',
    });
    await connection.close();
    await database.drop();
  });
});
