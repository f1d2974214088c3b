import { until } from '../../scripts/sandbox/slack/until.ts';
import { clockFrom } from '../../src/clock.ts';
import { childNamed, settingName } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { writePlan } from '../support/paperwork.ts';
import { addChild, addSetting } from '../support/register.ts';

/** Longer than Slack lets a form be opened after a command. */
const LIMITED_S = 30;
let nursery: Nursery;
let now = Date.parse('2025-09-15T09:00:00Z');
beforeAll(async () => {
  nursery = await startNursery({ clock: clockFrom(() => now), role: 'all' });
  await addSetting(nursery.slack, { name: settingName('WIL'), code: 'WIL', channel: 'GSENCO' });
  const zofia = childNamed('Zofia');
  await addChild(nursery.slack, { ...zofia, setting: settingName('WIL') });
  await writePlan(nursery.slack.as('UKEY'), '/isp', supportPlan(zofia, zofia.plan));
});
afterAll(() => nursery.stop());

const metric = async (line: RegExp): Promise<number> => {
  const text = await (await fetch(`${nursery.health}/metrics`)).text();
  return Number(line.exec(text)?.[1]);
};

it('opens a person’s form while Slack refuses reminders for their rate, in the same process', async () => {
  const { slack, runReminders } = nursery;
  now = Date.parse('2025-10-27T09:00:00Z');
  slack.faults.next('chat.postMessage', { kind: 'rate-limited', seconds: LIMITED_S });
  const start = performance.now();
  await runReminders();
  // The ticker of this process may have been faster, and still be at it.
  await until(() => slack.faults.struck('chat.postMessage') === 1, { ms: 10_000, what: 'the refusal' });
  const delayed = () => metric(/notices_total\{what="delayed"\} (\d+)/);
  await until(async () => (await delayed()) === 1, { ms: 10_000, what: 'the delay to be counted' });
  await slack.as('USENCO').command('/setting');
  await slack.as('USENCO').sees('Willow');
  await slack.as('USENCO').close();
  expect(performance.now() - start).toBeLessThan(LIMITED_S * 1000);
  expect(slack.messages('GSENCO')).toEqual([]);
  expect(await delayed()).toBe(1);
  expect(await metric(/outbox\{state="delayed"\} (\d+)/)).toBe(1);
  expect(await metric(/graduated_response_due_total (\d+)/)).toBeGreaterThanOrEqual(1);
  expect(await metric(/graduated_response_sweep_seconds_count (\d+)/)).toBeGreaterThanOrEqual(1);
  const ready = await (await fetch(`${nursery.health}/readyz`)).json();
  expect(ready).toMatchObject({ status: 'ready', lastSweep: expect.any(String) });
});
