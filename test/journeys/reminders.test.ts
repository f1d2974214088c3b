import { until } from '../../scripts/sandbox/slack/until.ts';
import { clockFrom } from '../../src/clock.ts';
import { childNamed, settingName } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { holdReview, writePlan } from '../support/paperwork.ts';
import { addChild, addSetting } from '../support/register.ts';

let nursery: Nursery;
let now = Date.parse('2025-09-15T09:00:00Z');
beforeAll(async () => {
  nursery = await startNursery({ clock: clockFrom(() => now), role: 'all' });
  await addSetting(nursery.slack, { name: settingName('WIL'), code: 'WIL', channel: 'GSENCO' });
});
afterAll(() => nursery.stop());

const channel = () => nursery.slack.messages('GSENCO');
const goTo = async (day: string) => {
  now = Date.parse(`${day}T09:00:00Z`);
  await nursery.runReminders();
};

it('nudges the SENCO channel by child code alone, once, and says when the review was held', async () => {
  const { slack } = nursery;
  const zofia = childNamed('Zofia');
  await addChild(slack, { ...zofia, setting: settingName('WIL') });
  await writePlan(slack.as('UKEY'), '/isp', supportPlan(zofia, zofia.plan));
  await goTo('2025-10-24');
  expect(channel()).toHaveLength(0);
  await goTo('2025-10-27');
  await goTo('2025-10-27');
  expect(channel()).toHaveLength(1);
  const [nudge] = channel();
  expect(nudge?.text).toContain('WIL-01');
  expect(JSON.stringify(nudge)).not.toMatch(/Zofia|Wiśniewska|words/);
  await slack.as('USENCO').press('Open review', { message: nudge });
  await slack.as('USENCO').sees('Outcome of');
  await slack.as('USENCO').close();
  now = Date.parse('2025-11-06T15:00:00Z');
  const values = {
    Date: '2025-11-06',
    'Progress towards targets': 'Follows the board',
    'Next steps': 'Refer',
  };
  await holdReview(slack.as('USENCO'), { child: 'Zofia', outcome: 'Achieved', values });
  await nursery.runReminders();
  await until(() => channel()[0]?.text.includes('held on 6 November 2025'));
  expect(channel()).toHaveLength(1);
});
