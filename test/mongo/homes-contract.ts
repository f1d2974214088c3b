import type { Trend } from '../../src/domain/on-time.ts';
import type { ShownHome } from '../../src/domain/shown-home.ts';
import type { Store } from '../../src/usecases/ports.ts';
import * as sample from './samples.ts';

const own = { tenant: 'T1', userId: 'U1' };
const trend: Trend = {
  ...own,
  madeOn: '2026-07-10',
  settingIds: ['set-1'],
  points: [{ name: 'Summer 2', from: '2026-06-01', to: '2026-08-31', onTime: 1, all: 2 }],
  picture: null,
};

/** Homes, trends and what they are made of, on whatever store. */
export const homesContract = (current: () => Store): void => {
  describe('homes', () => {
    const open = (now = 100) => current().homes.opened({ ...own, now, until: now + 50 });
    const claim = (now: number) => current().homes.claim({ now, until: now + 50 });
    const shown = ({ turn }: Pick<ShownHome, 'turn'>, stamp = 'a', lookAt = 1000) =>
      current().homes.shown({ ...own, turn, stamp, settingIds: ['set-1'], lookAt });
    const change = (tenant = 'T1', settingIds = ['set-1'], userIds: readonly string[] = []) =>
      current().homes.changed({ tenant, settingIds, userIds });

    it('are made again when their time has come, by one worker', async () => {
      await shown(await open());
      expect(await claim(999)).toBeNull();
      const claims = await Promise.all([claim(1000), claim(1000)]);
      expect(claims.filter((home) => home !== null)).toHaveLength(1);
      expect(claims.find((home) => home !== null)).toStrictEqual({
        ...own,
        openedAt: 100,
        settingIds: ['set-1'],
        stamp: 'a',
        lookAt: 1050,
        heldUntil: 1050,
        turn: 2,
      });
      expect(await claim(1049)).toBeNull();
      expect(await claim(1050)).not.toBeNull();
    });

    it('are made again after a change in a setting they show, or of the person', async () => {
      await shown(await open());
      await change('T2');
      await change('T1', ['set-2'], ['U2']);
      expect(await claim(500)).toBeNull();
      await change();
      const first = await claim(500);
      if (!first) throw new Error('not claimed');
      await shown(first);
      expect(await claim(600)).toBeNull();
      await change('T1', [], ['U1']);
      expect(await claim(600)).not.toBeNull();
    });

    it('are made once more after a change while they are being made, and by nobody else meanwhile', async () => {
      const opened = await open();
      await change('T1', [], ['U1']);
      expect(await claim(120)).toBeNull();
      await shown(opened, 'b');
      expect(await claim(120)).toMatchObject({ stamp: 'b' });
    });

    it('forget what was published where two have published', async () => {
      const opened = await open();
      const again = await open(110);
      await shown(again, 'newer');
      await shown(opened, 'older');
      expect(await claim(160)).toMatchObject({ stamp: '' });
    });

    it('wait where they could not be published, and go', async () => {
      const opened = await open();
      await current().homes.later({ ...own, turn: opened.turn, lookAt: 300 });
      expect(await claim(299)).toBeNull();
      const home = await claim(300);
      if (!home) throw new Error('not claimed');
      await current().homes.remove({ ...own, turn: home.turn - 1 });
      expect(await claim(400)).not.toBeNull();
      await current().homes.remove({ ...own, turn: home.turn + 1 });
      expect(await claim(10_000)).toBeNull();
    });
  });

  it('keeps a trend for a person', async () => {
    const { trends } = current();
    expect(await trends.get(own)).toBeNull();
    await trends.put(trend);
    expect(await trends.get(own)).toStrictEqual(trend);
    expect(await trends.get({ ...own, tenant: 'T2' })).toBeNull();
    const drawn = { ...trend, picture: { fileId: 'F1', words: '1 of 2', madeAt: 100 } };
    await trends.put(drawn);
    expect(await trends.get(own)).toStrictEqual(drawn);
  });

  it('counts plans by their dates', async () => {
    const { records } = current();
    const put = async (id: string, startedOn: string, more: Parameters<typeof sample.record>[0] = {}) => {
      const plan = { ...sample.planFacts, startedOn };
      const kept = sample.record({ id, childId: id, plan, ...more });
      await records.insert(kept, sample.version(kept));
    };
    await put('a', '2026-03-03');
    await put('b', '2026-03-03');
    await put('c', '2026-03-02', { live: false });
    await put('d', '2026-03-03', { settingId: 'set-2' });
    await put('e', '2026-03-03', { tenant: 'T2' });
    const one = { tenant: 'T1', settingIds: ['set-1'] };
    const dates = { settingId: 'set-1', lastReviewOn: null, endedOn: '2026-07-01' };
    const third = { ...dates, startedOn: '2026-03-03', live: true, plans: 2 };
    const second = { ...dates, startedOn: '2026-03-02', live: false, plans: 1 };
    expect(await records.cycles({ ...one, from: '2026-03-03' })).toStrictEqual([third]);
    expect(await records.cycles({ ...one, to: '2026-03-02' })).toStrictEqual([second]);
    expect(await records.cycles({ ...one, live: true })).toStrictEqual([third]);
    expect(await records.cycles(one)).toHaveLength(2);
  });

  it('finds what the gaps of a setting are made of', async () => {
    const { entries, versions, records, reports, drafts } = current();
    const kept = sample.record();
    await records.insert(kept, sample.version(kept));
    expect(
      await versions.latestOf({ tenant: 'T1', records: [kept, { id: 'none', revision: 1 }] }),
    ).toStrictEqual([sample.version(kept)]);
    expect(await versions.latestOf({ tenant: 'T2', records: [kept] })).toStrictEqual([]);
    await entries.insert(sample.entry());
    await entries.insert(sample.entry({ id: 'e2', planId: 'gone', movedAway: true }));
    const since = (day: string) =>
      entries.plansSince({ tenant: 'T1', planIds: ['rec-1', 'gone'], since: day });
    expect(await since('2026-03-05')).toStrictEqual(['rec-1']);
    expect(await since('2026-03-06')).toStrictEqual([]);
    await reports.insert(sample.report());
    expect(await reports.inSettings({ tenant: 'T1', settingIds: ['set-1'] })).toStrictEqual([
      sample.report(),
    ]);
    expect(await reports.inSettings({ tenant: 'T2', settingIds: ['set-1'] })).toStrictEqual([]);
    const form = { sheet: 'isp', about: 'child-1', record: null, base: 0, profile: 'guidance' };
    await drafts.put(sample.draft({ id: 'd1' }));
    await drafts.put(sample.draft({ id: 'd2', form }));
    expect(await drafts.ofUser(own)).toStrictEqual([sample.draft({ id: 'd2', form })]);
    expect(await drafts.ofUser({ ...own, userId: 'U2' })).toStrictEqual([]);
  });
};
