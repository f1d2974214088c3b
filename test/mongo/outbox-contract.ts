import type { Notice } from '../../src/domain/notice.ts';
import type { Store } from '../../src/usecases/ports.ts';
import * as sample from './samples.ts';

const mine = { tenant: 'T1' };
const other = { tenant: 'T2' };
const NOW = 1_000_000;
const by = (owner: string, now = NOW) => ({ owner, now, leaseMs: 1_000 });
const place = { channel: 'C1', ts: '1.1' };

const changed = (notice: Notice, more: Partial<Notice>): Notice => ({ ...notice, ...more });
const refused = {
  state: 'waiting',
  at: NOW + 60_000,
  attempts: 1,
  mayBeRepeat: false,
  code: 'ratelimited',
} as const;

/** What every outbox does: a notice exists once, is one worker's while it is sent, and is never lost. */
export const outboxContract = (current: () => Store): void => {
  const outbox = () => current().outbox;
  const stored = (id = 'notice-1') => outbox().get({ ...mine, id });
  const put = async (more: Partial<Notice> = {}) => {
    const notice = sample.notice(more);
    expect(await outbox().add(notice)).toBe(true);
    return notice;
  };
  const claimed = async (owner = 'w1', now = NOW): Promise<Notice> => {
    const notice = await outbox().claim(by(owner, now));
    if (!notice) throw new Error('nothing to claim');
    return notice;
  };
  const sending = async (owner = 'w1', now = NOW): Promise<Notice> => {
    const notice = await claimed(owner, now);
    expect(await outbox().begin(notice)).toBe(true);
    return notice;
  };

  describe('the outbox', () => {
    it('keeps a notice once, as it was put in, and only for its tenant', async () => {
      const notice = await put();
      expect(await outbox().add(changed(notice, { day: '2030-01-01' }))).toBe(false);
      expect(await outbox().add(changed(notice, other))).toBe(true);
      expect(await stored()).toStrictEqual(notice);
      expect(await outbox().get({ ...other, id: 'none' })).toBeNull();
    });

    it('keeps a notice once when many add it at the same moment, in transactions too', async () => {
      const add = () => current().together(() => outbox().add(sample.notice()));
      const answers = await Promise.all(Array.from({ length: 8 }, add));
      expect(answers.filter(Boolean)).toHaveLength(1);
    });

    it('finds what is about plans, what is stuck, and how much a channel was told', async () => {
      const open = await put();
      const line = sample.noticeLine({ planId: 'rec-2' });
      const digest = await put({
        id: 'digest',
        kind: 'digest',
        lines: [line, line],
        state: 'settled',
        shown: 1,
      });
      await put({ id: 'person', to: { user: 'U1' }, state: 'dropped' });
      const parked = await put({ id: 'parked', day: '2026-03-01', state: 'parked', code: 'is_archived' });
      const delayed = await put({ id: 'delayed', attempts: 2, day: '2026-03-05' });
      await put({ id: 'elsewhere', settingId: 'set-2', attempts: 1 });
      await put({ ...other, attempts: 1 });
      const set = { ...mine, settingIds: ['set-1'] };
      expect(await outbox().about({ ...set, planIds: ['rec-2'] })).toStrictEqual([digest]);
      expect(await outbox().about({ ...set, planIds: ['rec-1'] })).toHaveLength(4);
      expect(await outbox().about({ ...set, ...other, planIds: ['rec-2'] })).toEqual([]);
      expect(await outbox().stuck(set)).toStrictEqual([parked, delayed]);
      const at = { ...mine, settingId: 'set-1', to: { channel: 'C1' } };
      expect(await outbox().linesOn({ ...at, day: open.day })).toBe(3);
      expect(await outbox().linesOn({ ...at, to: { user: 'U1' }, day: open.day })).toBe(1);
      expect(await outbox().linesOn({ ...at, day: '2026-03-09' })).toBe(0);
      expect(await outbox().linesOn({ ...at, ...other, day: open.day })).toBe(1);
    });

    it('gives out what is ready, the longest waiting first, of every tenant', async () => {
      await put({ at: 5 });
      await put({ ...other, at: 4 });
      await put({ id: 'later', at: NOW + 1 });
      for (const state of ['settled', 'parked', 'dropped'] as const) await put({ id: state, state });
      expect(await claimed()).toMatchObject({ ...other, state: 'waiting', owner: 'w1', at: NOW + 1_000 });
      expect(await claimed()).toMatchObject({ id: 'notice-1', tenant: 'T1' });
      expect(await outbox().claim(by('w1'))).toBeNull();
    });

    it('gives each notice to one of many workers', async () => {
      for (let n = 0; n < 40; n += 1) await put({ id: `n${n}` });
      const taken: string[] = [];
      const worker = async (owner: string) => {
        for (let got = await outbox().claim(by(owner)); got; got = await outbox().claim(by(owner)))
          taken.push(got.id);
      };
      await Promise.all(Array.from({ length: 8 }, (_, n) => worker(`w${n}`)));
      expect(taken).toHaveLength(40);
      expect(new Set(taken).size).toBe(40);
    });

    it('settles what Slack shows, for its owner only', async () => {
      await put({ attempts: 3, code: 'ratelimited' });
      const held = await sending();
      for (const not of [{ owner: 'w2' }, { at: held.at + 1 }, other]) {
        expect(await outbox().begin(changed(held, not))).toBe(false);
        expect(await outbox().settle(changed(held, not), { shown: 1, place })).toBe(false);
        expect(await outbox().release(changed(held, not), refused)).toBe(false);
      }
      expect(await stored()).toMatchObject({ state: 'sending' });
      expect(await outbox().settle(held, { shown: 1, place })).toBe(true);
      expect(await stored()).toMatchObject({ state: 'settled', shown: 1, place, attempts: 0, code: '' });
      expect(await outbox().claim(by('w1', NOW * 2))).toBeNull();
    });

    it('takes back what was not sent, and gives it out when its time has come', async () => {
      await put();
      const held = await sending();
      expect(await outbox().release(held, refused)).toBe(true);
      expect(await outbox().claim(by('w2', NOW + 59_999))).toBeNull();
      expect(await claimed('w2', NOW + 60_000)).toMatchObject({
        attempts: 1,
        code: 'ratelimited',
        owner: 'w2',
      });
    });

    it('may be a repeat where a worker was lost while sending, not while it only had it in hand', async () => {
      await put();
      await claimed('w1');
      const again = await sending('w2', NOW + 1_000);
      expect(again).toMatchObject({ mayBeRepeat: false, attempts: 0, code: '' });
      const lost = await claimed('w3', NOW + 2_000);
      expect(lost).toMatchObject({ mayBeRepeat: true, attempts: 1, code: 'lost' });
      expect(await outbox().settle(again, { shown: 1, place })).toBe(false);
      expect(await stored()).toMatchObject({ mayBeRepeat: true, owner: 'w3' });
    });

    it('is no repeat where a worker was lost while updating', async () => {
      await put({ shown: 1, wanted: 2, place });
      await sending('w1');
      expect(await claimed('w2', NOW + 1_000)).toMatchObject({ mayBeRepeat: false, code: 'lost' });
    });

    it('shows new words of what was shown, and of what is just being sent', async () => {
      await put();
      const lines = [sample.noticeLine({ became: { what: 'held', on: '2026-03-03' } })];
      const own = { settingId: 'set-1', id: 'notice-1', lines };
      const rewrite = (wanted: number) => outbox().rewrite({ ...mine, ...own, wanted });
      const held = await sending();
      expect(await rewrite(1)).toBe(true);
      expect(await rewrite(1)).toBe(false);
      expect(await outbox().rewrite({ ...other, ...own, wanted: 2 })).toBe(false);
      expect(await outbox().settle(held, { shown: 1, place })).toBe(true);
      expect(await stored()).toMatchObject({ state: 'waiting', shown: 1, wanted: 2, lines });
      expect(await outbox().settle(await sending(), { shown: 2, place })).toBe(true);
      expect(await stored()).toMatchObject({ state: 'settled' });
      expect(await rewrite(2)).toBe(true);
      expect(await claimed()).toMatchObject({ wanted: 3, shown: 2, place });
    });

    it('sends to the new channel what the old one could not take, with the change of the setting', async () => {
      const setting = sample.setting({ sencoChannel: 'C1' });
      await current().settings.insert(setting);
      const parked = { state: 'parked', attempts: 4, code: 'is_archived' } as const;
      await put(parked);
      await put({ ...parked, id: 'shown', shown: 1, wanted: 2, place });
      await put({ ...parked, id: 'person', to: { user: 'U1' } });
      await put({ ...parked, id: 'elsewhere', settingId: 'set-2' });
      await put({ ...parked, ...other });
      expect(await current().settings.replace({ ...setting, sencoChannel: 'C9' })).toBe(true);
      const again = { state: 'waiting', attempts: 0 };
      expect(await stored()).toMatchObject({ ...again, to: { channel: 'C9' } });
      expect(await stored('shown')).toMatchObject({ ...again, to: { channel: 'C1' } });
      expect(await stored('person')).toMatchObject({ ...again, to: { user: 'U1' } });
      expect(await stored('elsewhere')).toMatchObject(parked);
      expect(await outbox().get({ ...other, id: 'notice-1' })).toMatchObject(parked);
    });

    it('counts what is not final', async () => {
      const states = ['waiting', 'sending', 'settled', 'parked', 'dropped'] as const;
      for (const state of states) await put({ id: state, state });
      await put({ ...other, attempts: 1 });
      expect(await outbox().counts()).toEqual({ waiting: 1, delayed: 1, sending: 1, parked: 1 });
    });
  });
};
