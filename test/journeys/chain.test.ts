import { until } from '../../scripts/sandbox/slack/until.ts';
import { clockFrom } from '../../src/clock.ts';
import { callsDuring } from '../support/calls-during.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { saves, writePlan } from '../support/paperwork.ts';
import { addChild, addSetting } from '../support/register.ts';

const zofia = childNamed('Zofia');
let nursery: Nursery;
let now = Date.parse('2026-03-02T10:00:00Z');
const as = (id: string) => nursery.slack.as(id);
const lead = () => as('USTRANGER');
const senco = () => as('UELSEWHERE');
const channel = () => nursery.slack.messages('GSENCO');

/** Sam, who works in no setting, leads; Mary is the SENCO of Millrace, where Zofia has an overdue plan. */
beforeAll(async () => {
  nursery = await startNursery({ clock: clockFrom(() => now), role: 'all', channels: ['GSENCO', 'GLEADS'] });
  const { slack } = nursery;
  await addSetting(slack, { name: 'Willow Bank', code: 'WIL' });
  await addSetting(slack, { name: 'Millrace', code: 'MIL', senco: ['UELSEWHERE'], channel: 'GSENCO' });
  now = Date.parse('2025-12-01T10:00:00Z');
  await addChild(slack, { ...zofia, setting: 'Millrace', by: 'UELSEWHERE' });
  const plan = supportPlan(zofia, { ...zofia.plan, date: '2025-12-01' });
  await writePlan(senco(), '/isp', plan);
  now = Date.parse('2026-03-02T10:00:00Z');
});
afterAll(() => nursery.stop());

const closeAll = async (...ids: readonly string[]): Promise<void> => {
  for (const id of ids) if (as(id).view) await as(id).close({ all: true });
};
afterEach(() => closeAll('USTRANGER', 'UELSEWHERE', 'UADMIN', 'USENCO'));

describe('/chain for who leads none', () => {
  it('says how one begins', async () => {
    for (const user of ['USTRANGER', 'UKEY'])
      expect((await as(user).command('/chain')).message?.text).toContain('You lead no chain.');
  });

  it('shows a SENCO their setting and how to join', async () => {
    await senco().command('/chain');
    expect(senco().text()).toContain('In no chain.');
    expect(senco().text()).not.toContain('Willow Bank');
    await senco().close();
    await senco().command('/chain', 'settings willow');
    expect(senco().text()).not.toContain('In no chain.');
  });
});

describe('a chain is set up', () => {
  it('begins with a manager, who names a lead', async () => {
    await as('UADMIN').command('/chain', 'begin');
    await as('UADMIN').fill({
      'Name of the chain': 'Hazelbrook',
      Regions: 'River\nCoast',
      'Leads’ channel': 'GLEADS',
    });
    await as('UADMIN').submit();
    await as('UADMIN').sees('No settings here yet.');
    await as('UADMIN').press('Set up');
    await as('UADMIN').sees('Regions: River, Coast');
    await as('UADMIN').press('Add a lead');
    await as('UADMIN').sees('Who leads?');
    await as('UADMIN').fill({ 'Who leads?': 'USTRANGER' });
    await saves(as('UADMIN'));
    await as('UADMIN').sees('Sam Stranger: the whole chain');
  });

  it('takes a setting in when both have agreed', async () => {
    await lead().command('/chain');
    await lead().press('Set up');
    await lead().sees('Make a join code');
    await lead().press('Make a join code');
    await lead().sees('One code is for one setting');
    await lead().fill({ Region: 'Coast' });
    await lead().submit();
    const shown = await lead().sees('It works once');
    const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(JSON.stringify(shown.blocks))?.[0] ?? '';
    await senco().command('/chain', 'settings');
    await senco().press('Type in a code');
    await senco().sees('Ten letters and figures.');
    await senco().fill({ Code: '00000-00000' });
    expect((await senco().submit()).errors).toMatchObject({ Code: expect.stringContaining('no such code') });
    await senco().fill({ Code: code.toLowerCase() });
    await senco().submit();
    await senco().sees('Millrace would join the chain Hazelbrook.');
    await saves(senco());
    await closeAll('USTRANGER');
    await lead().command('/chain');
    expect(lead().text()).toContain('No settings here yet.');
    await lead().press('Set up');
    await lead().sees('Millrace has typed in your code and asks to join, Coast.');
    await lead().press('Agree');
    await until(() => !lead().text().includes('asks to join'));
  });
});

describe('the radar', () => {
  it('opens in one call of Slack, with exact counts and no child', async () => {
    expect(await callsDuring(nursery.slack, () => lead().command('/chain'))).toStrictEqual(['views.open']);
    for (const part of ['Hazelbrook', 'Millrace (MIL) · Coast', '1 overdue · 1 unsigned', 'GR 1: 1'])
      expect(lead().text()).toContain(part);
    expect(lead().text()).not.toMatch(/Zofia|MIL-01|Willow/);
  });

  it('filters by region', async () => {
    await lead().command('/chain');
    await lead().fill({ Region: 'River' });
    await lead().sees('No settings here yet.');
  });

  it('opens a setting by child code, and one child for a reason', async () => {
    await lead().command('/chain');
    await lead().press('Open');
    await lead().sees('MIL-01');
    expect(lead().text()).toContain('ISP cycle 1: OVERDUE, was due 26 January 2026');
    expect(lead().text()).not.toContain('Zofia');
    await lead().press('Open…');
    await lead().sees('Your reason');
    expect(lead().text()).not.toContain('Zofia');
    expect((await lead().submit()).closed).toBe(false);
    await lead().fill({ 'Your reason': 'The parents rang me' });
    await lead().submit();
    await lead().sees('Zofia');
    expect(lead().text()).toContain('Individual support plan');
  });

  it('sends a CSV to the lead alone', async () => {
    await lead().command('/chain');
    await lead().press('CSV');
    const file = await until(() =>
      lead()
        .files()
        .find(({ name }) => name.endsWith('.csv')),
    );
    expect(file.name).toBe('chain-radar-2026-03-02.csv');
  });

  it('is shut to others, with ids that were taken along', async () => {
    await lead().command('/chain');
    const ref = (JSON.parse(lead().view?.privateMetadata ?? '{}') as { chain: string }).chain;
    const { slack } = nursery;
    const send = (action_id: string, value: string) =>
      slack.send({
        type: 'block_actions',
        team: { id: slack.world.team.id },
        user: { id: 'UKEY', team_id: slack.world.team.id },
        trigger_id: 'made.up',
        actions: [{ type: 'button', block_id: 'b', action_id, value }],
      });
    for (const what of [
      'radar',
      'set-up',
      'requests',
      'request',
      'csv',
      'edit',
      'lead',
      'make-code',
      'type-code',
    ]) {
      const before = as('UKEY').dms().length;
      await send('chain-open', `${what}|${ref}|`);
      await until(() => as('UKEY').dms().length > before, { what });
      expect(as('UKEY').dms().at(-1)?.text).toContain('is not among the records you can open');
    }
    expect(as('UKEY').files()).toHaveLength(0);
    for (const value of ['', 'radar', `radar|${ref}/x|`, `__proto__|${ref}|`, 'radar|{"$gt":""}|']) {
      const before = as('UKEY').dms().length;
      await send('chain-open', value);
      await until(() => as('UKEY').dms().length > before, { what: value });
      expect(as('UKEY').dms().at(-1)?.text).toContain('out of date');
    }
  });
});

describe('a request', () => {
  it('goes from the lead to the SENCO channel, and its answer back', async () => {
    await lead().command('/chain');
    await lead().press('Send a request');
    await lead().sees('In words');
    await lead().fill({ 'In words': 'Review all GR3 plans', 'By when': '2026-03-13' });
    expect(await lead().options('Or only to these settings', 'mill')).toStrictEqual(['Millrace (MIL)']);
    await saves(lead());
    await until(() =>
      lead()
        .dms()
        .some(({ text }) => text.startsWith('Sent to 1 setting.')),
    );
    await nursery.runReminders();
    await nursery.runReminders();
    const asked = () => channel().filter(({ text }) => text.startsWith('A request from Hazelbrook'));
    expect(asked()).toHaveLength(1);
    expect(JSON.stringify(asked())).not.toContain('GR3');
    await senco().press('Read', { message: asked()[0] });
    await senco().sees('Review all GR3 plans');
    await senco().press('Not applicable…');
    await senco().sees('Why?');
    await senco().fill({ 'Why?': 'No child on GR3' });
    await senco().submit();
    await nursery.runReminders();
    await until(() => asked()[0]?.text.includes('not applicable on 2 March 2026'));
    expect(asked()).toHaveLength(1);
    await lead().command('/chain');
    await lead().press('Requests');
    await lead().sees('1 not applicable, of 1 setting');
    await lead().press('Who?');
    await lead().sees('No child on GR3');
  });

  it('adopted becomes a line of the inclusion action plan', async () => {
    await lead().command('/chain');
    await lead().press('Send a request');
    await lead().sees('In words');
    await lead().fill({
      'What is it?': 'An offer: a line for each inclusion action plan',
      'In words': 'Boards at every door',
      'By when': '2026-03-13',
    });
    await saves(lead());
    await until(
      () =>
        lead()
          .dms()
          .filter(({ text }) => text.startsWith('Sent to')).length === 2,
    );
    await nursery.runReminders();
    const offer = channel().find(({ text }) => text.startsWith('An offer'));
    await senco().press('Adopt', { message: offer });
    await until(() => senco().ephemerals.some(({ text }) => text.startsWith('Adopted')));
    await senco().command('/action-plan');
    expect(senco().text()).toContain('Boards at every door');
  });
});

describe('the weekly digest', () => {
  it('comes to leads once, and masked to their channel', async () => {
    now = Date.parse('2026-03-09T09:00:00Z');
    await nursery.runReminders();
    await nursery.runReminders();
    const digests = lead()
      .dms()
      .filter(({ text }) => text.startsWith('Hazelbrook, week of 9 March 2026'));
    expect(digests).toHaveLength(1);
    expect(digests[0]?.text).toContain('Millrace: 1 overdue');
    const posted = nursery.slack.messages('GLEADS');
    expect(posted).toHaveLength(1);
    expect(posted[0]?.text).toContain('In every setting each count is fewer than 5.');
    await lead().press('Open the radar', { message: digests[0] });
    await lead().sees('Millrace (MIL)');
  });
});
