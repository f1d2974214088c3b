import type { Chain } from '../../../src/domain/chain/chain.ts';
import type { Notice } from '../../../src/domain/notice.ts';
import { maySend } from '../../../src/outbox/may-send.ts';
import { chainMessages } from '../../../src/slack/screens/chain/notices.ts';
import { noticeMessages } from '../../../src/slack/screens/notices.ts';
import { saveLead } from '../../../src/usecases/chain/save-lead.ts';
import { sweepChains } from '../../../src/usecases/chain/sweep-chains.ts';
import { sweep } from '../../../src/usecases/sweep.ts';
import { type ChainWorld, chainWorld, receipt, value } from '../../support/chain-world.ts';

let world: ChainWorld;
let chain: Chain;
const lead = () => world.actor('T1', 'ULEAD');
const place = {
  userId: '',
  name: 'Nia',
  regions: 'North',
  coverUserId: '',
  coverFrom: '',
  coverTo: '',
  remove: false,
};
const hours = { from: '08:00', to: '17:30' };

beforeAll(async () => {
  world = await chainWorld('2026-03-02');
  chain = await world.chain({ channel: 'GLEADS' });
  const oak = await world.setting('T1', 'oak');
  const elm = await world.setting('T2', 'elm');
  for (let n = 0; n < 6; n += 1) await world.child(oak, n, '2025-12-01');
  for (let n = 0; n < 2; n += 1) await world.child(elm, n, '2025-12-01');
  await world.join(chain, oak, 'South');
  await world.join(chain, elm, 'North');
  const save = async (input: object, who: { tenant: string; userId: string } | null) => {
    const base = (await world.ports.store.chains.get(chain))?.revision ?? 0;
    const all = { ...place, hours, ...input };
    return saveLead(world.ports)({
      actor: await lead(),
      chain,
      base,
      lead: who,
      input: all,
      receipt: receipt(),
    });
  };
  value(await save({ userId: 'UNORTH' }, null));
  const cover = {
    coverUserId: 'UCOVER',
    coverFrom: '2026-03-09',
    coverTo: '2026-03-13',
    hours: { from: '12:00', to: '13:00' },
  };
  chain = value(await save(cover, { tenant: 'T1', userId: 'UNORTH' }));
});
afterAll(() => world.test.close());

const look = async (day: string, time = '07:00') => {
  world.ports.turnTo(day, time);
  await sweepChains(world.ports)({ limit: 100 });
};
const digests = async (kind = 'chain digest'): Promise<readonly Notice[]> => {
  const rows = await world.test.db
    .collection<{ _id: string; tenant: string }>('outbox')
    .find({ kind })
    .toArray();
  const found = rows.map(({ _id, tenant }) =>
    world.ports.store.outbox.get({ tenant, id: _id.slice(tenant.length + 1) }),
  );
  return (await Promise.all(found)).filter((notice) => notice !== null);
};
const placeOf = ({ to }: Notice) => ('user' in to ? to.user : to.channel);
const to = async (name: string, week: string): Promise<Notice> => {
  const found = (await digests()).find((notice) => placeOf(notice) === name && notice.id.endsWith(week));
  if (!found) throw new Error(`no digest to ${name}`);
  return found;
};
const words = async (notice: Notice) => (await chainMessages(world.ports)(notice))?.text ?? '';

describe('the weekly digest', () => {
  it('comes to each lead and to their channel once a week, whoever looks how often', async () => {
    await look('2026-03-02');
    expect(await digests()).toStrictEqual([]);
    await look('2026-03-09');
    await Promise.allSettled([look('2026-03-09'), look('2026-03-09'), look('2026-03-10')]);
    // In place of the lead on leave, who stands in.
    expect((await digests()).map(placeOf).sort()).toStrictEqual(['GLEADS', 'UCOVER', 'ULEAD']);
    await look('2026-03-16');
    expect((await digests()).map(placeOf).sort()).toStrictEqual([
      'GLEADS',
      'GLEADS',
      'UCOVER',
      'ULEAD',
      'ULEAD',
      'UNORTH',
    ]);
  });

  it('waits for the lead’s own hours, on a working day', async () => {
    const allowed = maySend({ store: world.ports.store, clock: world.ports.clock });
    const may = async (name: string, day: string, time: string) => {
      const notice = await to(name, '2026-03-09');
      world.ports.turnTo(day, time);
      return allowed(notice);
    };
    expect(await may('ULEAD', '2026-03-09', '07:59')).not.toBe('now');
    expect(await may('ULEAD', '2026-03-09', '08:00')).toBe('now');
    expect(await may('UCOVER', '2026-03-09', '08:00')).not.toBe('now');
    expect(await may('UCOVER', '2026-03-09', '12:00')).toBe('now');
    expect(await may('GLEADS', '2026-03-14', '12:00')).not.toBe('now');
  });

  it('has exact counts for a lead, of their own regions, and no child', async () => {
    world.ports.turnTo('2026-03-09', '12:00');
    expect(await words(await to('ULEAD', '2026-03-09'))).toContain(
      '2 settings: 8 overdue · 8 unsigned · 8 without an entry for 14 days',
    );
    const cover = await words(await to('UCOVER', '2026-03-09'));
    expect(cover).toContain('1 setting: 2 overdue');
    expect(cover).not.toContain('oak');
    expect(cover).not.toMatch(/Zofia|OAK-|ELM-/);
  });

  it('masks small counts in the channel', async () => {
    const posted = await words(await to('GLEADS', '2026-03-09'));
    expect(posted).toContain('oak: 6 overdue · fewer than 5 due within 14 days');
    expect(posted).toContain('at least 6 overdue');
    expect(posted).not.toMatch(/\b[0-4] (overdue|due|unsigned|without)|elm|\b8 /);
  });

  it('says nothing to who stands in no longer', async () => {
    world.ports.turnTo('2026-03-16', '12:00');
    expect(await words(await to('UCOVER', '2026-03-09'))).toBe('');
  });
});

describe('what has been overdue for long', () => {
  it('is told to the leads of the region, in their own workspace, or who stands in', async () => {
    world.ports.turnTo('2026-03-09', '10:00');
    await sweep(world.ports)();
    const told = (await digests('escalation')).filter(({ settingId }) => settingId === 'elm');
    expect(
      new Set(told.map((notice) => `${notice.tenant} ${placeOf(notice)} ${notice.settingTenant}`)),
    ).toStrictEqual(new Set(['T1 ULEAD T2', 'T1 UCOVER T2']));
    const [first] = told;
    if (!first) throw new Error('nobody was told');
    expect((await noticeMessages(world.ports)(first))?.text).toContain('elm, ELM-');
    expect(await maySend({ store: world.ports.store, clock: world.ports.clock })(first)).toBe('now');
  });
});
