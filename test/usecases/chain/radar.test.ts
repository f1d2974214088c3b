import type { Chain } from '../../../src/domain/chain/chain.ts';
import type { Setting } from '../../../src/domain/setting.ts';
import { countMarked } from '../../../src/usecases/chain/count-figures.ts';
import { chainSetting, lookAtChild } from '../../../src/usecases/chain/open-setting.ts';
import { chainRadar, radarDocument } from '../../../src/usecases/chain/radar.ts';
import { saveLead } from '../../../src/usecases/chain/save-lead.ts';
import * as sample from '../../mongo/samples.ts';
import { type ChainWorld, chainWorld, receipt, value } from '../../support/chain-world.ts';

let world: ChainWorld;
let chain: Chain;
let oak: Setting;
let elm: Setting;
const lead = () => world.actor('T1', 'ULEAD');
const north = () => world.actor('T1', 'UNORTH');

/** On 2 March: oak has a plan due on 20 April; elm, in another workspace, one overdue and one due on the 10th. */
beforeAll(async () => {
  world = await chainWorld('2026-03-02');
  chain = await world.chain();
  oak = await world.setting('T1', 'oak');
  elm = await world.setting('T2', 'elm');
  await world.child(oak, 1, '2026-02-23');
  await world.child(elm, 1, '2025-12-01', '3');
  await world.child(elm, 2, '2026-01-13');
  await world.join(chain, oak, 'North');
  await world.join(chain, elm, 'South');
  const current = await world.ports.store.chains.get(chain);
  const input = {
    userId: 'UNORTH',
    name: 'Nia',
    regions: 'North',
    coverUserId: '',
    coverFrom: '',
    coverTo: '',
  };
  const hours = { from: '08:00', to: '17:30' };
  chain = value(
    await saveLead(world.ports)({
      ...{ actor: await lead(), chain, base: current?.revision ?? 0, lead: null, receipt: receipt() },
      input: { ...input, hours, remove: false },
    }),
  );
  await countMarked(world.ports)();
});
afterAll(() => world.test.close());

const rows = async (more: Partial<Parameters<ReturnType<typeof chainRadar>>[0]> = {}) =>
  (await chainRadar(world.ports)({ actor: await lead(), chain, ...more })).rows.map(
    ({ figures, counts }) => ({
      setting: `${figures.tenant}/${figures.settingId}`,
      ...counts,
      levels: figures.levels,
    }),
  );
const oakRow = {
  setting: 'T1/oak',
  overdue: 0,
  dueSoon: 0,
  unsigned: 1,
  quiet: 0,
  levels: [{ level: '2', count: 1 }],
};
const elmRow = {
  setting: 'T2/elm',
  ...{ overdue: 1, dueSoon: 1, unsigned: 2, quiet: 2 },
  levels: [
    { level: '2', count: 1 },
    { level: '3', count: 1 },
  ],
};

describe('the radar over two workspaces', () => {
  it('shows the worst first', async () => {
    expect(await rows()).toStrictEqual([elmRow, oakRow]);
  });

  it('filters by region and by lead', async () => {
    expect(await rows({ filter: { region: 'South', lead: '' } })).toStrictEqual([elmRow]);
    expect(await rows({ filter: { region: '', lead: 'T1/UNORTH' } })).toStrictEqual([oakRow]);
    expect(await rows({ filter: { region: 'South', lead: 'T1/UNORTH' } })).toStrictEqual([]);
  });

  it('shows a lead of a region that region, whatever filter they send', async () => {
    for (const region of ['', 'North', 'South'])
      expect(await rows({ actor: await north(), filter: { region, lead: '' } })).toStrictEqual(
        region === 'South' ? [] : [oakRow],
      );
  });

  it('is shut to everybody else', async () => {
    for (const [tenant, user] of [
      ['T1', 'USENCO'],
      ['T2', 'ULEAD'],
      ['T2', 'USENCO'],
    ] as const)
      await expect(rows({ actor: await world.actor(tenant, user) })).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  it('is for a spreadsheet as well, formulas harmless', async () => {
    const { document } = await radarDocument(world.ports)({
      actor: await lead(),
      chain,
      filter: { region: '', lead: '' },
    });
    const csv = world.ports.toCsv(document);
    expect(csv).toContain('"elm","ELM","South","2","1","1","2","2","GR 2: 1; GR 3: 1","0"');
  });
});

describe('figures', () => {
  const write = async (work: () => Promise<unknown>) => {
    await work();
    return (await rows())[0];
  };
  const elmPlan = { tenant: 'T2', settingId: 'elm', childId: 'elm-child-1', planId: 'elm-plan-1' };
  const entry = (id: string, date: string) => sample.entry({ ...elmPlan, id, date });

  it('follow an entry, one filed under the wrong child, and a correction of its day', async () => {
    const { store } = world.test;
    expect(await write(() => store.entries.insert(entry('e1', '2026-03-02')))).toMatchObject({ quiet: 1 });
    expect(
      await write(() => store.entries.replace({ ...entry('e1', '2026-03-02'), movedAway: true })),
    ).toMatchObject({ quiet: 2 });
    expect(await write(() => store.entries.insert(entry('e2', '2026-02-17')))).toMatchObject({ quiet: 1 });
    expect(await write(() => store.entries.replace(entry('e2', '2026-02-16')))).toMatchObject({ quiet: 2 });
  });

  it('follow a parent’s signature of the words as they stand, and new words', async () => {
    const { store } = world.test;
    const sign =
      (more: object = {}) =>
      () =>
        store.versions.addSignOff({
          ...{ tenant: 'T2', recordId: 'elm-plan-1', revision: 1 },
          signOff: { ...sample.signOff, ...more },
        });
    expect(await write(sign({ role: 'SENCO', adult: 'Anna' }))).toMatchObject({ unsigned: 2 });
    expect(await write(sign({ state: 'asked' }))).toMatchObject({ unsigned: 2 });
    expect(await write(sign())).toMatchObject({ unsigned: 1 });
    const plan = await store.records.get({ tenant: 'T2', id: 'elm-plan-1' });
    if (!plan) throw new Error('no plan');
    const next = sample.version({ ...plan, revision: 2 });
    expect(await write(() => store.records.revise(plan, next))).toMatchObject({ unsigned: 2 });
    expect(await write(sign())).toMatchObject({ unsigned: 2 });
  });

  it('follow a review, a level and the end of a plan', async () => {
    const { store } = world.test;
    const plan = await store.records.get({ tenant: 'T2', id: 'elm-plan-1' });
    if (!plan?.plan) throw new Error('no plan');
    const reviewed = { ...plan, plan: { ...plan.plan, lastReviewOn: '2026-03-01' } };
    expect(await write(() => store.records.mark(reviewed))).toMatchObject({ overdue: 0, dueSoon: 1 });
    const child = await store.children.get({ tenant: 'T2', id: 'elm-child-1' });
    if (!child) throw new Error('no child');
    const levels = (level: string) => ({
      levels: [
        { level: '2', count: 1 },
        { level, count: 1 },
      ],
    });
    expect(await write(() => store.children.replace({ ...child, grLevel: '4' }))).toMatchObject(levels('4'));
    const ended = { ...reviewed, live: false, stamp: plan.stamp + 1 };
    expect(await write(() => store.records.mark(ended))).toMatchObject({
      unsigned: 1,
      levels: [{ level: '2', count: 1 }],
    });
  });

  it('follow a closure', async () => {
    const { store } = world.test;
    expect((await rows())[0]).toMatchObject({ setting: 'T2/elm', dueSoon: 1 });
    const closures = [{ from: '2026-03-09', to: '2026-03-20' }];
    await store.settings.replace({ ...elm, closures });
    world.ports.turnTo('2026-03-19', '10:00');
    // Due while closed on the 10th, and overdue from the sixth day back.
    expect((await rows())[0]).toMatchObject({ setting: 'T2/elm', overdue: 0 });
    world.ports.turnTo('2026-03-30', '10:00');
    expect((await rows())[0]).toMatchObject({ setting: 'T2/elm', overdue: 1 });
  });

  it('put the worst first on a new day before anybody writes', async () => {
    world.ports.turnTo('2026-05-01', '00:01');
    const { counted } = await countMarked(world.ports)();
    expect(counted).toBe(2);
    expect((await rows()).map(({ overdue }) => overdue)).toStrictEqual([1, 1]);
    expect((await countMarked(world.ports)()).counted).toBe(0);
  });
});

describe('a child’s record', () => {
  const setting = { tenant: 'T2', id: 'elm' };
  const look = async (reason: string, more: object = {}) =>
    lookAtChild(world.ports)({
      ...{ actor: { ...(await lead()), reason }, chain, setting, childId: 'elm-child-2' },
      ...more,
    });
  const lines = () =>
    world.test.store.audit.ofChild({
      ...{ tenant: 'T2', chain: 'elm', childId: 'elm-child-2', before: null, limit: 9 },
    });

  it('is a code in the setting’s list', async () => {
    const { children } = await chainSetting(world.ports)({ actor: await lead(), chain, setting });
    expect(children.map(({ code }) => code)).toStrictEqual(['ELM-2']);
    expect(Object.keys(children[0] ?? {}).sort()).toStrictEqual(['code', 'id', 'plans']);
  });

  it('opens with a reason, which is kept; without one it stays shut', async () => {
    await expect(look(' ')).rejects.toMatchObject({ code: 'reason-needed' });
    expect(await lines()).toStrictEqual([]);
    expect((await look('Parent rang the office')).child.id).toBe('elm-child-2');
    // Of a lead from elsewhere the trail names the workspace, too.
    expect(await lines()).toMatchObject([
      {
        ...{ tenant: 'T2', chain: 'elm', userId: 'T1/ULEAD', role: 'inclusion lead' },
        ...{ did: 'opened', action: 'see child', what: 'children', reason: 'Parent rang the office' },
      },
    ]);
  });

  it.each([
    ['a lead of another region', async () => ({ actor: { ...(await north()), reason: 'Why' } })],
    ['a child of another setting', async () => ({ childId: 'oak-child-1' })],
    ['a child that is not there', async () => ({ childId: 'none' })],
    ['a setting of the other workspace by that id', async () => ({ setting: { tenant: 'T1', id: 'elm' } })],
    ['a chain that is not there', async () => ({ chain: { tenant: 'T1', id: 'none' } })],
  ])('stays shut to %s', async (_, more) => {
    const before = (await lines()).length;
    await expect(look('A good reason', await more())).rejects.toMatchObject({ code: 'not-found' });
    expect(await lines()).toHaveLength(before);
  });
});
