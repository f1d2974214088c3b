import type { Chain } from '../../../src/domain/chain/chain.ts';
import type { Setting } from '../../../src/domain/setting.ts';
import { countMarked } from '../../../src/usecases/chain/count-figures.ts';
import { answerJoin, lookUpCode, makeJoinCode, takeCode } from '../../../src/usecases/chain/join.ts';
import { answerLeave, askToLeave, endLeaves } from '../../../src/usecases/chain/leave.ts';
import { chainRadar } from '../../../src/usecases/chain/radar.ts';
import { type ChainWorld, chainWorld, receipt, value } from '../../support/chain-world.ts';

let world: ChainWorld;
let chain: Chain;
let oak: Setting;
let elm: Setting;
beforeAll(async () => {
  world = await chainWorld('2026-03-02');
});
afterAll(() => world.test.close());
beforeEach(async () => {
  await world.test.empty();
  world.ports.turnTo('2026-03-02', '10:00');
  chain = await world.chain();
  oak = await world.setting('T1', 'oak');
  elm = await world.setting('T2', 'elm');
});

const lead = () => world.actor('T1', 'ULEAD');
const senco = (tenant = 'T2') => world.actor(tenant, 'USENCO');
const onElm = { side: 'setting', settingId: 'elm' } as const;
const codeFor = async (region = '') =>
  makeJoinCode(world.ports)({ actor: await lead(), on: { side: 'chain', chain, region } });
const take = async (typed: string) =>
  takeCode(world.ports)({ actor: await senco(), on: onElm, typed, receipt: receipt() });
const shown = async () => {
  await countMarked(world.ports)();
  const { rows } = await chainRadar(world.ports)({ actor: await lead(), chain });
  return rows.map(({ figures }) => `${figures.tenant}/${figures.settingId} ${figures.region}`.trim());
};
const news = async () =>
  (await world.test.db.collection('outbox').find({ kind: 'chain news' }).toArray())
    .map(({ tenant, to, about }) => `${tenant} ${to.user ?? to.channel}: ${about}`)
    .sort();

describe('a setting of another workspace joins', () => {
  it('when both sides have agreed, and not before', async () => {
    const typed = await codeFor('North');
    const found = value(await lookUpCode(world.ports)({ actor: await senco(), on: onElm, typed }));
    expect([found.chainName, found.settingName]).toStrictEqual(['Hazelbrook', 'elm']);
    const code = value(await take(typed));
    expect(await shown()).toStrictEqual([]);
    await answerJoin(world.ports)({ actor: await lead(), codeId: code, yes: true });
    expect(await shown()).toStrictEqual(['T2/elm North']);
    expect(await news()).toStrictEqual(['T1 ULEAD: asks to join/chain', 'T2 USENCO: joined/setting']);
  });

  it('by a code of its own, typed in by the lead', async () => {
    const typed = await makeJoinCode(world.ports)({ actor: await senco(), on: onElm });
    const on = { side: 'chain', chain, region: 'South' } as const;
    const code = value(await takeCode(world.ports)({ actor: await lead(), on, typed, receipt: receipt() }));
    await expect(
      answerJoin(world.ports)({ actor: await lead(), codeId: code, yes: true }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await answerJoin(world.ports)({ actor: await senco(), codeId: code, yes: true });
    expect(await shown()).toStrictEqual(['T2/elm South']);
  });

  it('by no code twice, by none that is refused, old, made up or the own side’s', async () => {
    const typed = await codeFor();
    expect(await take('7K3QM-9XW2T')).toMatchObject({ kind: 'errors' });
    const own = takeCode(world.ports)({
      actor: await lead(),
      on: { side: 'chain', chain, region: '' },
      typed,
      receipt: receipt(),
    });
    expect(await own).toMatchObject({ kind: 'errors' });
    const code = value(await take(typed));
    expect(await take(typed)).toMatchObject({ kind: 'errors' });
    await answerJoin(world.ports)({ actor: await lead(), codeId: code, yes: false });
    expect(await take(typed)).toMatchObject({ kind: 'errors' });
    await expect(
      answerJoin(world.ports)({ actor: await lead(), codeId: code, yes: true }),
    ).rejects.toMatchObject({ code: 'not-found' });
    const late = await codeFor();
    world.ports.turnTo('2026-03-10', '10:00');
    expect(await take(late)).toMatchObject({ kind: 'errors' });
    expect(await shown()).toStrictEqual([]);
  });

  it('to no answer after seven days', async () => {
    const code = value(await take(await codeFor()));
    world.ports.turnTo('2026-03-10', '10:00');
    await expect(
      answerJoin(world.ports)({ actor: await lead(), codeId: code, yes: true }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('by no guessing: after five wrong codes an hour of rest, for the right one, too', async () => {
    const typed = await codeFor();
    for (let n = 0; n < 5; n += 1) expect(await take(`7K3QM-9XW2${n}`)).toMatchObject({ kind: 'errors' });
    await expect(take(typed)).rejects.toMatchObject({ code: 'too-many-codes' });
    world.ports.turnTo('2026-03-02', '11:01');
    expect(await take(typed)).toMatchObject({ kind: 'saved' });
  });

  it('keeps no code, only a digest', async () => {
    const typed = await codeFor();
    const rows = JSON.stringify(await world.test.db.collection('joinCodes').find().toArray());
    expect(rows).not.toContain(typed);
    expect(rows).not.toContain(typed.replace('-', ''));
  });

  it('in one chain only', async () => {
    await world.join(chain, elm);
    expect(await take(await codeFor())).toMatchObject({ kind: 'errors' });
  });

  it('by nobody who may not speak for a side', async () => {
    const stranger = await world.actor('T2', 'USTRANGER');
    const refused = { code: 'not-found' };
    await expect(makeJoinCode(world.ports)({ actor: stranger, on: onElm })).rejects.toMatchObject(refused);
    await expect(
      makeJoinCode(world.ports)({ actor: stranger, on: { side: 'chain', chain, region: '' } }),
    ).rejects.toMatchObject(refused);
    // The SENCO of a setting with that id in another workspace.
    await world.setting('T3', 'other');
    await expect(makeJoinCode(world.ports)({ actor: await senco('T3'), on: onElm })).rejects.toMatchObject(
      refused,
    );
  });
});

describe('a setting leaves', () => {
  beforeEach(async () => {
    await world.join(chain, oak);
    await world.join(chain, elm, 'North');
    expect(await shown()).toStrictEqual(['T2/elm North', 'T1/oak']);
  });
  const setting = { tenant: 'T2', id: 'elm' };
  const elmAsks = async () => ({ actor: await senco(), side: 'setting', setting }) as const;
  const leadAsks = async () => ({ actor: await lead(), side: 'chain', chain, setting }) as const;

  it('when the other side agrees, at once', async () => {
    await askToLeave(world.ports)(await elmAsks());
    expect(await shown()).toHaveLength(2);
    await expect(answerLeave(world.ports)({ ...(await elmAsks()), yes: true })).rejects.toMatchObject({
      code: 'not-found',
    });
    await answerLeave(world.ports)({ ...(await leadAsks()), yes: true });
    // Before anybody has counted.
    const { rows } = await chainRadar(world.ports)({ actor: await lead(), chain });
    expect(rows.map(({ figures }) => figures.settingId)).toStrictEqual(['oak']);
  });

  it('when the lead asks and the SENCO agrees', async () => {
    await askToLeave(world.ports)(await leadAsks());
    await answerLeave(world.ports)({ ...(await elmAsks()), yes: true });
    expect(await shown()).toStrictEqual(['T1/oak']);
  });

  it('by itself after fourteen days without an answer, and not when it was taken back', async () => {
    await askToLeave(world.ports)(await elmAsks());
    await answerLeave(world.ports)({ ...(await elmAsks()), yes: false });
    world.ports.turnTo('2026-03-20', '10:00');
    await endLeaves(world.ports)({ limit: 9 });
    expect(await shown()).toHaveLength(2);
    await askToLeave(world.ports)(await elmAsks());
    world.ports.turnTo('2026-04-03', '10:00');
    await endLeaves(world.ports)({ limit: 9 });
    expect(await shown()).toHaveLength(2);
    world.ports.turnTo('2026-04-04', '10:00');
    await endLeaves(world.ports)({ limit: 9 });
    expect(await shown()).toStrictEqual(['T1/oak']);
    expect((await news()).filter((each) => each.includes(': left/'))).toStrictEqual([
      'T1 ULEAD: left/chain',
      'T2 USENCO: left/setting',
    ]);
  });
});
