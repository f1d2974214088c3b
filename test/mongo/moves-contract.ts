import type { Child } from '../../src/domain/child.ts';
import type { Store } from '../../src/usecases/ports.ts';
import * as sample from './samples.ts';

const from = { settingId: 'set-1', settingName: 'Hazelbrook', childCode: 'HAZ-01' };
const PATIENT = { withinMs: 60_000 };

/** A child with a plan, its version, minutes, a report and many entries. */
const fill = async (store: Store, entries: number): Promise<Child> => {
  const child = sample.child();
  await store.settings.insert(sample.setting());
  await store.settings.insert(sample.setting({ id: 'set-2', code: 'MIL' }));
  await store.children.insert(child);
  const plan = sample.record();
  await store.records.insert(plan, sample.version(plan));
  await store.reports.insert(sample.report());
  for (let n = 0; n < entries; n += 1) await store.entries.insert(sample.entry({ id: `entry-${n}` }));
  return child;
};

export const movesContract = (storeNow: () => Store): void => {
  const scope = { tenant: 'T1' };
  const moved = (child: Child): Child => ({ ...child, settingId: 'set-2', code: 'MIL-01', revision: 2 });

  it('moves a child with 400 entries, and each says where it happened', async () => {
    const store = storeNow();
    const child = await fill(store, 400);
    const started = Date.now();
    const taken = await store.together(() => store.children.move({ child: moved(child), from }), PATIENT);
    if (process.env.MEASURE) process.stderr.write(`400 entries: ${Date.now() - started} ms\n`);
    expect(taken).toEqual({ plans: 1, minutes: 0, entries: 400, reports: 1 });
    expect(await store.children.get({ ...scope, id: child.id })).toEqual(moved(child));
    expect(await store.records.get({ ...scope, id: 'rec-1' })).toEqual({
      ...sample.record({ settingId: 'set-2' }),
      happenedIn: from,
    });
    expect(await store.versions.get({ ...scope, recordId: 'rec-1', revision: 1 })).toMatchObject({
      happenedIn: from,
    });
    const entries = await store.entries.ofPlans({ ...scope, planIds: ['rec-1'] });
    expect(entries).toHaveLength(400);
    expect(new Set(entries.map(({ settingId }) => settingId))).toEqual(new Set(['set-2']));
    const looked = { ...scope, now: 1, limit: 9 };
    expect(await store.reminders.toLookAt({ ...looked, settingId: 'set-1' })).toEqual([]);
    expect(await store.reminders.toLookAt({ ...looked, settingId: 'set-2' })).toHaveLength(1);
    // Again, to take along what was being saved meanwhile.
    await store.entries.insert(sample.entry({ id: 'late' }));
    const again = await store.children.move({ child: moved(child), from, again: true });
    expect(again).toEqual({ plans: 0, minutes: 0, entries: 1, reports: 0 });
  }, 60_000);

  it('moves all of it or nothing', async () => {
    const store = storeNow();
    const child = await fill(store, 3);
    const work = store.together(async () => {
      await store.children.move({ child: moved(child), from });
      throw new Error('cut off');
    }, PATIENT);
    await expect(work).rejects.toThrow('cut off');
    expect(await store.children.get({ ...scope, id: child.id })).toEqual(child);
    const entries = await store.entries.ofPlans({ ...scope, planIds: ['rec-1'] });
    expect(entries).toEqual([0, 1, 2].map((n) => sample.entry({ id: `entry-${n}` })));
  });

  it('keeps one move of a child under way, and finds what is due', async () => {
    const { moves } = storeNow();
    await moves.insert(sample.move());
    await expect(moves.insert(sample.move({ id: 'move-2' }))).rejects.toMatchObject({
      code: 'move-under-way',
    });
    expect(await moves.ofChild({ ...scope, childId: 'child-1' })).toEqual(sample.move());
    expect(await moves.due({ now: 0, limit: 9 })).toEqual([]);
    expect(await moves.due({ now: 1, limit: 9 })).toEqual([sample.move()]);
    expect(await moves.replace({ ...sample.move(), active: false, state: 'cancelled' })).toBe(true);
    expect(await moves.replace(sample.move())).toBe(false);
    expect(await moves.due({ now: 1, limit: 9 })).toEqual([]);
    expect(await moves.from({ ...scope, settingIds: ['set-1'] })).toHaveLength(1);
    expect(await moves.to({ ...scope, settingIds: ['set-2'] })).toHaveLength(1);
    expect(await moves.get({ ...scope, id: 'move-1' })).toMatchObject({ state: 'cancelled' });
  });
};
