import { until } from '../../scripts/sandbox/slack/until.ts';
import { clockFrom } from '../../src/clock.ts';
import { childNamed, settingName } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { holdReview, logEntry, saves, writePlan } from '../support/paperwork.ts';
import { missingFrom, paperOf } from '../support/read-pdf.ts';
import { addChild, addSetting } from '../support/register.ts';
import { cardOf } from '../support/willow.ts';

const amara = childNamed('Amara');
const amaya = childNamed('Amaya');
let nursery: Nursery;
let now = Date.parse('2026-03-03T10:00:00Z');
const as = (id: string) => nursery.slack.as(id);
const sender = () => as('USENCO');
const receiver = () => as('UELSEWHERE');
const names = /Amara|Amaya|Nwosu/;

beforeAll(async () => {
  nursery = await startNursery({ clock: clockFrom(() => now), role: 'all' });
  const { slack } = nursery;
  await addSetting(slack, { name: settingName('WIL'), code: 'WIL', senco: ['USENCO'], channel: 'GSENCO' });
  await addSetting(slack, { name: 'Millrace', code: 'MIL', senco: ['UELSEWHERE'], team: ['UMANAGER'] });
  for (const child of [amara, amaya])
    await addChild(slack, { ...child, preferredName: '', setting: settingName('WIL') });
  const plan = supportPlan(amara, amara.plan);
  const values = { ...plan.values, 'Date of plan': '2025-12-01' };
  await writePlan(as('UKEY'), '/isp', { ...plan, child: amara.name, values });
  await logEntry(as('UKEY'), {
    child: amara.name,
    values: { Date: '2026-01-20', Comments: 'Chose the red beaker', 'Target achieved': 'achieved' },
  });
});
afterAll(() => nursery?.stop());

async function propose(child: string, on: string): Promise<void> {
  await sender().command('/child', child);
  await sender().press('Move to another setting');
  await sender().sees('Date of the move');
  await sender().fill({
    ...{ Setting: 'Millrace', 'Consent given by': 'Ngozi Nwosu-Bell', 'Consent given on': '2026-03-02' },
    ...{ 'How it was given': 'signed form', 'Date of the move': on },
  });
  expect((await sender().submit()).closed).toBe(true);
  await nursery.runReminders();
}
async function look(): Promise<void> {
  const message = await until(() =>
    receiver()
      .dms()
      .findLast(
        ({ text, blocks }) => text.includes('proposed for') && JSON.stringify(blocks).includes('Look at it'),
      ),
  );
  await receiver().press('Look at it', { message });
  await receiver().sees('Accept');
}

it('asks for a consent first, and is told to the receiver by code', async () => {
  await sender().command('/child', amara.name);
  await sender().press('Move to another setting');
  await sender().sees('Date of the move');
  await sender().fill({
    ...{ Setting: 'Millrace', 'Consent given by': 'Ngozi', 'Consent given on': '2026-03-04' },
    ...{ 'How it was given': 'signed form', 'Date of the move': '2026-03-02' },
  });
  const { errors } = await sender().submit();
  expect(Object.keys(errors ?? {}).sort()).toEqual(['Consent given on', 'Date of the move']);
  await sender().close();
  await propose(amara.name, '2026-03-03');
  const asked = await cardOf(receiver(), 'A child from');
  expect(JSON.stringify(asked)).not.toMatch(names);
  expect(asked.text).toContain('WIL-01');
  // Nobody else may look, and the key person sees no such button.
  await as('UKEY').command('/child', amara.name);
  expect(as('UKEY').text()).not.toContain('Move to another setting');
  await as('UKEY').close();
});

it('is declined with a reason, and leaves everything as it was', async () => {
  await look();
  expect(receiver().text()).toContain(amara.name);
  expect(receiver().text()).toContain('review due');
  await receiver().press('Decline');
  await receiver().sees('Decline the move');
  await receiver().fill({ 'Why?': 'No room before Easter' });
  await saves(receiver());
  await nursery.runReminders();
  await until(() =>
    sender()
      .dms()
      .some(({ text }) => /WIL-01.*declined on 3 March 2026/.test(text)),
  );
  const declined = await until(() =>
    sender()
      .dms()
      .findLast(({ text }) => text.includes('declined on')),
  );
  await sender().press('See why', { message: declined });
  await sender().sees('No room before Easter');
  await sender().close();
  await until(() =>
    receiver()
      .dms()
      .every(({ blocks }) => !JSON.stringify(blocks ?? []).includes('Look at it')),
  );
  await sender().command('/child', amara.name);
  expect(sender().text()).toContain('WIL-01');
  await sender().close();
});

it('moves the one twin on acceptance: rights, plan, history and receipt', async () => {
  // An open form of the old side.
  await as('UKEY').command('/intervention', amara.name);
  await as('UKEY').sees('Comments');
  await propose(amara.name, '2026-03-03');
  await look();
  await receiver().press('Accept');
  await receiver().sees('Key person');
  await receiver().fill({ 'Key person': 'UMANAGER' });
  expect((await receiver().submit()).errors ?? {}).toEqual({});
  await until(async () => {
    await nursery.runReminders();
    return receiver()
      .dms()
      .some(({ text }) => text.includes('moved on 3 March 2026'));
  });
  await until(() =>
    sender()
      .dms()
      .some(({ text }) => text.includes('WIL-01') && text.includes('moved on 3 March 2026')),
  );

  await as('UKEY').fill({ Date: '2026-03-03', Comments: 'Too late', 'Target achieved': 'achieved' });
  const late = await as('UKEY').submit();
  expect(late.closed).not.toBe(true);
  expect(as('UKEY').text()).toContain('Too late');
  await as('UKEY').close();

  const gone = await sender().command('/child', amara.name);
  const never = await sender().command('/child', 'nobody');
  expect(gone.message?.text).toBe(never.message?.text.replace('nobody', amara.name));
  await sender().command('/child', amaya.name);
  expect(sender().text()).toContain('WIL-02');
  await sender().close();

  await receiver().command('/child', amara.name);
  expect(receiver().text()).toContain('MIL-01');
  expect(receiver().text()).toContain('before, WIL-01 at');
  await receiver().press('Entries');
  await receiver().sees('Chose the red beaker');
  expect(receiver().text()).toContain(settingName('WIL'));
  await receiver().close();
  await receiver().command('/child', amara.name);
  await receiver().press('Who opened this record');
  await receiver().sees('the app itself, moved the child’s file');
  await receiver().press('Older');
  await receiver().sees('Anna Kowalska, SENCO, wrote a move');
  await receiver().close();

  for (const person of [sender(), receiver()]) {
    const message = await until(() =>
      person.dms().findLast(({ text }) => text.includes('moved on 3 March 2026')),
    );
    const paper = await paperOf(person, () => person.press('Receipt (PDF)', { message }), 'transfer-receipt');
    const said = [
      'WIL-01',
      'MIL-01',
      'Millrace',
      settingName('WIL'),
      '3 March 2026',
      'Ngozi Nwosu-Bell',
      'signed form',
    ];
    expect(missingFrom(paper, [...said, 'Anna Kowalska', 'Mary Okafor'])).toEqual([]);
    for (const word of ['beaker', 'Amara']) expect(paper).not.toContain(word);
  }
});

it('goes on with its plan in the new setting', async () => {
  const due = await receiver().command('/due');
  expect(due.message?.text).toContain('MIL-01');
  const values = { Date: '2026-03-03', 'Progress towards targets': 'Settled in', 'Next steps': 'Go on' };
  const minutes = await holdReview(receiver(), { child: amara.name, outcome: 'Achieved', values });
  expect(minutes).toContain('Settled in');
});

it('warns of a child of the same name and date of birth', async () => {
  await addChild(nursery.slack, {
    ...amaya,
    preferredName: '',
    setting: 'Millrace',
    keyPerson: 'UMANAGER',
    by: 'UELSEWHERE',
  });
  await propose(amaya.name, '2026-03-20');
  await look();
  await receiver().press('Accept');
  await receiver().sees('MIL-02');
  await receiver().fill({ 'Key person': 'UMANAGER' });
  expect((await receiver().submit()).errors).toHaveProperty(['Is it another child?']);
  await receiver().fill({ 'Is it another child?': ['I looked: it is another child'] });
  await saves(receiver());
});

it('is cancelled before its day, and another one times out', async () => {
  const listed = await sender().command('/child', 'moves');
  expect(listed.message?.text).toContain('It takes effect on 20 March 2026');
  await sender().press('Cancel the move', { message: listed.message });
  await sender().sees('The child stays');
  await saves(sender());
  await nursery.runReminders();
  await until(() =>
    receiver()
      .dms()
      .some(({ text }) => text.includes('cancelled by the sending SENCO')),
  );
  await propose(amaya.name, '2026-03-20');
  now = Date.parse('2026-03-17T10:00:00Z');
  await nursery.runReminders();
  await until(() =>
    sender()
      .dms()
      .some(({ text }) => text.includes('nobody answered within 14 days')),
  );
  await sender().command('/child', amaya.name);
  expect(sender().text()).toContain('WIL-02');
});
