import { createIndexes } from '../../src/mongo/indexes.ts';
import * as sample from './samples.ts';
import { NOW, type TestStore, testStore } from './support.ts';

let test: TestStore;
beforeEach(async () => {
  test = await testStore();
  await upgrades().deleteMany({});
});
afterEach(() => test.close());

const upgrades = () => test.db.collection('upgrades');
const remindersNow = (settingId = 'set-1') =>
  test.store.reminders.toLookAt({ tenant: 'T1', settingId, now: NOW, limit: 9 });

/** Rows as the version before reminders wrote them: plans without any, settings without message hours. */
const writeOldRows = async () => {
  const ended = { id: 'ended', live: false };
  const foreign = { id: 'a/b', tenant: 'T2' };
  for (const more of [{}, ended, foreign]) {
    const record = sample.record(more);
    await test.store.records.insert(record, sample.version(record));
  }
  await test.store.settings.insert(sample.setting());
  await test.db.collection('reminders').deleteMany({});
  await test.db.collection('settings').updateMany({}, { $unset: { messageHours: '' } });
};

it('gives live plans of before their reminders, each in its tenant', async () => {
  await writeOldRows();
  await createIndexes(test.connection);
  const reminder = { settingId: 'set-1', lookAt: 0, nudged: [], turn: 1 };
  expect(await remindersNow()).toStrictEqual([{ ...reminder, tenant: 'T1', planId: 'rec-1' }]);
  const foreign = await test.store.reminders.toLookAt({
    tenant: 'T2',
    settingId: 'set-1',
    now: NOW,
    limit: 9,
  });
  expect(foreign).toStrictEqual([{ ...reminder, tenant: 'T2', planId: 'a/b' }]);
});

it('leaves a reminder alone that exists, and goes on where the first start was cut off', async () => {
  await writeOldRows();
  await createIndexes(test.connection);
  const [reminder] = await remindersNow();
  if (!reminder) throw new Error('no reminder');
  await test.store.reminders.looked({ ...reminder, lookAt: NOW - 1, nudged: ['told'] });
  await upgrades().deleteMany({});
  await createIndexes(test.connection);
  expect(await remindersNow()).toMatchObject([{ lookAt: NOW - 1, nudged: ['told'], turn: 2 }]);
});

it('costs a later start one look for each', async () => {
  await createIndexes(test.connection);
  await writeOldRows();
  const from = test.commands.length;
  await createIndexes(test.connection);
  const sent = test.commands.slice(from).map(({ commandName }) => commandName);
  expect(sent.filter((name) => !['createIndexes', 'create', 'dropIndexes'].includes(name))).toEqual([
    'find',
    'find',
  ]);
  expect(await remindersNow()).toEqual([]);
});

it('gives live plans of before their figures', async () => {
  await writeOldRows();
  const of = { tenant: 'T1', recordId: 'rec-1', revision: 1 };
  await test.store.entries.insert(sample.entry());
  await test.store.entries.insert(sample.entry({ id: 'moved', date: '2026-03-09', movedAway: true }));
  await test.store.versions.addSignOff({ ...of, signOff: sample.signOff });
  const scope = { tenant: 'T1', settingId: 'set-1' };
  const known = await test.store.figures.plans(scope);
  expect(known).toMatchObject([{ lastEntryOn: '2026-03-05', signed: true }]);
  for (const name of ['planFacts', 'figureMarks']) await test.db.collection(name).deleteMany({});
  await createIndexes(test.connection);
  expect(await test.store.figures.plans(scope)).toStrictEqual(known);
  expect(await test.store.figures.toCount({ now: 0, limit: 9 })).toStrictEqual([scope]);
});

it('is done once by six starts at the same time', async () => {
  await writeOldRows();
  await Promise.all(Array.from({ length: 6 }, () => createIndexes(test.connection)));
  expect(await remindersNow()).toHaveLength(1);
});

it('reads a setting without message hours as one with the usual ones', async () => {
  await writeOldRows();
  const setting = await test.store.settings.get({ tenant: 'T1', id: 'set-1' });
  expect(setting?.messageHours).toEqual({ from: '08:00', to: '17:30' });
  expect(await test.store.settings.replace(setting ?? sample.setting())).toBe(true);
  expect(
    await test.db.collection('settings').findOne({ messageHours: { from: '08:00', to: '17:30' } }),
  ).not.toBeNull();
});
