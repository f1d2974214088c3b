import { clockFrom } from '../../src/clock.ts';
import { ACCESS_CODES } from '../../src/domain/installation.ts';
import type { Notice } from '../../src/domain/notice.ts';
import { createCourier, type Happened } from '../../src/outbox/courier.ts';
import type { Showing, Store } from '../../src/usecases/ports.ts';
import * as sample from '../mongo/samples.ts';
import { type TestStore, testStore } from '../mongo/support.ts';

const TUESDAY = Date.parse('2026-03-03T10:00:00Z');
const place = { channel: 'C1', ts: '1.1' };
let test: TestStore;
let now: number;
let happened: [Happened, string][];
let shown: Notice[];
let answers: Showing[];
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.empty();
  now = TUESDAY;
  happened = [];
  shown = [];
  answers = [];
  await test.store.settings.insert(sample.setting({ closures: [], sencoChannel: 'C1' }));
  const team = [
    sample.member(),
    sample.member({ userId: 'U2' }),
    sample.member({ userId: 'U3', role: 'manager' }),
  ];
  await test.store.members.replaceAll({ tenant: 'T1', settingId: 'set-1', members: team });
});

const courier = (store: Store = test.store, pace = { laneMs: 1, leaseMs: 5_000 }) =>
  createCourier({
    store,
    clock: clockFrom(() => now),
    machine: clockFrom(Date.now),
    show: async (notice) => {
      shown.push(notice);
      return answers.shift() ?? { kind: 'shown', place };
    },
    happened: (what, { id }) => happened.push([what, id]),
    owner: 'w1',
    pace,
  });
const put = async (more: Partial<Notice> = {}) => {
  const notice = sample.notice(more);
  await test.store.outbox.add(notice);
  return notice;
};
const stored = (id = 'notice-1') => test.store.outbox.get({ tenant: 'T1', id });
const rows = () => test.db.collection('outbox').find().toArray();

it('shows what is ready, and writes down where', async () => {
  await put();
  await courier().deliver();
  await courier().deliver();
  expect(shown).toHaveLength(1);
  expect(await stored()).toMatchObject({ state: 'settled', shown: 1, place });
  expect(happened).toEqual([['sent', 'notice-1']]);
});

it('drops what has nothing left to say, but updates what Slack shows', async () => {
  const lines = [sample.noticeLine({ became: { what: 'held', on: '2026-03-02' } })];
  await put({ lines });
  await put({ id: 'shown', lines, shown: 1, wanted: 2, place });
  await courier().deliver();
  expect(shown.map(({ id }) => id)).toEqual(['shown']);
  expect(await stored()).toMatchObject({ state: 'dropped' });
});

it.each([
  ['before the hours', '2026-03-03T07:59:30Z', 30_000],
  ['after them', '2026-03-03T17:30:00Z', 60_000],
  ['at the weekend', '2026-03-07T10:00:00Z', 60_000],
  ['on a bank holiday', '2026-04-06T10:00:00Z', 60_000],
])('posts nothing %s, looks again within a minute, and updates all the same', async (_, at, inMs) => {
  now = Date.parse(at);
  await put();
  await put({ id: 'shown', shown: 1, wanted: 2, place });
  const from = Date.now();
  await courier().deliver();
  expect(shown.map(({ id }) => id)).toEqual(['shown']);
  const notice = await stored();
  expect(notice).toMatchObject({ state: 'waiting', attempts: 0, code: '' });
  expect(Math.abs((notice?.at ?? 0) - from - inMs)).toBeLessThan(5_000);
});

it('tells every SENCO of a lost channel once a day, and nobody of a lost person', async () => {
  for (const id of ['a', 'b', 'c']) await put({ id });
  await put({ id: 'person', to: { user: 'U9' } });
  const parked = { kind: 'parked', code: 'is_archived' } as const;
  answers = Array<Showing>(4).fill(parked);
  await courier().deliver();
  await courier().deliver();
  const told = shown.filter(({ kind }) => kind === 'channel lost');
  expect(told.map(({ to }) => to)).toEqual(expect.arrayContaining([{ user: 'U1' }, { user: 'U2' }]));
  expect(told).toHaveLength(2);
  expect((await rows()).filter(({ state }) => state === 'parked')).toHaveLength(4);
});

it('ends there when the message about the lost channel cannot be sent either', async () => {
  await put();
  answers = Array<Showing>(9).fill({ kind: 'parked', code: 'is_archived' });
  await courier().deliver();
  await courier().deliver();
  expect(shown).toHaveLength(3);
  expect(await test.store.outbox.counts()).toEqual({ waiting: 0, delayed: 0, sending: 0, parked: 3 });
});

it('keeps a channel shut as long as Slack says, and no other', async () => {
  await put();
  answers = [{ kind: 'refused', code: 'ratelimited', afterMs: 60_000 }];
  await courier().deliver();
  await put({ id: 'same', at: 1 });
  await put({ id: 'other', to: { channel: 'C2' } });
  await courier().deliver();
  expect(shown.map(({ id }) => id)).toEqual(['notice-1', 'other']);
  expect((await stored('same'))?.at).toBeGreaterThan(Date.now() + 50_000);
});

it('says that it may be a repeat what may have arrived, and counts it', async () => {
  await put();
  answers = [{ kind: 'unsure', code: 'no_answer' }];
  await courier().deliver();
  expect(await stored()).toMatchObject({ state: 'waiting', mayBeRepeat: true, attempts: 1 });
  expect(happened).toEqual([['ambiguous', 'notice-1']]);
});

it('writes down what was sent although the store is away for a while', async () => {
  await put();
  let away = 3;
  const settle: Store['outbox']['settle'] = async (...args) => {
    away -= 1;
    if (away >= 0) throw new Error('away');
    return test.store.outbox.settle(...args);
  };
  await courier({ ...test.store, outbox: { ...test.store.outbox, settle } }).deliver();
  expect(shown).toHaveLength(1);
  expect(await stored()).toMatchObject({ state: 'settled', mayBeRepeat: false });
});

it('gives up writing when the notice is no longer its own, which may then be a repeat', async () => {
  await put();
  const settle = () => Promise.reject(new Error('away'));
  const store = { ...test.store, outbox: { ...test.store.outbox, settle } };
  await expect(courier(store, { laneMs: 1, leaseMs: 600 }).deliver()).rejects.toThrow('away');
  const again = await test.store.outbox.claim({ owner: 'w2', now: Date.now() + 1_000, leaseMs: 1 });
  expect(again).toMatchObject({ mayBeRepeat: true, code: 'lost' });
});

it('begins nothing more once it is stopped', async () => {
  await put();
  const stopped = courier();
  stopped.stop();
  expect(await stopped.deliver()).toBe(0);
  expect(shown).toEqual([]);
});

it('tells nobody where the app has no access: nobody could be told, until it has it again', async () => {
  await put();
  answers = [{ kind: 'parked', code: 'token_revoked' }];
  await courier().deliver();
  expect(shown).toHaveLength(1);
  expect(await test.store.outbox.counts()).toEqual({ waiting: 0, delayed: 0, sending: 0, parked: 1 });
  expect(await test.store.outbox.unpark({ tenant: 'T2', codes: ACCESS_CODES })).toBe(0);
  expect(await test.store.outbox.unpark({ tenant: 'T1', codes: ACCESS_CODES })).toBe(1);
  await courier().deliver();
  expect(shown).toHaveLength(2);
});
