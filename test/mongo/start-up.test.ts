import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Schema } from 'mongoose';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { LIVE_PLAN } from '../../src/mongo/records-schema.ts';
import { shardCollections, shardCommands } from '../../src/mongo/shard.ts';
import { createStore } from '../../src/mongo/store.ts';
import { testDatabase } from '../support/mongo.ts';
import { startProxy } from './proxy.ts';
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
    expect(names).toEqual(expect.arrayContaining(['one-plan', 'one-standing']));
    const [forget] = (await test.db.collection('receipts').indexes()).filter(({ name }) => name === 'forget');
    expect(forget).toMatchObject({ expireAfterSeconds: 0, key: { keptUntil: 1 } });
    await test.close();
  });

  it('drops the rules of earlier versions that others stand for now, whoever is first', async () => {
    const test = await testStore();
    const old = { name: 'one-live-plan', unique: true, partialFilterExpression: LIVE_PLAN };
    await test.db.collection('records').createIndex({ tenant: 1, childId: 1, sheet: 1 }, old);
    await Promise.all(Array.from({ length: 6 }, () => createIndexes(test.connection)));
    const names = (await test.db.collection('records').indexes()).map(({ name }) => name);
    expect(names).not.toContain('one-live-plan');
    await test.close();
  });

  it('waits for an index longer than for anything else', async () => {
    const database = testDatabase();
    const proxy = await startProxy(Number(/:(\d+)/.exec(database.uri)?.[1]));
    const uri = database.uri.replace(/:\d+/, `:${proxy.port}`).replace(/\?.*|$/, '?directConnection=true');
    const connection = await connectMongo({ uri, socketTimeoutMS: 300 });
    try {
      const models = connection.mongoose.model('things', new Schema({ name: String }).index({ name: 1 }));
      proxy.slow('createIndexes', 600);
      await expect(models.collection.createIndex({ other: 1 })).rejects.toThrow('timed out');
      await createIndexes(connection);
      const names = (await models.collection.indexes()).map(({ name }) => name);
      expect(names).toContain('name_1');
    } finally {
      await connection.close();
      await proxy.close();
      await database.drop();
    }
  });

  it('has nothing to shard on a replica set, and else shards what belongs to one setting', async () => {
    const test = await testStore();
    expect(await shardCollections(test.connection)).toBe(false);
    expect(test.commands.map(({ commandName }) => commandName)).toEqual(['hello']);
    const key = { tenant: 1, settingId: 1 };
    expect(shardCommands('nursery')).toEqual(
      expect.arrayContaining([
        { enableSharding: 'nursery' },
        { shardCollection: 'nursery.records', key },
        { shardCollection: 'nursery.versions', key: { tenant: 1, recordId: 1 } },
      ]),
    );
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
