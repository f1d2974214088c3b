import { until } from '../../scripts/sandbox/slack/until.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import { homeSays, homeText, opensHome } from '../support/homes.ts';
import type { Nursery } from '../support/nursery.ts';
import { addRow, SMART, saves, writePlan } from '../support/paperwork.ts';
import { addChild } from '../support/register.ts';
import { startTwoSettings } from '../support/two-settings.ts';

let nursery: Nursery;
const as = (id: string) => nursery.slack.as(id);
beforeAll(async () => {
  nursery = await startTwoSettings();
});
afterAll(() => nursery.stop());

describe('Home', () => {
  it.each(['UKEY', 'USENCO', 'UELSEWHERE', 'USTRANGER'])('opens for %s in one call', async (user) => {
    const { calls } = await opensHome(nursery, user);
    // Whom it does not know yet it asks Slack about, as for everything else.
    expect(calls.filter((name) => name !== 'users.info')).toStrictEqual(['views.publish']);
  });

  it('opens in one call the second time, too', async () => {
    const before = as('UKEY').home?.hash;
    expect((await opensHome(nursery, 'UKEY')).calls).toStrictEqual(['views.publish']);
    expect(as('UKEY').home?.hash).not.toBe(before);
  });

  it('shows a key person their own children, and nobody else’s', () => {
    const text = homeText(nursery, 'UKEY');
    expect(text).toContain('WIL-01 · ');
    expect(text).toMatch(/ISP(:| review) /);
    expect(text).toMatch(/Today: \d+ targets? to log\./);
    for (const other of ['Amara', 'Layla', 'Gaps', 'Reviews due']) expect(text).not.toContain(other);
  });

  it('shows a SENCO the reviews and gaps of their own setting', () => {
    const text = homeText(nursery, 'USENCO');
    expect(text).toContain('Reviews due');
    expect(text).toContain('1 child without a plan');
    expect(text).toMatch(/WIL-02 · Amara.*: no live plan/);
    expect(text).toMatch(/version 1 is not signed by a parent or carer/);
    expect(text).not.toContain('Layla');
    expect(homeText(nursery, 'UELSEWHERE')).toContain('MIL-01 · Layla');
  });

  it('tells a stranger what this is and whom to ask, and opens the question', async () => {
    const text = homeText(nursery, 'USTRANGER');
    expect(text).toContain('Ask to be added');
    expect(text).not.toMatch(/WIL-|Zofia|Willow/);
    await as('USTRANGER').press('Ask to be added', { home: true });
    await as('USTRANGER').sees('Which setting do you work in?');
    await as('USTRANGER').close();
  });

  it('opens forms from its buttons', async () => {
    await as('UKEY').press('Log an attempt', { home: true, in: 'WIL-01' });
    await as('UKEY').sees('WIL-01');
    await as('UKEY').close();
    await as('UKEY').press('Open', { home: true, in: 'WIL-01' });
    await as('UKEY').sees('Key person: ');
    await as('UKEY').close();
    await as('USENCO').press('Which plan?', { home: true, in: 'WIL-02' });
    await as('USENCO').sees('WIL-02');
    await as('USENCO').close();
    await as('USENCO').press('Sign-off', { home: true, in: 'WIL-01' });
    await as('USENCO').sees('A typed name is not a signature');
    await as('USENCO').close();
  });

  it('sends today’s targets to where one tap logs them', async () => {
    await as('UKEY').press('Send me today’s targets', { home: true });
    await as('UKEY').sees('Messages tab');
    await as('UKEY').close();
    const list = await until(() =>
      as('UKEY')
        .dms()
        .find(({ text }) => text.startsWith('Today’s targets')),
    );
    expect(list.text).toContain('WIL-01');
  });

  it('takes a press whose child is not theirs for one that is not there, where they are looking', async () => {
    const home = as('UKEY').home;
    const button = { action_id: 'open', type: 'button', value: 'child-file|not-theirs' };
    const { world } = nursery.slack;
    if (!home) throw new Error('no Home');
    const element = home.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))[0];
    if (element?.type !== 'button') throw new Error('no button');
    const kept = element.value;
    Object.assign(element, { value: button.value });
    await as('UKEY').press('Log an attempt', { home: true });
    await as('UKEY').sees('not among the records you can open');
    await as('UKEY').close();
    Object.assign(element, { value: kept });
    expect(world.views[home.id]).toBe(home);
  });
});

describe('a Home that was opened', () => {
  it('changes after a save, for everybody whom it concerns, and for nobody else', async () => {
    const elsewhere = as('UELSEWHERE').home?.hash;
    const amara = childNamed('Amara');
    await writePlan(as('USENCO'), '/isp', supportPlan(amara, amara.plan));
    const text = await homeSays(nursery, 'USENCO', '2 unsigned versions');
    expect(text).toMatch(/WIL-02 · Amara.* · ISP: version 1 is not signed/);
    expect(text).not.toContain('child without a plan');
    expect(as('UELSEWHERE').home?.hash).toBe(elsewhere);
  });

  it('is not published again where nothing on it changed', async () => {
    const mine = as('UKEY').home?.hash;
    await addChild(nursery.slack, { ...childNamed('Layla'), setting: 'Willow Bank', keyPerson: 'UOTHER' });
    await homeSays(nursery, 'USENCO', 'WIL-03');
    expect(as('UKEY').home?.hash).toBe(mine);
  });

  it('offers a form that was left with a row in it, until it is saved', async () => {
    await as('USENCO').command('/ipm', 'wil-03');
    await as('USENCO').fill({ 'Observed strengths': 'Matches signs' });
    await addRow(as('USENCO'), 'target', { [SMART]: 'Layla will point' }, '1. Layla will point');
    await as('USENCO').close({ all: true });
    await homeSays(nursery, 'USENCO', 'My drafts');
    await as('USENCO').press('Go on', { home: true, in: 'WIL-03' });
    await as('USENCO').sees('1. Layla will point');
    expect(as('USENCO').text()).toContain('Matches signs');
    await as('USENCO').fill({ 'Date of plan': '2026-07-09', 'Professionals / agencies involved': 'SLT' });
    await saves(as('USENCO'));
    await until(() => !homeText(nursery, 'USENCO').includes('My drafts'), { ms: 10_000 });
  });

  it('becomes a stranger’s at once for somebody who was taken out of the team', async () => {
    expect(homeText(nursery, 'UKEY')).toContain('WIL-01');
    await as('UADMIN').command('/setting', 'willow');
    await as('UADMIN').fill({ 'Key persons and practitioners': ['UOTHER'] });
    await saves(as('UADMIN'));
    const text = await homeSays(nursery, 'UKEY', 'Ask to be added');
    expect(text).not.toMatch(/WIL-|Zofia/);
  });
});
