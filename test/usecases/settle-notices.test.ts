import type { Ports, Store } from '../../src/usecases/ports.ts';
import { becomes, heldOn, movesTo, settleNotices } from '../../src/usecases/settle-notices.ts';
import { type TestStore, testStore } from '../mongo/support.ts';
import { line, notice } from '../support/notices.ts';

let at: TestStore;
beforeAll(async () => {
  at = await testStore();
});
beforeEach(() => at.empty());
afterAll(() => at.close());

const plan = { tenant: 'T1', settingId: 'set-1', id: line().planId };
const posted = notice('nudge', [line()], { id: 'n1', shown: 1, state: 'settled' });
const held = becomes({ what: 'held', on: '2026-01-08' });

/** Ports whose outbox somebody else writes to just before each of the first rewrites. */
const overtaken = (times: number): Pick<Ports, 'store'> => {
  let left = times;
  const rewrite: Store['outbox']['rewrite'] = async (wanted) => {
    if (left > 0) {
      left -= 1;
      await at.store.outbox.rewrite({ ...wanted, lines: [line({ childCode: 'WIL-08' })] });
    }
    return at.store.outbox.rewrite(wanted);
  };
  return { store: { ...at.store, outbox: { ...at.store.outbox, rewrite } } };
};

const now = () => at.store.outbox.get(posted);

describe('notices about a plan', () => {
  it('are read again where somebody was faster, and lose nothing of theirs', async () => {
    await at.store.outbox.add(posted);
    await settleNotices(overtaken(2), { plans: [plan], change: held });
    expect(await now()).toMatchObject({
      wanted: 4,
      state: 'waiting',
      lines: [{ childCode: 'WIL-08', became: { what: 'held', on: '2026-01-08' } }],
    });
  });

  it('stop the change where somebody is faster again and again', async () => {
    await at.store.outbox.add(posted);
    const work = settleNotices(overtaken(3), { plans: [plan], change: held });
    await expect(work).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('change one line of a digest and leave other plans alone; nothing is written twice', async () => {
    const other = line({ planId: 'other' });
    await at.store.outbox.add({ ...posted, lines: [other, line()] });
    const ports = overtaken(0);
    await settleNotices(ports, { plans: [plan], change: held });
    await settleNotices(ports, { plans: [plan], change: becomes({ what: 'ended', on: '2026-02-01' }) });
    expect((await now())?.wanted).toBe(2);
    expect((await now())?.lines.map(({ became }) => became.what)).toStrictEqual(['open', 'held']);
    await settleNotices(ports, {
      plans: [plan],
      change: heldOn({ before: '2026-01-08', after: '2026-01-07' }),
    });
    expect((await now())?.lines[1]?.became).toStrictEqual({ what: 'held', on: '2026-01-07' });
  });

  it('say on which day the review is due now, unless it was held or a meeting is arranged', async () => {
    const arranged = [
      { what: 'open' },
      { what: 'before' },
      { what: 'moved', to: '2026-01-01' },
      { what: 'booked', until: '2026-01-09' },
      { what: 'held', on: '2026-01-08' },
    ] as const;
    await at.store.outbox.add({ ...posted, lines: arranged.map((became) => line({ became })) });
    await settleNotices(overtaken(0), { plans: [plan], change: movesTo('2026-05-03') });
    const moved = { what: 'moved', to: '2026-05-03' };
    expect((await now())?.lines.map(({ became }) => became)).toStrictEqual([
      ...[moved, moved, moved],
      ...arranged.slice(3),
    ]);
    expect(await now()).toMatchObject({ state: 'waiting', wanted: 2 });
  });

  it('of all the tenants and settings there are, only theirs', async () => {
    await at.store.outbox.add({ ...posted, tenant: 'T2' });
    await at.store.outbox.add({ ...posted, id: 'n2', settingId: 'set-2' });
    await settleNotices(overtaken(0), { plans: [plan], change: held });
    expect((await at.store.outbox.get({ tenant: 'T2', id: 'n1' }))?.wanted).toBe(1);
    expect((await at.store.outbox.get({ tenant: 'T1', id: 'n2' }))?.wanted).toBe(1);
  });

  it('ask one question where there are none', async () => {
    const before = at.commands.length;
    await settleNotices(overtaken(0), { plans: [plan], change: held });
    expect(at.commands.slice(before).map(({ commandName }) => commandName)).toStrictEqual(['find']);
  });
});
