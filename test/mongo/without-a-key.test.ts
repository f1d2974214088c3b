import { clockFrom } from '../../src/clock.ts';
import { createProfiles } from '../../src/domain/profiles.ts';
import { createFeedLinks } from '../../src/feed-links.ts';
import { createPorts } from '../../src/usecases/gate.ts';
import type { Ports, Store } from '../../src/usecases/ports.ts';
import { sweep } from '../../src/usecases/sweep.ts';
import { sweepTodayLists } from '../../src/usecases/sweep-today-lists.ts';
import * as sample from './samples.ts';
import { fillSetting, mine, sealedStore } from './sealed-support.ts';
import { ringOf } from './support.ts';

const { test, rows, worker } = sealedStore();
/** A Monday at ten on which the sample's plan is due. */
const MONDAY = Date.parse('2026-09-14T10:00:00Z');
const portsOn = (store: Store): Ports =>
  createPorts({
    store,
    clock: clockFrom(() => MONDAY),
    print: async () => new Uint8Array(),
    toCsv: () => '',
    newId: () => '',
    feedLinks: createFeedLinks({ publicUrl: undefined }),
    profiles: createProfiles(),
  });

describe('without a key', () => {
  it('a sweep reads dates and codes, and nothing else', async () => {
    const record = await fillSetting(test().store, { settingId: 'set-1', code: 'AAA' });
    const blind = await worker({ ring: ringOf('k9') });
    const { startedOn, lastReviewOn, waiting, closureChoice } = sample.planFacts;
    const ids = { ...mine, ids: [record.id] };
    const dates = await blind.records.datesOf(ids);
    expect(dates).toMatchObject([
      {
        ...{ id: record.id, childId: record.childId, sheet: record.sheet },
        plan: {
          ...{ startedOn, lastReviewOn },
          waiting: { kind: waiting?.kind, until: waiting?.until },
          closureChoice: { closureFrom: closureChoice?.closureFrom, choice: closureChoice?.choice },
        },
      },
    ]);
    expect(JSON.stringify(dates)).not.toContain(waiting?.why);
    expect(await blind.children.codesOf({ ...mine, ids: ['child-set-1', 'nobody'] })).toStrictEqual([
      { id: 'child-set-1', settingId: 'set-1', code: 'AAA' },
    ]);
    expect(await blind.records.datesOf({ ...ids, tenant: 'T2' })).toEqual([]);
    expect(await blind.children.codesOf({ tenant: 'T2', ids: ['child-set-1'] })).toEqual([]);
  });

  it('a sealed plan and child are not opened by a sweep', async () => {
    const { store } = test();
    await fillSetting(store, { settingId: 'set-1', code: 'AAA' });
    for (const name of ['records', 'children'])
      await rows(name).updateMany({}, { $set: { sealed: 'broken' } });
    const { notices, ...swept } = await sweep(portsOn(store))();
    expect(swept).toEqual({ settings: 1, plans: 1, failed: [] });
    expect(notices).toBeGreaterThan(0);
  });
});

describe('an erased setting', () => {
  const gone = { ...mine, settingId: 'set-gone' };
  const list = { ...gone, userId: 'U1', at: '08:30', lookAt: 0 };
  const told = async () =>
    Promise.all(['reminders', 'todayLists', 'outbox'].map((name) => rows(name).countDocuments()));

  it('is told of no more, nor what was written meanwhile', async () => {
    const { store } = test();
    await fillSetting(store, { settingId: gone.settingId, code: 'GON' });
    await store.todayLists.put(list);
    await store.outbox.add(sample.notice({ ...gone, id: 'n' }));
    await store.outbox.add(sample.notice({ ...gone, settingId: 'set-kept', id: 'kept' }));
    expect(await told()).toEqual([1, 1, 2]);
    await store.keys.destroy(gone);
    expect(await told()).toEqual([0, 0, 1]);

    // Written meanwhile by a worker that still had the key.
    await store.todayLists.put(list);
    await rows('reminders').insertOne({
      _id: 'T1/late',
      ...{ ...gone, planId: 'late', lookAt: 0, nudged: [], turn: 1 },
    } as never);
    expect(await sweep(portsOn(store))()).toEqual({ settings: 1, plans: 0, notices: 0, failed: [] });
    expect(await sweepTodayLists(portsOn(store))({ limit: 10 })).toEqual({ added: 0, failed: [] });
    expect(await told()).toEqual([0, 0, 1]);
  });
});
