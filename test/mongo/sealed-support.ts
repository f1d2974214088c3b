import { createLogger } from '../../src/logger.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createStore } from '../../src/mongo/store.ts';
import type { Store } from '../../src/usecases/ports.ts';
import * as sample from './samples.ts';
import { storeParts, type TestStore, testStore } from './support.ts';

export const mine = { tenant: 'T1' };
export const failure = (code: string) => expect.objectContaining({ code });

/** A store of its own with its log, further workers on the same records, and the rows as they are stored. */
export const sealedStore = () => {
  const log: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => log.push(line) } });
  const closing: (() => Promise<void>)[] = [];
  const current: { test?: TestStore } = {};
  const running = (): TestStore => {
    if (!current.test) throw new Error('not started');
    return current.test;
  };
  beforeAll(async () => {
    current.test = await testStore({ logger });
  });
  afterEach(async () => {
    await running().empty();
    log.length = 0;
  });
  afterAll(async () => {
    for (const close of closing) await close();
    await current.test?.close();
  });
  return {
    test: running,
    log,
    logger,
    rows: (name: string) => running().db.collection<{ _id: string; sealed?: string }>(name),
    worker: async (parts: Parameters<typeof storeParts>[0] = {}): Promise<Store> => {
      const { options } = running().connection.mongoose.getClient();
      const connection = await connectMongo({
        uri: `mongodb://${options.hosts.join(',')}/?replicaSet=${options.replicaSet}`,
        dbName: running().db.databaseName,
      });
      closing.push(connection.close);
      return createStore(connection, storeParts(parts));
    },
  };
};

/** Every kind of row of one setting. */
export const fillSetting = async (store: Store, { settingId, code }: { settingId: string; code: string }) => {
  const at = (id: string) => ({ id: `${id}-${settingId}`, settingId });
  const record = sample.record({ ...at('rec'), childId: `child-${settingId}` });
  await store.settings.insert(sample.setting({ id: settingId, code }));
  await store.members.replaceAll({ ...mine, settingId, members: [sample.member({ settingId })] });
  await store.children.insert(sample.child({ ...at('child'), code }));
  await store.records.insert(record, sample.version(record));
  await store.entries.insert(sample.entry({ ...at('entry'), planId: record.id }));
  await store.reports.insert(sample.report({ ...at('report'), childId: `child-${settingId}` }));
  await store.drafts.put(sample.draft());
  return record;
};
