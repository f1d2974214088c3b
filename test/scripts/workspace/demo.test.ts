import { diary } from '../../../scripts/sandbox/demo/at-day.ts';
import { seedDemo } from '../../../scripts/sandbox/demo/seed.ts';
import { firstDay } from '../../../scripts/sandbox/workspace/clock.ts';
import { systemClock } from '../../../src/clock.ts';
import { dateAt } from '../../../src/domain/dates.ts';
import { connectMongo, type MongoConnection } from '../../../src/mongo/connection.ts';
import { createIndexes } from '../../../src/mongo/indexes.ts';
import { createStore } from '../../../src/mongo/store.ts';
import { dueList } from '../../../src/usecases/due-list.ts';
import type { Store } from '../../../src/usecases/ports.ts';
import { testDatabase } from '../../support/mongo.ts';
import { storeParts } from '../../support/store-parts.ts';

const database = testDatabase();
const tenant = 'T0HAZELBROOK';
let mongo: MongoConnection;
let store: Store;

beforeAll(async () => {
  mongo = await connectMongo({ uri: database.uri });
  store = createStore(mongo, storeParts({ now: systemClock.now }));
  await createIndexes(mongo);
  await seedDemo({ store, tenant, until: firstDay });
});
afterAll(async () => {
  await mongo.close();
  await database.drop();
});

const children = async () => {
  const settings = await store.settings.all({ tenant });
  return store.children.inSettings({ tenant, settingIds: settings.map(({ id }) => id) });
};
const childCalled = async (part: string) => {
  const child = (await children()).find(({ name, preferredName }) =>
    `${name} ${preferredName}`.includes(part),
  );
  if (!child) throw new Error(`no child ${part}`);
  return child;
};
const recordsOf = async (part: string) =>
  store.records.ofChild({ tenant, childId: (await childCalled(part)).id });
const everyRecord = async () =>
  (
    await Promise.all((await children()).map(({ id }) => store.records.ofChild({ tenant, childId: id })))
  ).flat();
const everyEntry = async () =>
  store.entries.ofPlans({ tenant, planIds: (await everyRecord()).map(({ id }) => id) });

describe('the demo data', () => {
  it('has four settings with their teams, channels and children', async () => {
    const settings = await store.settings.all({ tenant });
    expect(settings.map(({ code, sencoChannel }) => `${code} ${sencoChannel}`).sort()).toEqual([
      'HAR C0SENCOHAR',
      'KEN C0SENCOKEN',
      'MIL C0SENCOMIL',
      'WIL C0SENCOWIL',
    ]);
    expect((await children()).length).toBe(9);
    const members = await store.members.ofSettings({ tenant, settingIds: settings.map(({ id }) => id) });
    expect(members.filter(({ name }) => name === '')).toEqual([]);
  });

  it('has reviews overdue, in their window and early', async () => {
    const ports = diary(store);
    ports.turnTo(firstDay);
    const states = await Promise.all(
      ['UANNA', 'UBEN', 'UMAIRI', 'UOMAR'].map(async (userId) => {
        const memberships = await store.members.ofUser({ tenant, userId });
        return dueList(ports)({ actor: { tenant, userId, name: '', memberships } });
      }),
    );
    const shown = states
      .flatMap(({ items }) => items)
      .map(({ child, clock }) => `${child.preferredName || child.name} ${clock.state} ${clock.due}`);
    expect(shown).toContain('Zofia Wiśniewska-Łukasz window 2026-03-03');
    expect(shown).toContain('Llŷr ap Gwilym-Ffowc overdue 2026-01-19');
    expect(shown).toContain('Muhammad Zeeshan Qureshi early 2026-04-20');
  });

  it('ends one plan, leaves one child without, and has one at its third cycle', async () => {
    const ended = (await recordsOf('Llŷr')).find(({ plan }) => plan?.ended);
    expect(ended?.plan?.ended).toEqual({ on: '2025-11-24', why: 'Replaced by IPM' });
    expect(await recordsOf('Theo')).toEqual([]);
    expect((await childCalled('Theo')).planChoices).toHaveLength(1);
    expect((await recordsOf('Zofia')).find(({ live }) => live)?.plan?.cycle).toBe(3);
  });

  it('says nothing of days that are still to come', async () => {
    const days = [
      ...(await everyRecord()).flatMap(({ plan, answers, updatedAt }) => [
        plan?.startedOn ?? String(answers.date),
        dateAt(updatedAt, 'Europe/London'),
      ]),
      ...(await everyEntry()).flatMap(({ date, recordedOn, recordedAt }) => [
        date,
        recordedOn,
        dateAt(recordedAt, 'Europe/London'),
      ]),
    ];
    expect(days.filter((day) => day > firstDay || day < '2025-09-01')).toEqual([]);
  });

  it('dates what was recorded on the day it was, and one entry later', async () => {
    const late = (await everyEntry()).filter(({ date, recordedOn }) => date !== recordedOn);
    expect(late).toMatchObject([{ date: '2026-02-10', recordedOn: '2026-02-23' }]);
    const [plan] = (await recordsOf('Layla')).slice(-1);
    expect(dateAt(plan?.createdAt ?? 0, 'Europe/London')).toBe('2026-01-19');
  });

  it('keeps the trace of an entry filed under a twin in both files', async () => {
    const entries = (await everyEntry()).filter(({ trace }) => trace.length > 0);
    const amara = await childCalled('Amara');
    expect(
      entries
        .map(({ childId, movedAway, comments }) => [childId === amara.id, movedAway, comments !== ''])
        .sort(),
    ).toEqual([
      [false, true, false],
      [true, false, true],
    ]);
    const at = new Date(entries[0]?.trace[0]?.at ?? 0).toISOString();
    expect(at).toBe('2026-02-26T15:20:00.000Z');
  });

  it('has versions signed, asked for and not asked, and a report requested', async () => {
    const plans = (await everyRecord()).filter(({ live, plan }) => live && plan);
    const versions = await Promise.all(
      plans.map(({ id, revision }) => store.versions.get({ tenant, recordId: id, revision })),
    );
    const states = new Set(versions.map((version) => version?.signOffs.at(-1)?.state ?? 'not asked'));
    expect(states).toEqual(new Set(['signed', 'asked', 'views sent', 'not asked']));
    const reports = await store.reports.ofChild({ tenant, childId: (await childCalled('Zofia')).id });
    expect(reports).toMatchObject([{ requestedOn: '2025-11-12', chasedOn: ['2026-01-15'], receivedOn: '' }]);
  });
});
