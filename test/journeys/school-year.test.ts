import { readFileSync } from 'node:fs';
import { clockFrom } from '../../src/clock.ts';
import { addDays } from '../../src/domain/dates.ts';
import { chain, children, closuresOf, type HazelbrookChild, settingName } from '../support/hazelbrook.ts';
import { provisionMap, supportPlan } from '../support/hazelbrook-plans.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { holdReview, writePlan } from '../support/paperwork.ts';
import { addChild, addSetting } from '../support/register.ts';

/** Read through by hand against the calendar of each setting. */
const toldInTheYear: readonly string[] = JSON.parse(
  readFileSync(new URL('../support/school-year.json', import.meta.url), 'utf8'),
);

const FIRST = '2025-09-01';
const LAST = '2026-09-11';
const channelOf = (code: string): string => `G${code}`;

let now = Date.parse(`${FIRST}T08:30:00Z`);
let nursery: Nursery;

beforeAll(async () => {
  const channels = chain.settings.map(({ code }) => channelOf(code));
  nursery = await startNursery({ clock: clockFrom(() => now), channels });
  for (const setting of chain.settings)
    await addSetting(nursery.slack, {
      ...setting,
      closures: closuresOf(setting.pattern),
      channel: channelOf(setting.code),
    });
  for (const child of children)
    await addChild(nursery.slack, {
      ...child,
      preferredName: child.nickname ?? child.latinName ?? '',
      setting: settingName(child.setting),
    });
}, 120_000);
afterAll(() => nursery.stop());

type Plan = HazelbrookChild['plan'];

const write = (child: HazelbrookChild, plan: Plan, sheet: string, more = {}) => {
  const typed = sheet === 'ISP' ? supportPlan(child, plan) : provisionMap(child, plan);
  const filled = { ...typed, values: { ...typed.values, ...more } };
  return writePlan(nursery.slack.as('UKEY'), sheet === 'ISP' ? '/isp' : '/ipm', filled);
};

/** What happens in the story on a day, in the morning before anybody is reminded. */
const live = async (day: string): Promise<void> => {
  for (const child of children) {
    const { plan, supersededBy, review } = child;
    if (plan.date === day) {
      await write(child, plan, plan.sheet);
      if (plan.with) await write(child, plan, plan.with);
    }
    if (supersededBy?.date === day)
      await write(child, supersededBy, 'IPM', { 'The live support plan': 'Is replaced by this plan' });
    if (review?.date === day)
      await holdReview(nursery.slack.as('USENCO'), {
        child: child.name,
        outcome: 'Achieved',
        values: {
          'Progress towards targets': 'Discussed with the record of intervention.',
          'Next steps': review.nextSteps,
          'What happens now': review.nextSteps.startsWith('Plan ends')
            ? 'The plan ends here'
            : 'The cycle starts again',
        },
      });
  }
};

it('tells each SENCO channel what the rules say, on the days they say, and nothing else, all year', async () => {
  const told: string[] = [];
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
    now = Date.parse(`${day}T08:30:00Z`);
    await live(day);
    const before = new Map(
      chain.settings.map(({ code }) => [code, nursery.slack.messages(channelOf(code)).length]),
    );
    await nursery.runReminders();
    for (const { code } of chain.settings)
      for (const { text } of nursery.slack.messages(channelOf(code)).slice(before.get(code)))
        told.push(`${day} ${text}`);
  }
  // Of one morning they may come in any order.
  expect(told.sort()).toEqual(toldInTheYear);
}, 240_000); // Every plan, review and paper of a year, and a look at the clock on each of its days.
