import { until } from '../../scripts/sandbox/slack/until.ts';
import { clockFrom } from '../../src/clock.ts';
import { todayMessage } from '../../src/slack/screens/today-message.ts';
import { sweepTodayLists } from '../../src/usecases/sweep-today-lists.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { provisionMap, supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { logEntry, saves, writePlan } from '../support/paperwork.ts';
import { portsBeside, postTo } from '../support/ports.ts';
import { startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
const layla = childNamed('Layla');
/** A Thursday, 09:12 in London. */
let now = Date.parse('2026-07-09T08:12:00Z');
const clock = clockFrom(() => now);
let nursery: Nursery;
let beside: Awaited<ReturnType<typeof portsBeside>>;
const key = () => nursery.slack.as('UKEY');

beforeAll(async () => {
  nursery = await startWillow(['Zofia', 'Layla'], { clock });
  beside = await portsBeside(nursery, clock);
  await writePlan(nursery.slack.as('USENCO'), '/isp', supportPlan(zofia, zofia.plan));
  await writePlan(nursery.slack.as('USENCO'), '/ipm', provisionMap(layla, layla.plan));
});
afterAll(async () => {
  await beside?.close();
  await nursery?.stop();
});

/** The newest list only the person sees, opened by the command. */
const openList = async () => {
  const answer = await key().command('/intervention', 'today');
  if (!answer.message) throw new Error('no list');
  return answer.message;
};
const stored = async (day = '2026-07-09') => {
  const { ports } = beside;
  const tenant = nursery.slack.world.team.id;
  const settings = await ports.store.settings.all({ tenant });
  const plans = await ports.store.records.livePlans({ tenant, settingIds: settings.map(({ id }) => id) });
  return ports.store.entries.onDay({ tenant, planIds: plans.map(({ id }) => id), date: day });
};
const settingId = async () => (await stored())[0]?.settingId ?? '';

describe('/intervention today', () => {
  it('shows each target of one’s key children, to nobody else', async () => {
    const list = await openList();
    expect(list.ephemeralFor).toBe('UKEY');
    expect(list.text).toContain('Today’s targets, 9 July 2026');
    for (const words of ['Zofia', 'WIL-01', 'ISP 1. Visual now/next', 'IPM 2. By 13 March 2026 Layla'])
      expect(list.text).toContain(words);
  });

  it('logs what was achieved with one tap, and shows it in place of the buttons', async () => {
    const list = await openList();
    const files = key().files().length;
    await key().press('√ Achieved', { message: list, in: 'ISP 1.' });
    await until(() => list.text.includes('√ logged 09:12 by Priya Shah'));
    expect(await stored()).toMatchObject([
      { outcome: 'achieved', who: 'Priya Shah', comments: '', date: '2026-07-09', recordedOn: '2026-07-09' },
    ]);
    expect(key().files()).toHaveLength(files);
    await expect(key().press('√ Achieved', { message: list, in: 'ISP 1.' })).rejects.toThrow('No button');
  });

  it('makes one entry of a double tap, and refuses another outcome kindly', async () => {
    const [list, stale] = [await openList(), await openList()];
    const tap = () => key().press('Not achieved', { message: list, in: 'ISP 2.' });
    await Promise.all([tap(), tap()]);
    await until(() => list.text.includes('x logged 09:12'));
    await key().press('Absent', { message: stale, in: 'ISP 2.' });
    await until(() => stale.text.includes('Nothing was changed'));
    expect(stale.text).toContain('Press Correct');
    expect((await stored()).map(({ outcome }) => outcome)).toEqual(['achieved', 'not achieved']);
  });

  it('opens the form for a comment on partly, with the target and the outcome filled in', async () => {
    const list = await openList();
    await key().press('Partly', { message: list, in: 'ISP 3.' });
    await key().sees('ISP 3.');
    const refusedEmpty = await key().submit();
    expect(refusedEmpty.errors).toEqual({ Comments: expect.stringContaining('what was achieved') });
    await key().fill({ Comments: 'Two of three words' });
    const files = key().files().length;
    await saves(key());
    await until(() =>
      key()
        .dms()
        .some(({ text }) => text.startsWith('Logged: x on 9 July 2026')),
    );
    expect(key().files()).toHaveLength(files);
    expect((await openList()).text).toContain('partly logged 09:12');
  });

  it('logs absent all day for every target without an entry, once', async () => {
    const list = await openList();
    const tap = () => key().press('Absent all day', { message: list, in: 'ليلى' });
    await Promise.all([tap(), tap()]);
    await until(() => (list.text.match(/absent logged/g) ?? []).length === 2);
    expect((await stored()).filter(({ outcome }) => outcome === 'absent')).toHaveLength(2);
  });

  it('takes a comment later, which leaves a trace', async () => {
    const list = await openList();
    await key().press('Add a comment', { message: list, in: 'ISP 1.' });
    await key().sees('logged 09:12');
    await key().fill({ Comments: 'Pointed at the board herself' });
    await saves(key());
    const entry = (await stored()).find(({ comments }) => comments.startsWith('Pointed'));
    expect(entry).toMatchObject({
      outcome: 'achieved',
      comments: 'Pointed at the board herself',
      trace: [{ why: 'comment added', byName: 'Priya Shah', before: { comments: '' } }],
    });
  });

  it('refuses money in such a comment', async () => {
    const list = await openList();
    await key().press('Add a comment', { message: list, in: 'ISP 2.' });
    await key().sees('logged 09:12');
    await key().fill({ Comments: 'Used the £50 board' });
    expect((await key().submit()).errors).toEqual({ Comments: expect.stringContaining('£50') });
    await key().close();
  });

  it('counts in the record like any other entry', async () => {
    const values = { Date: '2026-07-09', 'Target achieved': 'achieved' };
    const paper = await logEntry(key(), { child: 'zofia', target: 'ISP 1', values });
    expect(paper).toContain('2 of 2 achieved');
  });

  it('tells somebody without key children where to go', async () => {
    const answer = await nursery.slack.as('UOTHER').command('/intervention', 'today');
    expect(answer.message?.text).toContain('nothing on your list today');
  });
});

describe('the list of every morning', () => {
  const sweep = () => sweepTodayLists(beside.ports)({ limit: 100 });
  const mine = async () => ({
    tenant: nursery.slack.world.team.id,
    userId: 'UKEY',
    settingId: await settingId(),
  });

  it('refuses a time outside the setting’s hours', async () => {
    await key().press('Send me this every morning', { message: await openList() });
    await key().sees('Time');
    for (const time of ['07:59', '17:30']) {
      await key().fill({ Time: time });
      expect((await key().submit()).errors).toEqual({ Time: expect.stringContaining('08:00') });
    }
  });

  it('is kept, and says when it comes first', async () => {
    await key().fill({ Time: '08:45' });
    await key().submit();
    expect(key().text()).toContain('comes at 08:45, for the first time on 10 July 2026');
    await key().close();
    expect((await openList()).blocks).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'actions' })]),
    );
  });

  it('comes once on an open day, at its time', async () => {
    now = Date.parse('2026-07-10T07:44:00Z');
    expect(await sweep()).toEqual({ added: 0 });
    now = Date.parse('2026-07-10T07:45:00Z');
    const [a, b] = await Promise.all([sweep(), sweep()]);
    expect(a.added + b.added).toBe(1);
    expect(await sweep()).toEqual({ added: 0 });
    const { tenant, ...scope } = await mine();
    const id = `${scope.settingId}|today|UKEY|2026-07-10`;
    expect(await beside.ports.store.outbox.get({ tenant, id })).toMatchObject({
      kind: 'today',
      to: { user: 'UKEY' },
      day: '2026-07-10',
      lines: [],
    });
    now = Date.parse('2026-07-11T12:00:00Z');
    expect(await sweep()).toEqual({ added: 0 });
  });

  it('has its words made when it is sent, and takes taps after midnight for its own day', async () => {
    now = Date.parse('2026-07-10T08:00:00Z');
    const message = await todayMessage(beside.ports)({ ...(await mine()), day: '2026-07-10' });
    if (!message) throw new Error('no message');
    await postTo(nursery, 'UKEY', message);
    const shown = await until(() =>
      key()
        .dms()
        .findLast(({ text }) => text.includes('Today’s targets')),
    );
    now = Date.parse('2026-07-10T23:30:00Z');
    await key().press('√ Achieved', { message: shown, in: 'ISP 1.' });
    await until(() => shown.text.includes('√ logged on 11 July 2026'));
    expect(shown.text).toContain('what you tap is logged for that day');
    expect(await stored('2026-07-10')).toMatchObject([{ recordedOn: '2026-07-11', outcome: 'achieved' }]);
    await key().press('Not run', { message: shown, in: 'ISP 2.' });
    await key().sees('ISP 2.');
    await key().fill({ Comments: 'Fire practice' });
    await saves(key());
    await until(() => shown.text.includes('not run logged'));
    expect(await todayMessage(beside.ports)({ ...(await mine()), day: '2026-07-10' })).toBeNull();
  });

  it('keeps the answer to the later of two quick taps', async () => {
    now = Date.parse('2026-07-13T08:00:00Z');
    const message = await todayMessage(beside.ports)({ ...(await mine()), day: '2026-07-13' });
    if (!message) throw new Error('no message');
    await postTo(nursery, 'UKEY', message);
    const shown = await until(() =>
      key()
        .dms()
        .findLast(({ text }) => text.includes('13 July')),
    );
    await Promise.all(
      ['ISP 1.', 'ISP 2.', 'ISP 3.'].map((target) =>
        key().press('√ Achieved', { message: shown, in: target }),
      ),
    );
    await until(() => (shown.text.match(/√ logged/g) ?? []).length === 3);
  });

  it('is stopped under the list', async () => {
    const list = await openList();
    await key().press('Stop the morning list', { message: list });
    await until(() => JSON.stringify(list.blocks).includes('Send me this every morning'));
    expect(await beside.ports.store.todayLists.get(await mine())).toBeNull();
  });

  it('goes with the right to it', async () => {
    const scope = await mine();
    const { store } = beside.ports;
    await store.todayLists.put({ ...scope, userId: 'USTRANGER', at: '08:30', lookAt: 0 });
    expect(await sweep()).toEqual({ added: 0 });
    expect(await store.todayLists.get({ ...scope, userId: 'USTRANGER' })).toBeNull();
    const day = '2026-07-13';
    expect(await todayMessage(beside.ports)({ ...scope, userId: 'USTRANGER', day })).toBeNull();
    expect(await todayMessage(beside.ports)({ ...scope, tenant: 'TELSE', day })).toBeNull();
    expect(await todayMessage(beside.ports)({ ...scope, userId: 'UOTHER', day })).toBeNull();
  });
});

describe('what was tampered with', () => {
  const send = async (userId: string, action_id: string, value: string) => {
    const { slack } = nursery;
    const list = await openList();
    const { team } = slack.world;
    const before = slack.as(userId).dms().length;
    await slack.send({
      type: 'block_actions',
      team: { id: team.id },
      user: { id: userId, team_id: team.id },
      trigger_id: '1.1',
      container: { type: 'message', message_ts: list.ts, channel_id: list.channel, is_ephemeral: true },
      actions: [{ type: 'button', action_id, block_id: 'b', value, action_ts: '1' }],
    });
    const told = await until(() => slack.as(userId).dms().slice(before)[0]);
    return told.text;
  };
  const value = async () => {
    const text = JSON.stringify((await openList()).blocks);
    const [, found = ''] = /"value":"(\d{4}-[^"]+\/[^"]+)"/.exec(text) ?? [];
    return found;
  };

  it.each(['USTRANGER', 'UOTHER', 'UELSEWHERE'])('says nothing of a child to %s', async (userId) => {
    const entries = (await stored('2026-07-13')).length;
    const real = await send(userId, 'today-achieved', await value());
    expect(real).toContain('not among the records you can open');
    const [day, scope] = (await value()).split('|');
    expect(await send(userId, 'today-achieved', `${day}|${scope}|none|none/none`)).toBe(real);
    expect(await stored('2026-07-13')).toHaveLength(entries);
  });

  it.each(['', 'x', '2026-07-13|*|child', '2026-13-40|*|a|b/c', '|||'])('refuses %j', async (bad) => {
    expect(await send('UKEY', 'today-achieved', bad)).toMatch(/out of date/);
  });

  it('refuses a day to come, and one before the plan', async () => {
    const rest = (await value()).slice('2026-07-13'.length);
    expect(await send('UKEY', 'today-achieved', `2030-01-01${rest}`)).toContain('still to come');
    expect(await send('UKEY', 'today-achieved', `2020-01-01${rest}`)).toContain('plan starts on');
    expect(await send('UKEY', 'today-absent-all', `2030-01-01${rest}`)).toContain('still to come');
  });
});
