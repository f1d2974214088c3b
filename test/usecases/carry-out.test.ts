import { randomUUID } from 'node:crypto';
import { clockFrom } from '../../src/clock.ts';
import { createProfiles } from '../../src/domain/profiles.ts';
import { createFeedLinks } from '../../src/feed-links.ts';
import { createPorts } from '../../src/usecases/gate.ts';
import { carryOut } from '../../src/usecases/moves/carry-out.ts';
import { sweepMoves } from '../../src/usecases/moves/sweep.ts';
import type { Ports, Store } from '../../src/usecases/ports.ts';
import * as sample from '../mongo/samples.ts';
import { sealedStore } from '../mongo/sealed-support.ts';

const { test, worker } = sealedStore();
const scope = { tenant: 'T1' };
let now = Date.parse('2026-03-03T10:00:00Z');
beforeEach(() => {
  now = Date.parse('2026-03-03T10:00:00Z');
});

const none = (): never => {
  throw new Error('nothing is printed here');
};
const portsOn = (store: Store): Ports =>
  createPorts({
    ...{ store, clock: clockFrom(() => now), print: none, toCsv: none, newId: randomUUID },
    feedLinks: createFeedLinks({ publicUrl: undefined }),
    profiles: createProfiles(),
  });

/** A child with a plan that Millrace has accepted for 3 March; and a reminder of it that Slack shows. */
async function accepted(store: Store): Promise<void> {
  await store.settings.insert(sample.setting());
  await store.settings.insert(sample.setting({ id: 'set-2', code: 'MIL', name: 'Millrace' }));
  const there = { settingId: 'set-2', userId: 'U2' };
  await store.members.replaceAll({ ...scope, settingId: 'set-1', members: [sample.member()] });
  await store.members.replaceAll({ ...scope, settingId: 'set-2', members: [sample.member(there)] });
  await store.children.insert(sample.child());
  const plan = sample.record();
  await store.records.insert(plan, sample.version(plan));
  await store.entries.insert(sample.entry());
  await store.outbox.add(sample.notice());
  const answer = { answeredBy: 'U2', answeredByName: 'Mary', answeredOn: '2026-03-02' };
  await store.moves.insert(
    sample.move({ ...answer, state: 'accepted', keyPerson: 'U2', grLevel: '2', lookAt: 0 }),
  );
}
const moved = (store: Store) => store.moves.get({ ...scope, id: 'move-1' });
const trail = async (store: Store, chain: string) =>
  (await store.audit.ofChild({ ...scope, chain, childId: 'child-1', before: null, limit: 9 })).map(
    ({ did, userId }) => `${did} ${userId}`,
  );

it('carries a move out once, however many workers are at it', async () => {
  const { store } = test();
  await accepted(store);
  const workers = [store, await worker()].map(portsOn);
  const results = await Promise.all([...workers, ...workers].map((ports) => sweepMoves(ports)({ limit: 9 })));
  expect(results.flatMap(({ failed }) => failed)).toEqual([]);
  expect(await store.children.get({ ...scope, id: 'child-1' })).toMatchObject({
    ...{ settingId: 'set-2', code: 'MIL-01', keyPerson: 'U2', backUpKeyPerson: '' },
    formerCodes: [{ settingId: 'set-1', childCode: 'HAZ-01', until: '2026-03-03' }],
  });
  expect(await moved(store)).toMatchObject({
    ...{ state: 'done', newCode: 'MIL-01', doneOn: '2026-03-03', active: true },
    handedOver: { plans: 1, minutes: 0, entries: 1, reports: 0 },
  });
  for (const chain of ['set-1', 'set-2'])
    expect(await trail(store, chain)).toEqual(['moved job:carry out move']);
  expect((await store.outbox.get(sample.notice()))?.lines[0]?.became).toEqual({
    ...{ what: 'moved away', on: '2026-03-03' },
  });
});

it('takes along what was being saved at the old setting, and then is over', async () => {
  const { store } = test();
  const ports = portsOn(store);
  await accepted(store);
  await carryOut(ports)({ ...scope, id: 'move-1' });
  await store.entries.insert(sample.entry({ id: 'late' }));
  now += 10_000;
  await sweepMoves(ports)({ limit: 9 });
  expect((await moved(store))?.active).toBe(false);
  expect(await store.entries.get({ ...scope, id: 'late' })).toMatchObject({
    ...{ settingId: 'set-2', happenedIn: { settingId: 'set-1' } },
  });
});

it('leaves nothing behind where it is cut off, and does it at the next sweep', async () => {
  const { store } = test();
  await accepted(store);
  const dies: Store = {
    ...store,
    moves: { ...store.moves, replace: () => Promise.reject(new Error('cut off')) },
  };
  expect((await sweepMoves(portsOn(dies))({ limit: 9 })).failed).toMatchObject([{ settingId: 'set-1' }]);
  expect(await store.children.get({ ...scope, id: 'child-1' })).toEqual(sample.child());
  expect(await trail(store, 'set-1')).toEqual([]);
  await sweepMoves(portsOn(store))({ limit: 9 });
  expect(await moved(store)).toMatchObject({ state: 'done', newCode: 'MIL-01' });
});
