import type { Chain, ChainLink } from '../../src/domain/chain/chain.ts';
import type { JoinCode } from '../../src/domain/chain/codes.ts';
import type { SettingFigures } from '../../src/domain/chain/figures.ts';
import type { ChainRequest, RequestPart } from '../../src/domain/chain/requests.ts';
import type { Store } from '../../src/usecases/ports.ts';
import * as sample from './samples.ts';

const ref = { tenant: 'T1', id: 'chain-1' };
const chain = (more: Partial<Chain> = {}): Chain => ({
  ...ref,
  name: 'Hazelbrook',
  regions: ['North'],
  leads: [
    {
      ...{ tenant: 'T1', userId: 'U1', name: 'Siân', regions: null, hours: { from: '08:00', to: '17:30' } },
      cover: { userId: 'U2', from: '2026-03-02', to: '2026-03-06' },
    },
    {
      ...{ tenant: 'T2', userId: 'U3', name: '', regions: ['North'], cover: null },
      hours: { from: '08:00', to: '17:30' },
    },
  ],
  ...{ digestChannel: null, tenants: [], lookAt: 100, revision: 1, ...more },
});
const link = (more: Partial<ChainLink> = {}): ChainLink => ({
  ...{
    id: 'set-1',
    tenant: 'T1',
    chain: ref,
    region: 'North',
    joinedOn: '2026-03-02',
    leaving: null,
    revision: 1,
  },
  ...more,
});
const code = (more: Partial<JoinCode> = {}): JoinCode => ({
  ...{ id: 'code-1', tenant: 'T1', digest: 'd1', madeBy: 'chain', chain: ref, setting: null, region: '' },
  ...{ state: 'open', until: '2026-03-09', revision: 1 },
  ...more,
});
const figures = (settingId: string, more: Partial<SettingFigures> = {}): SettingFigures => ({
  ...{
    tenant: 'T1',
    settingId,
    name: settingId,
    code: settingId,
    chain: 'T1/chain-1',
    region: 'North',
    plans: 1,
  },
  ...{ dueOn: ['2026-03-02'], overdueFrom: ['2026-03-03'], quietFrom: [], unsigned: 0, requests: 0, rank: 0 },
  ...{ levels: [{ level: '2', count: 1 }], lookAt: 100, countedAt: 1 },
  ...more,
});
const request = (more: Partial<ChainRequest> = {}): ChainRequest => ({
  ...{ id: 'req-1', tenant: 'T1', chainId: 'chain-1', kind: 'action', text: 'Do it', dueOn: '2026-03-13' },
  ...{ by: { tenant: 'T1', userId: 'U1' }, byName: 'Siân', sentOn: '2026-03-02', spread: 0, revision: 1 },
  to: [{ tenant: 'T1', id: 'set-1', name: 'Oak' }],
  ...more,
});
const part = (more: Partial<RequestPart> = {}): RequestPart => ({
  ...{
    id: 'req-1/set-1',
    tenant: 'T1',
    settingId: 'set-1',
    settingName: 'Oak',
    requestId: 'req-1',
    chain: ref,
  },
  ...{
    kind: 'action',
    text: 'Do it',
    dueOn: '2026-03-13',
    sentOn: '2026-03-02',
    byName: 'Siân',
    state: 'open',
  },
  ...{ why: '', answeredBy: '', answeredByName: '', answeredOn: '', told: ['sent'], lookAt: 5, revision: 1 },
  ...more,
});

/** What every store does about chains. */
export const chainContract = (current: () => Store): void => {
  describe('chains', () => {
    it('are found by who leads or may stand in, in their own workspace', async () => {
      const { chains } = current();
      await chains.insert(chain());
      expect(await chains.get(ref)).toStrictEqual(chain());
      for (const [tenant, userId] of [
        ['T1', 'U1'],
        ['T1', 'U2'],
        ['T2', 'U3'],
      ] as const)
        expect(await chains.ofPerson({ tenant, userId })).toStrictEqual([chain()]);
      for (const [tenant, userId] of [
        ['T2', 'U1'],
        ['T1', 'U3'],
        ['T1', 'U'],
      ] as const)
        expect(await chains.ofPerson({ tenant, userId })).toStrictEqual([]);
    });

    it('are changed by one of two, and their digest is looked at by one of two', async () => {
      const { chains } = current();
      await chains.insert(chain());
      const both = await Promise.all([
        chains.replace(chain({ name: 'A' })),
        chains.replace(chain({ name: 'B' })),
      ]);
      expect(both.filter(Boolean)).toHaveLength(1);
      expect(await chains.due({ now: 99, limit: 9 })).toStrictEqual([]);
      const [due] = await chains.due({ now: 100, limit: 9 });
      if (!due) throw new Error('none is due');
      const looked = await Promise.all([chains.looked(due, 200), chains.looked(due, 200)]);
      expect(looked.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('links', () => {
    it('put a setting into one chain, and its figures with it until it leaves', async () => {
      const { chainLinks, figures: kept } = current();
      await kept.put(figures('set-1', { chain: '', region: '' }));
      const count = () => kept.count({ tenant: 'T1', chain: ref, regions: null });
      expect(await count()).toBe(0);
      await chainLinks.insert(link());
      expect(await count()).toBe(1);
      await expect(chainLinks.insert(link({ chain: { tenant: 'T2', id: 'c' } }))).rejects.toMatchObject({
        code: 'in-chain',
      });
      expect(await chainLinks.ofSettings({ tenant: 'T1', settingIds: ['set-1', 'set-2'] })).toStrictEqual([
        link(),
      ]);
      expect(await chainLinks.ofSettings({ tenant: 'T2', settingIds: ['set-1'] })).toStrictEqual([]);
      expect(await chainLinks.remove(link({ revision: 9 }))).toBe(false);
      expect(await chainLinks.remove(link())).toBe(true);
      expect(await count()).toBe(0);
    });

    it('that are to end are found by chain, and by their day', async () => {
      const { chainLinks } = current();
      await chainLinks.insert(link());
      const leaving = { by: 'setting', until: '2026-03-16' } as const;
      expect(await chainLinks.leaving({ tenant: 'T1', chain: ref, regions: null })).toStrictEqual([]);
      expect(await chainLinks.replace(link({ leaving }))).toBe(true);
      const now = link({ leaving, revision: 2 });
      expect(await chainLinks.leaving({ tenant: 'T1', chain: ref, regions: ['North'] })).toStrictEqual([now]);
      expect(await chainLinks.leaving({ tenant: 'T1', chain: ref, regions: ['South'] })).toStrictEqual([]);
      expect(await chainLinks.overdue({ today: '2026-03-16', limit: 9 })).toStrictEqual([]);
      expect(await chainLinks.overdue({ today: '2026-03-17', limit: 9 })).toStrictEqual([now]);
    });
  });

  describe('join codes', () => {
    it('are found by their digest and by who made them, while they live', async () => {
      const { joinCodes } = current();
      await joinCodes.insert(code());
      const own = code({
        id: 'code-2',
        digest: 'd2',
        madeBy: 'setting',
        chain: null,
        setting: { tenant: 'T1', id: 'set-1' },
      });
      await joinCodes.insert(own);
      expect(await joinCodes.ofDigest('d1')).toStrictEqual(code());
      expect(await joinCodes.ofDigest('d3')).toBeNull();
      expect(await joinCodes.madeBy({ tenant: 'T1', by: { chainId: 'chain-1' } })).toStrictEqual([code()]);
      expect(await joinCodes.madeBy({ tenant: 'T1', by: { settingIds: ['set-1'] } })).toStrictEqual([own]);
      expect(await joinCodes.madeBy({ tenant: 'T2', by: { settingIds: ['set-1'] } })).toStrictEqual([]);
      expect(await joinCodes.replace(code({ state: 'joined' }))).toBe(true);
      expect(await joinCodes.get({ tenant: 'T1', id: 'code-1' })).toMatchObject({
        state: 'joined',
        revision: 2,
      });
      expect(await joinCodes.madeBy({ tenant: 'T1', by: { chainId: 'chain-1' } })).toStrictEqual([]);
    });

    it('count wrong guesses of one person', async () => {
      const { joinCodes } = current();
      for (const now of [10, 20, 30]) await joinCodes.guessed({ tenant: 'T1', userId: 'U1', now, after: 0 });
      expect(await joinCodes.guesses({ tenant: 'T1', userId: 'U1', after: 10 })).toBe(2);
      expect(await joinCodes.guesses({ tenant: 'T2', userId: 'U1', after: 0 })).toBe(0);
    });
  });

  describe('figures', () => {
    it('are read worst first, page by page, by region and workspace', async () => {
      const { figures: kept } = current();
      for (const [id, more] of [
        ['a', { rank: -1 }],
        ['b', { rank: -9, region: 'South' }],
        ['c', { rank: -5 }],
        ['d', { rank: -9, tenant: 'T2' }],
        ['e', { rank: -9, chain: 'T1/other' }],
      ] as const)
        await kept.put(figures(id, more));
      const ids = async (regions: readonly string[] | null, skip = 0, limit = 9) =>
        (await kept.page({ tenant: 'T1', chain: ref, regions, skip, limit })).map(
          ({ settingId }) => settingId,
        );
      expect(await ids(null)).toStrictEqual(['b', 'c', 'a']);
      expect(await ids(null, 1, 1)).toStrictEqual(['c']);
      expect(await ids(['North'])).toStrictEqual(['c', 'a']);
      expect(await ids([])).toStrictEqual([]);
      expect(await kept.get({ tenant: 'T1', settingId: 'a' })).toStrictEqual(figures('a', { rank: -1 }));
    });

    it('are to be counted after a write and at their time, and no more when they are', async () => {
      const { figures: kept, settings } = current();
      await settings.insert(sample.setting());
      await settings.insert(sample.setting({ tenant: 'T2' }));
      await kept.put(figures('set-2'));
      const due = async (now: number) => {
        const found = await kept.toCount({ now, limit: 9 });
        return found.map(({ tenant, settingId }) => `${tenant}/${settingId}`).sort();
      };
      expect(await due(99)).toStrictEqual(['T1/set-1', 'T2/set-1']);
      expect(await due(100)).toStrictEqual(['T1/set-1', 'T1/set-2', 'T2/set-1']);
      expect(await kept.marked({ tenant: 'T1', settingIds: ['set-1', 'set-2'] })).toStrictEqual(['set-1']);
      await kept.put(figures('set-1'));
      expect(await due(99)).toStrictEqual(['T2/set-1']);
    });

    it('lose no write that comes while they are counted', async () => {
      const { figures: kept, settings, together, children } = current();
      await settings.insert(sample.setting());
      await together(async () => {
        await kept.plans({ tenant: 'T1', settingId: 'set-1' });
        await Promise.resolve();
        await kept.put(figures('set-1'));
      });
      await children.insert(sample.child());
      expect(await kept.marked({ tenant: 'T1', settingIds: ['set-1'] })).toStrictEqual(['set-1']);
    });

    it('leave one mark for many writes of one change, and none where it fails', async () => {
      const { figures: kept, together, children } = current();
      const marked = () => kept.marked({ tenant: 'T1', settingIds: ['set-1'] });
      const write = async (n: number) => {
        await children.insert(sample.child({ id: `c${n}`, code: `HAZ-${n}` }));
        if (n === 2) throw new Error('no');
      };
      await expect(together(() => write(2))).rejects.toThrow('no');
      expect(await marked()).toStrictEqual([]);
      await together(async () => {
        await write(3);
        await kept.put(figures('set-1'));
        // After it was counted, in the same change.
        await write(4);
        await write(5);
      });
      expect(await marked()).toStrictEqual(['set-1']);
    });

    it('know of each live plan its days, its last entry and whether it is signed', async () => {
      const { figures: kept, records, entries, versions } = current();
      const plans = () => kept.plans({ tenant: 'T1', settingId: 'set-1' });
      const record = sample.record({ plan: { ...sample.planFacts, lastReviewOn: '2026-04-01' } });
      await records.insert(record, sample.version(record));
      const facts = {
        ...{ tenant: 'T1', settingId: 'set-1', planId: 'rec-1', childId: 'child-1', startedOn: '2026-04-01' },
        ...{ lastEntryOn: null as string | null, revision: 1, signed: false },
      };
      expect(await plans()).toStrictEqual([facts]);
      await entries.insert(sample.entry());
      await entries.insert(sample.entry({ id: 'entry-2', date: '2026-03-04' }));
      await versions.addSignOff({ tenant: 'T1', recordId: 'rec-1', revision: 1, signOff: sample.signOff });
      expect(await plans()).toStrictEqual([{ ...facts, lastEntryOn: '2026-03-05', signed: true }]);
      expect(await records.mark({ ...record, live: false })).toBe(true);
      expect(await plans()).toStrictEqual([]);
    });
  });

  describe('requests', () => {
    it('are spread until every setting has its part', async () => {
      const { chainRequests } = current();
      await chainRequests.insert(request());
      expect(await chainRequests.spreading({ limit: 9 })).toStrictEqual([request()]);
      expect(await chainRequests.replace(request({ spread: 1 }))).toBe(true);
      expect(await chainRequests.spreading({ limit: 9 })).toStrictEqual([]);
      await chainRequests.insert(request({ id: 'req-2', sentOn: '2026-03-03', spread: 1 }));
      const sent = await chainRequests.ofChain({ tenant: 'T1', chainId: 'chain-1', limit: 9 });
      expect(sent.map(({ id }) => id)).toStrictEqual(['req-2', 'req-1']);
      expect(await chainRequests.get({ tenant: 'T1', id: 'req-1' })).toMatchObject({
        spread: 1,
        revision: 2,
      });
    });

    it('have parts, open ones to be told at their time', async () => {
      const { requestParts } = current();
      await requestParts.insert(part());
      await requestParts.insert(part({ id: 'req-1/set-2', settingId: 'set-2', state: 'done' }));
      expect(await requestParts.get({ tenant: 'T1', id: 'req-1/set-1' })).toStrictEqual(part());
      expect(await requestParts.ofRequest({ tenant: 'T1', requestId: 'req-1' })).toHaveLength(2);
      expect(await requestParts.open({ tenant: 'T1', settingIds: ['set-1', 'set-2'] })).toStrictEqual([
        part(),
      ]);
      expect(await requestParts.due({ now: 4, limit: 9 })).toStrictEqual([]);
      expect(await requestParts.due({ now: 5, limit: 9 })).toStrictEqual([part()]);
      expect(await requestParts.replace(part({ state: 'done' }))).toBe(true);
      expect(await requestParts.replace(part({ state: 'open' }))).toBe(false);
    });

    it('change their messages in the outbox, but not one that was dropped', async () => {
      const { outbox } = current();
      const about = { kind: 'chain request', lines: [], about: 'req-1/set-1' } as const;
      await outbox.add(sample.notice({ ...about, state: 'settled', shown: 1 }));
      await outbox.add(sample.notice({ ...about, id: 'gone', state: 'dropped' }));
      await outbox.add(sample.notice({ ...about, id: 'other', about: 'req-2/set-1', state: 'settled' }));
      await outbox.again({ tenant: 'T1', settingId: 'set-1', about: 'req-1/set-1' });
      const state = async (id: string) => (await outbox.get({ tenant: 'T1', id }))?.state;
      expect(await Promise.all(['notice-1', 'gone', 'other'].map(state))).toStrictEqual([
        'waiting',
        'dropped',
        'settled',
      ]);
    });
  });
};
