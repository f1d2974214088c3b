import type { Fault } from '../../scripts/sandbox/slack/faults.ts';
import { clockFrom } from '../../src/clock.ts';
import { childNamed, settingName } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { writePlan } from '../support/paperwork.ts';
import { addChild, addSetting } from '../support/register.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let now = Date.parse('2025-09-15T09:00:00Z');
let nursery: Nursery;
beforeAll(async () => {
  nursery = await startNursery({ clock: clockFrom(() => now), env: { KEEP_FILES_DAYS: '3' } });
  const { slack } = nursery;
  const zofia = childNamed('Zofia');
  await addSetting(slack, { name: settingName('WIL'), code: 'WIL', channel: 'GSENCO' });
  await addChild(slack, { ...zofia, setting: settingName('WIL') });
  await writePlan(slack.as('UKEY'), '/isp', supportPlan(zofia, zofia.plan));
});
afterAll(() => nursery.stop());

const filesInSlack = () => Object.keys(nursery.slack.world.files).length;
const later = async (ms: number) => {
  now += ms;
  await nursery.runReminders();
};
const tries: readonly { readonly fault: Fault; readonly wait: number; readonly code: string }[] = [
  { fault: { kind: 'server-error' }, wait: MINUTE_MS, code: 'http_503' },
  { fault: { kind: 'rate-limited', seconds: 90 }, wait: 90_000, code: 'ratelimited' },
  { fault: { kind: 'cut' }, wait: MINUTE_MS, code: 'no_answer' },
];

it('keeps a PDF in Slack for the days asked for', async () => {
  expect(filesInSlack()).toBe(1);
  await later(3 * DAY_MS - MINUTE_MS);
  expect(filesInSlack()).toBe(1);
  expect(nursery.slack.faults.struck('files.delete')).toBe(0);
  now += MINUTE_MS;
});

it.each(tries)('tries again after $code', async ({ fault, wait, code }) => {
  const { faults } = nursery.slack;
  faults.next('files.delete', fault);
  const before = faults.struck('files.delete');
  await later(0);
  await later(wait - 1);
  expect(faults.struck('files.delete')).toBe(before + 1);
  expect(filesInSlack()).toBe(1);
  expect(nursery.log()).toContain(`"code":"${code}"`);
  now += 1;
});

it('deletes it although the answer was lost, and does not ask a third time', async () => {
  nursery.slack.faults.next('files.delete', { kind: 'cut-after-accepting' });
  await later(0);
  expect(filesInSlack()).toBe(0);
  await later(MINUTE_MS);
  const asked = () => nursery.slack.exchanges.filter(({ name }) => name === 'files.delete').length;
  const calls = asked();
  await later(DAY_MS);
  expect(asked()).toBe(calls);
});
