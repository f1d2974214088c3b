import type { Chain } from '../../../src/domain/chain/chain.ts';
import type { Row } from '../../../src/domain/sheet.ts';
import { chainMessages } from '../../../src/slack/screens/chain/notices.ts';
import { answerPart } from '../../../src/usecases/chain/answer-part.ts';
import { answerLeave, askToLeave } from '../../../src/usecases/chain/leave.ts';
import { chainRadar } from '../../../src/usecases/chain/radar.ts';
import { partId, type RequestInput, sendRequest } from '../../../src/usecases/chain/requests.ts';
import { sweepChains } from '../../../src/usecases/chain/sweep-chains.ts';
import { type ChainWorld, chainWorld, receipt, value } from '../../support/chain-world.ts';

let world: ChainWorld;
let chain: Chain;
const lead = () => world.actor('T1', 'ULEAD');
const outbox = () =>
  world.test.db.collection<{ _id: string; to: { channel?: string }; about: string; wanted: number }>(
    'outbox',
  );

beforeAll(async () => {
  world = await chainWorld('2026-03-02');
  chain = await world.chain();
  await world.join(
    chain,
    await world.setting('T1', 'oak', { sencoChannel: 'GOAK' }, ['senco', 'practitioner']),
    'North',
  );
  await world.join(chain, await world.setting('T2', 'elm', { sencoChannel: 'GELM' }), 'South');
  await world.join(chain, await world.setting('T2', 'ash', { sencoChannel: 'GASH' }), 'South');
});
afterAll(() => world.test.close());

const send = async (more: Partial<RequestInput> = {}) => {
  const usual = {
    kind: 'action',
    text: 'Review all GR3 plans',
    dueOn: '2026-03-13',
    region: '',
    settings: [],
  };
  const { kind, text, dueOn, region, settings } = { ...usual, ...more };
  return sendRequest(world.ports)({
    actor: await lead(),
    chain,
    input: { kind, text, dueOn, region, settings },
    receipt: receipt(),
  });
};
const sweep = async (day?: string, time = '10:00') => {
  if (day) world.ports.turnTo(day, time);
  expect((await sweepChains(world.ports)({ limit: 100 })).failed).toStrictEqual([]);
};
/** Channels that were told of a request, and by how many messages. */
const told = async (requestId: string) => {
  const rows = await outbox()
    .find({ kind: 'chain request', about: { $regex: `^${requestId}` } })
    .toArray();
  return rows.map(({ to }) => to.channel).sort();
};
const answer = async (id: string, yes: boolean, why = '', tenant = 'T2', user = 'USENCO') =>
  answerPart(world.ports)({ actor: await world.actor(tenant, user), id, yes, why, receipt: receipt() });

describe('a request', () => {
  it('reaches every chosen setting once, in its hours, whoever sweeps how often', async () => {
    world.ports.turnTo('2026-03-02', '18:00');
    const { id } = value(await send());
    await sweep();
    expect(await told(id)).toStrictEqual([]);
    world.ports.turnTo('2026-03-03', '09:00');
    await Promise.all([sweep(), sweep(), sweep()].map((each) => each.catch(() => {})));
    await sweep();
    expect(await told(id)).toStrictEqual(['GASH', 'GELM', 'GOAK']);
  });

  it('goes to a region, or to chosen settings of it', async () => {
    const { id } = value(await send({ region: 'South' }));
    const one = value(await send({ settings: ['T2/elm', 'T2/elm'] }));
    await sweep('2026-03-03');
    expect(await told(id)).toStrictEqual(['GASH', 'GELM']);
    expect(await told(one.id)).toStrictEqual(['GELM']);
    await expect(send({ settings: ['T3/elm'] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is a blank cover in the channel', async () => {
    const { id } = value(await send({ text: 'Ring <!channel> about Zofia' }));
    await sweep('2026-03-03');
    const row = await outbox().findOne({ about: partId(id, 'oak') });
    const notice = await world.ports.store.outbox.get({
      tenant: 'T1',
      id: String(row?._id).replace('T1/', ''),
    });
    if (!notice) throw new Error('no notice');
    const message = await chainMessages(world.ports)(notice);
    expect(message?.text).toBe('A request from Hazelbrook: please answer by 13 March 2026.');
    expect(JSON.stringify(message)).not.toMatch(/Zofia|Ring/);
  });

  it('is chased before and after its day, and no more once it is answered', async () => {
    const { id } = value(await send({ settings: ['T2/elm', 'T2/ash'] }));
    const counts: number[] = [];
    for (const day of ['2026-03-03', '2026-03-10', '2026-03-13', '2026-03-16', '2026-03-20']) {
      await sweep(day);
      counts.push((await told(id)).length);
      if (day === '2026-03-13') value(await answer(partId(id, 'elm'), true));
    }
    expect(counts).toStrictEqual([2, 4, 6, 6, 7]);
    expect((await told(id)).filter((channel) => channel === 'GELM')).toHaveLength(3);
    world.ports.turnTo('2026-03-03', '10:00');
  });

  it('shows the lead who has done it, and who has not and why', async () => {
    const { id } = value(await send({ settings: ['T2/elm', 'T2/ash'] }));
    await sweep('2026-03-03');
    const open = async () =>
      (await chainRadar(world.ports)({ actor: await lead(), chain })).rows.find(
        ({ figures }) => figures.settingId === 'elm',
      )?.figures.requests ?? 0;
    const before = await open();
    expect(await answer(partId(id, 'ash'), false)).toMatchObject({ kind: 'errors' });
    value(await answer(partId(id, 'ash'), false, 'No GR3 here'));
    value(await answer(partId(id, 'elm'), true));
    // Pressed again, or by somebody else meanwhile: the first answer stays.
    expect(value(await answer(partId(id, 'elm'), false, 'No'))).toMatchObject({ state: 'done' });
    const parts = await world.ports.store.requestParts.ofRequest({ tenant: 'T2', requestId: id });
    expect(parts.map(({ settingId, state, why }) => [settingId, state, why]).sort()).toStrictEqual([
      ['ash', 'not applicable', 'No GR3 here'],
      ['elm', 'done', ''],
    ]);
    expect(await open()).toBe(before - 1);
    // Their messages in the channel say so.
    const rows = await outbox()
      .find({ about: partId(id, 'elm') })
      .toArray();
    expect(rows.map(({ wanted }) => wanted)).toStrictEqual([2]);
  });

  it('is answered by who may speak for the setting alone', async () => {
    const { id } = value(await send({ settings: ['T1/oak'] }));
    await sweep('2026-03-03');
    const oak = partId(id, 'oak');
    for (const [tenant, user] of [
      ['T1', 'UPRAC'],
      ['T2', 'USENCO'],
      ['T1', 'ULEAD'],
    ] as const)
      await expect(answer(oak, true, '', tenant, user)).rejects.toMatchObject({ code: 'not-found' });
    value(await answer(oak, true, '', 'T1'));
  });

  it.each([
    [{ text: ' ' }, 'text'],
    [{ text: 'x'.repeat(1001) }, 'text'],
    [{ dueOn: '2026-03-01' }, 'dueOn'],
    [{ dueOn: 'soon' }, 'dueOn'],
    [{ kind: 'constructor' }, 'kind'],
    [{ region: 'Nowhere' }, 'region'],
  ])('is refused with %j', async (more, field) => {
    expect(await send(more)).toMatchObject({ kind: 'errors', errors: { [field]: expect.any(String) } });
  });
});

describe('an offer', () => {
  const lines = async (settingId: string) => {
    const sheet = await world.test.store.records.standing({
      tenant: 'T2',
      settingId,
      sheet: 'inclusion-action-plan',
    });
    return ((sheet?.answers.actions ?? []) as readonly Row[]).map(({ action }) => action);
  };

  it('adopted is a line of the inclusion action plan, once; declined it is none', async () => {
    const { id } = value(
      await send({ kind: 'offer', text: 'Visual timetables in every room', region: 'South' }),
    );
    await sweep('2026-03-03');
    value(await answer(partId(id, 'elm'), true));
    value(await answer(partId(id, 'elm'), true));
    value(await answer(partId(id, 'ash'), false, 'We have them'));
    expect(await lines('elm')).toStrictEqual(['Visual timetables in every room']);
    expect(await lines('ash')).toStrictEqual([]);
    const states = await world.ports.store.requestParts.ofRequest({ tenant: 'T2', requestId: id });
    expect(states.map(({ state }) => state).sort()).toStrictEqual(['adopted', 'declined']);
  });
});

describe('a setting that leaves', () => {
  it('is asked nothing any more', async () => {
    const setting = { tenant: 'T2', id: 'ash' };
    const sent = value(await send({ settings: ['T2/ash'] }));
    await sweep('2026-03-03');
    const later = value(await send({ settings: ['T2/ash'] }));
    await askToLeave(world.ports)({ actor: await lead(), side: 'chain', chain, setting });
    await answerLeave(world.ports)({
      actor: await world.actor('T2', 'USENCO'),
      side: 'setting',
      setting,
      yes: true,
    });
    await sweep('2026-03-13');
    expect(await told(sent.id)).toStrictEqual(['GASH']);
    expect(await told(later.id)).toStrictEqual([]);
  });
});
