import type { Store } from '../../src/usecases/ports.ts';
import * as sample from './samples.ts';

const mine = { tenant: 'T1', settingId: 'set-1' };
const NOW = 1_000_000;

/** What every store does about reminders and lanes. */
export const remindersContract = (current: () => Store): void => {
  const due = (scope: { tenant: string; settingId: string } = mine, now = NOW) =>
    current().reminders.toLookAt({ ...scope, now, limit: 9 });
  const settings = (now = NOW, limit = 9) => current().reminders.settingsToLookAt({ now, limit });
  const insert = async (more: Parameters<typeof sample.record>[0] = {}) => {
    const record = sample.record(more);
    await current().records.insert(record, sample.version(record));
    return record;
  };
  const lookedAt = async (lookAt: number, nudged: string[] = []) => {
    const [reminder] = await due();
    if (!reminder) throw new Error('nothing to look at');
    return current().reminders.looked({ ...reminder, lookAt, nudged });
  };

  describe('reminders', () => {
    it('come with a live plan, and go with its end', async () => {
      const plan = await insert();
      await insert({ id: 'ended', live: false });
      await insert({ id: 'minutes', plan: null });
      const reminder = { ...mine, planId: 'rec-1', lookAt: 0, nudged: [], turn: 1 };
      expect(await due()).toStrictEqual([reminder]);
      expect(await due({ ...mine, tenant: 'T2' })).toEqual([]);
      expect(await current().records.mark({ ...plan, live: false })).toBe(true);
      expect(await due()).toEqual([]);
    });

    it('are looked at again at their time, and at once after any change of the plan or its setting', async () => {
      const setting = sample.setting();
      await current().settings.insert(setting);
      const plan = await insert();
      expect(await lookedAt(NOW + 5, ['window'])).toBe(true);
      expect(await due()).toEqual([]);
      expect(await due(mine, NOW + 5)).toMatchObject([{ nudged: ['window'] }]);
      expect(await current().records.mark(plan)).toBe(true);
      expect(await due()).toMatchObject([{ lookAt: 0, nudged: ['window'] }]);
      await lookedAt(NOW + 5);
      expect(await current().settings.replace(setting)).toBe(true);
      expect(await due()).toHaveLength(1);
    });

    it('are set by one of two that look at the same time', async () => {
      await insert();
      const [reminder] = await due();
      if (!reminder) throw new Error('nothing to look at');
      const look = () => current().reminders.looked({ ...reminder, lookAt: NOW + 5 });
      const answers = await Promise.all([look(), look()]);
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await current().reminders.looked({ ...reminder, tenant: 'T2', turn: 2 })).toBe(false);
    });

    it('name the settings to look at, the longest waiting first, each once', async () => {
      await insert();
      await insert({ id: 'rec-2', childId: 'child-2' });
      await insert({ id: 'rec-3', settingId: 'set-2', childId: 'child-3' });
      await insert({ tenant: 'T2' });
      await lookedAt(NOW - 7);
      await lookedAt(NOW - 6);
      expect(await settings()).toHaveLength(3);
      expect((await settings()).at(-1)).toStrictEqual(mine);
      expect(await settings(NOW, 2)).toHaveLength(2);
      expect(await settings(-1)).toEqual([]);
    });
  });

  describe('together', () => {
    it('leaves nothing behind when the work fails, and runs again after a conflict', async () => {
      const fails = current().together(async () => {
        await insert();
        await current().outbox.add(sample.notice());
        throw new Error('no');
      });
      await expect(fails).rejects.toThrow('no');
      expect(await due()).toEqual([]);
      expect(await current().outbox.get({ tenant: 'T1', id: 'notice-1' })).toBeNull();
      await insert();
      let runs = 0;
      const look = () =>
        current().together(async () => {
          runs += 1;
          const [reminder] = await due();
          return reminder ? current().reminders.looked({ ...reminder, lookAt: NOW + 5 }) : 'nothing left';
        });
      expect((await Promise.all([look(), look()])).sort()).toEqual(['nothing left', true]);
      expect(runs).toBeGreaterThanOrEqual(2);
    });
  });

  describe('lanes', () => {
    const lane = { tenant: 'T1', channel: 'C1', now: NOW, everyMs: 1_000, patienceMs: 1_500 };
    const take = (more: Partial<typeof lane> = {}) => current().lanes.take({ ...lane, ...more });

    it('give a channel one place a second, whoever asks, and none beyond patience', async () => {
      const places = await Promise.all(Array.from({ length: 4 }, () => take()));
      expect([...places].sort()).toEqual([NOW, NOW + 1_000, NOW + 2_000, NOW + 2_000]);
      expect(await take({ now: NOW + 3_500 })).toBe(NOW + 3_500);
      expect(await take({ channel: 'C2' })).toBe(NOW);
      expect(await take({ tenant: 'T2' })).toBe(NOW);
    });

    it('are made once, however many ask first', async () => {
      for (let n = 0; n < 10; n += 1) {
        const at = { channel: `new${n}`, everyMs: 10, patienceMs: 1_000 };
        const places = await Promise.all(Array.from({ length: 8 }, () => take(at)));
        expect(new Set(places).size).toBe(8);
      }
    });

    it('stay shut until the moment that Slack named, whatever was named before', async () => {
      for (const until of [NOW + 30_000, NOW + 10_000])
        await current().lanes.block({ tenant: 'T1', channel: 'C1', until });
      expect(await take()).toBe(NOW + 30_000);
      expect(await take({ now: NOW + 29_000 })).toBe(NOW + 30_000);
      expect(await take({ now: NOW + 29_000 })).toBe(NOW + 31_000);
      expect(await take({ tenant: 'T2' })).toBe(NOW);
    });
  });
};
