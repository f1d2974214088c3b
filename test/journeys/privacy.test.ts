import { until } from '../../scripts/sandbox/slack/until.ts';
import { clockFrom } from '../../src/clock.ts';
import type { AuditLine } from '../../src/domain/audit.ts';
import { auditChains } from '../../src/mongo/audit-chains.ts';
import { connectMongo, type MongoConnection } from '../../src/mongo/connection.ts';
import { removePerson } from '../../src/usecases/remove-person.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import { homeText, opensHome } from '../support/homes.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { logEntry, writePlan } from '../support/paperwork.ts';
import { portsBeside } from '../support/ports.ts';
import { addChild, addSetting } from '../support/register.ts';
import { storeParts } from '../support/store-parts.ts';

/** An open morning: what is told is sent at once. */
const clock = clockFrom(() => Date.parse('2026-07-10T09:00:00Z'));

let nursery: Nursery;
let beside: Awaited<ReturnType<typeof portsBeside>>;
let mongo: MongoConnection;
const as = (id: string) => nursery.slack.as(id);
const tenant = () => nursery.slack.world.team.id;

beforeAll(async () => {
  nursery = await startNursery({ clock });
  const { slack } = nursery;
  const team = { managers: ['UMANAGER'], leads: ['ULEAD'] };
  await addSetting(slack, { name: 'Willow Bank', code: 'WIL', senco: ['USENCO'], ...team });
  await addSetting(slack, { name: 'Millrace', code: 'MIL', senco: ['UELSEWHERE'], team: [] });
  const zofia = childNamed('Zofia');
  await addChild(slack, { ...zofia, preferredName: '', setting: 'Willow Bank' });
  const layla = { ...childNamed('Layla'), preferredName: 'Layla', setting: 'Millrace' };
  await addChild(slack, { ...layla, keyPerson: 'UELSEWHERE', by: 'UELSEWHERE' });
  await writePlan(slack.as('UKEY'), '/isp', supportPlan(zofia, zofia.plan));
  beside = await portsBeside(nursery, clock);
  mongo = await connectMongo({ uri: nursery.uri });
});
afterAll(async () => {
  await beside?.close();
  await mongo?.close();
  await nursery?.stop();
});

const settingNamed = async (code: string) => {
  const found = (await beside.store.settings.all({ tenant: tenant() })).find((each) => each.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};
const lines = async (): Promise<readonly AuditLine[]> => {
  const all: AuditLine[] = [];
  for await (const chain of auditChains(mongo, storeParts())) all.push(...chain.lines);
  return all.sort((a, b) => a.at - b.at || a.seq - b.seq);
};
/** The lines that came with what was done, each in a few words. */
async function noted(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = (await lines()).length;
  await work();
  return (await lines())
    .slice(before)
    .map(({ userId, role, did, what, childId }) =>
      [userId, role, did, what, childId ? 'of a child' : ''].join(' ').trim(),
    );
}

describe('an inclusion lead', () => {
  it('sees no names, and is told to type a code', async () => {
    for (const typed of ['', 'zofia', 'wiśniewska', 'MIL-01', 'WIL-99'])
      expect((await as('ULEAD').command('/child', typed)).message?.text).toContain('by the child’s code');
    expect((await as('ULEAD').command('/isp', 'WIL-01')).message?.text).toContain('Only a SENCO or manager');
  });

  it('is asked why, and then sees that one record', async () => {
    await as('ULEAD').command('/child', 'wil-01');
    expect(as('ULEAD').text()).toContain('one child’s record');
    expect(as('ULEAD').text()).not.toContain('Zofia');
    await as('ULEAD').fill({ 'Your reason': '   ' });
    expect((await as('ULEAD').submit()).errors).toEqual({ 'Your reason': 'Please say why, in a few words.' });
    const told = await noted(async () => {
      await as('ULEAD').fill({ 'Your reason': 'preparing the EHC panel' });
      await as('ULEAD').submit();
      await as('ULEAD').sees('Zofia');
    });
    expect(told).toEqual(['ULEAD inclusion lead opened children of a child']);
    for (const button of ['PDF', 'Edit details', 'Sign-off', 'Log an attempt', 'Who opened this record'])
      await expect(as('ULEAD').press(button)).rejects.toThrow();
  });

  it('is asked again for what lies behind it', async () => {
    await as('ULEAD').press('Entries', { nth: 1 });
    await as('ULEAD').sees('one child’s record');
    await as('ULEAD').fill({ 'Your reason': 'preparing the EHC panel' });
    await as('ULEAD').submit();
    await as('ULEAD').sees('No entries yet');
    expect((await lines()).at(-1)).toMatchObject({
      reason: 'preparing the EHC panel',
      what: 'records',
    });
  });
});

describe('the audit trail of a child', () => {
  it('holds one line for what is opened, and each write with its paper', async () => {
    expect(await noted(() => as('UKEY').command('/child', 'zofia'))).toEqual([
      'UKEY practitioner opened children of a child',
    ]);
    const values = { Date: '2026-07-09', 'Target achieved': 'achieved' };
    const saved = await noted(() => logEntry(as('UKEY'), { child: 'zofia', target: 'ISP 1', values }));
    expect(saved).toEqual([
      'UKEY practitioner opened children of a child',
      'UKEY practitioner wrote entries of a child',
      'UKEY practitioner printed records of a child',
    ]);
  });

  it('notes a list in one line, and nothing where a search is typed', async () => {
    expect(await noted(() => as('USENCO').command('/due'))).toEqual(['USENCO senco listed children']);
    expect((await lines()).at(-1)?.listed).toHaveLength(1);
  });

  it('notes nothing where nothing was allowed', async () => {
    expect(await noted(() => as('UELSEWHERE').command('/child', 'zofia'))).toEqual([]);
    expect(await noted(() => as('USTRANGER').command('/child', 'zofia'))).toEqual([]);
  });

  it('is shown to the SENCO, newest first, with the reason; looking is noted', async () => {
    await as('USENCO').command('/child', 'zofia');
    await as('USENCO').press('Who opened this record');
    const view = await as('USENCO').sees('Newest first');
    const text = as('USENCO').text();
    expect(view.title?.text).toBe('Who opened this');
    expect(text).toContain('Ines Duarte, inclusion lead, opened the child’s file');
    expect(text).toContain('Reason: preparing the EHC panel');
    expect(text.indexOf('looked who opened the record')).toBeLessThan(text.indexOf('Priya Shah'));
    await as('USENCO').close({ all: true });
  });

  it('goes on behind the newest twenty', async () => {
    for (let n = 0; n < 15; n += 1) await as('UKEY').command('/child', 'zofia');
    await as('UMANAGER').command('/child', 'zofia');
    await as('UMANAGER').press('Who opened this record');
    await as('UMANAGER').sees('Newest first');
    await as('UMANAGER').press('Older');
    await as('UMANAGER').sees('wrote the child’s file');
    await as('UMANAGER').close({ all: true });
  });
});

describe('a Home', () => {
  it('is noted in one line when somebody opens it, and not when the app makes it again', async () => {
    expect(await noted(() => opensHome(nursery, 'UKEY'))).toEqual(['UKEY practitioner listed children']);
    expect((await lines()).at(-1)).toMatchObject({ action: 'see due', listed: [expect.any(String)] });
    const shown = as('UKEY').home?.hash;
    const told = await noted(async () => {
      const values = { Date: '2026-07-10', 'Target achieved': 'achieved' };
      await logEntry(as('UKEY'), { child: 'zofia', target: 'ISP 1', values });
      await until(() => as('UKEY').home?.hash !== shown, { ms: 10_000, what: 'Home to be made again' });
    });
    expect(told.filter((line) => line.includes('listed') || line.startsWith('job:'))).toEqual([]);
  });

  it('shows a lead figures without a child, so that nothing is noted', async () => {
    expect(await noted(() => opensHome(nursery, 'ULEAD'))).toEqual([]);
    expect(homeText(nursery, 'ULEAD')).toContain('1 setting');
    expect(homeText(nursery, 'ULEAD')).not.toMatch(/Zofia|WIL-/);
  });
});

describe('rights withdrawn', () => {
  const team = async () => {
    const { id: settingId } = await settingNamed('WIL');
    const scope = { tenant: tenant(), settingId };
    return { scope, members: await beside.store.members.ofSettings({ ...scope, settingIds: [settingId] }) };
  };

  it('are gone at once, also in an open form, and the words stay', async () => {
    const { scope, members } = await team();
    const before = (await lines()).length;
    await as('UKEY').command('/intervention', 'zofia');
    const form = as('UKEY').view;
    await as('UKEY').fill({ Target: 'ISP 1.', Comments: 'clapped along', 'Target achieved': 'achieved' });
    await beside.store.members.replaceAll({
      ...scope,
      members: members.filter(({ userId }) => userId !== 'UKEY'),
    });
    const saved = await as('UKEY').submit();
    expect(Object.values(saved.errors ?? {}).join()).toContain('not among the records you can open');
    expect(saved.closed).toBe(false);
    expect(as('UKEY').view).toBe(form);
    expect((await lines()).slice(before).map(({ did }) => did)).toEqual(['opened']);
    await beside.store.members.replaceAll({ ...scope, members });
    await as('UKEY').close({ all: true });
  });

  it('never leave a setting without a SENCO by /setting', async () => {
    await as('USENCO').command('/setting');
    await as('USENCO').fill({ SENCO: [] });
    const saved = await as('USENCO').submit();
    // Slack itself wants somebody there; what comes past it is refused by saveSetting.
    expect(Object.keys(saved.errors ?? {})).toEqual(['SENCO']);
    await as('USENCO').close({ all: true });
  });

  it('follow from leaving the workspace; who can mend it is told', async () => {
    const work = () => removePerson(beside.ports)({ tenant: tenant(), userId: 'USENCO' });
    expect(await noted(work)).toEqual([
      'job:remove person app wrote members',
      'job:remove person app left members',
    ]);
    expect((await as('USENCO').command('/child', 'zofia')).message?.text).toContain('not in the team');
    expect(await work()).toEqual({ settings: 0, withoutSenco: [] });
    await nursery.runReminders();
    // The ticker of the same app may be the one that sends it.
    for (const id of ['UMANAGER', 'ULEAD'])
      await until(
        () =>
          as(id)
            .dms()
            .some(({ text }) => text.includes('Willow Bank has no SENCO any more')),
        {
          ms: 20_000,
        },
      );
  });
});
