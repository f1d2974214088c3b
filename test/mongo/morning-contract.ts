import type { Store } from '../../src/usecases/ports.ts';
import * as sample from './samples.ts';

const list = { tenant: 'T1', settingId: 'set-1', userId: 'U1', at: '08:30', lookAt: 100 };
const own = { tenant: 'T1', settingId: 'set-1', userId: 'U1' };
const feed = { tenant: 'T1', userId: 'U1', hash: 'hash-1', madeAt: 1 };

/** Morning lists, calendar feeds and one day's entries, on whatever store. */
export const morningContract = (current: () => Store): void => {
  describe('morning lists', () => {
    it('keeps one for a person and setting, only for its tenant', async () => {
      const { todayLists } = current();
      expect(await todayLists.get(own)).toBeNull();
      await todayLists.put(list);
      expect(await todayLists.get(own)).toStrictEqual({ ...list, turn: 1 });
      expect(await todayLists.get({ ...own, tenant: 'T2' })).toBeNull();
      await todayLists.put({ ...list, at: '09:00', lookAt: 200 });
      expect(await todayLists.get(own)).toStrictEqual({ ...list, at: '09:00', lookAt: 200, turn: 2 });
      await todayLists.remove({ ...own, tenant: 'T2' });
      expect(await todayLists.get(own)).not.toBeNull();
      await todayLists.remove(own);
      expect(await todayLists.get(own)).toBeNull();
    });

    it('names those to look at by now, of all tenants, the longest waiting first', async () => {
      const { todayLists } = current();
      await todayLists.put(list);
      await todayLists.put({ ...list, tenant: 'T2', lookAt: 50 });
      await todayLists.put({ ...list, userId: 'U2', lookAt: 101 });
      const due = (now: number, limit = 10) =>
        todayLists.due({ now, limit }).then((found) => found.map(({ lookAt }) => lookAt));
      expect(await due(100)).toEqual([50, 100]);
      expect(await due(100, 1)).toEqual([50]);
      expect(await due(49)).toEqual([]);
    });

    it('is looked at by one worker, and not over somebody’s change', async () => {
      const { todayLists } = current();
      await todayLists.put(list);
      const [seen] = await todayLists.due({ now: 100, limit: 1 });
      if (!seen) throw new Error('nothing is due');
      const looks = await Promise.all([1, 2].map(() => todayLists.looked({ ...seen, lookAt: 300 })));
      expect([...looks].sort()).toEqual([false, true]);
      expect(await todayLists.get(own)).toStrictEqual({ ...list, lookAt: 300, turn: 2 });
      await todayLists.remove(own);
      expect(await todayLists.looked({ ...seen, turn: 2 })).toBe(false);
    });

    it('is looked at again when its setting changes, and no other setting’s', async () => {
      const { todayLists, settings } = current();
      await settings.insert(sample.setting());
      await todayLists.put(list);
      await todayLists.put({ ...list, settingId: 'set-2' });
      await settings.replace(sample.setting());
      const due = await todayLists.due({ now: 0, limit: 10 });
      expect(due).toStrictEqual([{ ...list, lookAt: 0, turn: 2 }]);
    });
  });

  describe('calendar feeds', () => {
    it('keeps one for a person; its link alone finds it', async () => {
      const { feeds } = current();
      await feeds.put(feed);
      expect(await feeds.ofHash('hash-1')).toStrictEqual(feed);
      expect(await feeds.get({ tenant: 'T2', userId: 'U1' })).toBeNull();
      await feeds.put({ ...feed, hash: 'hash-2', madeAt: 2 });
      expect(await feeds.ofHash('hash-1')).toBeNull();
      expect(await feeds.get({ tenant: 'T1', userId: 'U1' })).toMatchObject({ hash: 'hash-2', madeAt: 2 });
      await feeds.remove({ tenant: 'T2', userId: 'U1' });
      await feeds.remove({ tenant: 'T1', userId: 'U1' });
      expect(await feeds.ofHash('hash-2')).toBeNull();
    });

    it('never gives two people one link', async () => {
      const { feeds } = current();
      await feeds.put(feed);
      await expect(feeds.put({ ...feed, userId: 'U2' })).rejects.toThrow();
    });
  });

  it('finds the entries of plans on one day', async () => {
    const { entries } = current();
    await entries.insert(sample.entry());
    await entries.insert(sample.entry({ id: 'entry-2', date: '2026-03-06' }));
    await entries.insert(sample.entry({ id: 'entry-3', planId: 'rec-2' }));
    await entries.insert(sample.entry({ tenant: 'T2' }));
    const scope = { tenant: 'T1', planIds: ['rec-1'], date: '2026-03-05' };
    expect(await entries.onDay(scope)).toStrictEqual([sample.entry()]);
  });
};
