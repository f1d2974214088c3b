import { chain, children, closuresOf, type HazelbrookChild, settingName } from '../support/hazelbrook.ts';
import { bornOn, provisionMap, strategiesOf, supportPlan, typedInto } from '../support/hazelbrook-plans.ts';
import { clockOn, type Nursery, startNursery } from '../support/nursery.ts';
import { holdReview, logEntry, writePlan } from '../support/paperwork.ts';
import { missingFrom } from '../support/read-pdf.ts';
import { addChild, addSetting } from '../support/register.ts';

let nursery: Nursery;

beforeAll(async () => {
  // After the last review of the story, and before the summer.
  nursery = await startNursery({ clock: clockOn('2026-07-10') });
  const { slack } = nursery;
  for (const setting of chain.settings)
    await addSetting(slack, { ...setting, closures: closuresOf(setting.pattern) });
  for (const child of children)
    await addChild(slack, {
      ...child,
      preferredName: child.nickname ?? child.latinName ?? '',
      setting: settingName(child.setting),
    });
});
afterAll(() => nursery.stop());

const key = () => nursery.slack.as('UKEY');
const senco = () => nursery.slack.as('USENCO');

const writes = async (child: HazelbrookChild, plan: HazelbrookChild['plan'], sheet: string, more = {}) => {
  const typed = sheet === 'ISP' ? supportPlan(child, plan) : provisionMap(child, plan);
  const filled = { ...typed, values: { ...typed.values, ...more } };
  const paper = await writePlan(key(), sheet === 'ISP' ? '/isp' : '/ipm', filled);
  expect(missingFrom(paper, [child.name, bornOn(child), ...typedInto(typed)])).toEqual([]);
};

/** The story names a strategy by its words, a target by its number. */
const placeOf = ({ plan }: HazelbrookChild, target: string | number): string =>
  typeof target === 'number' ? `IPM ${target}` : `ISP ${strategiesOf(plan).indexOf(target) + 1}`;

describe('the cycle of every child of Hazelbrook', () => {
  it.each(children)('comes back on paper whole: the plans of $name', async (child) => {
    await writes(child, child.plan, child.plan.sheet);
    if (child.plan.with) await writes(child, child.plan, child.plan.with);
    if (!child.supersededBy) return;
    await writes(child, child.supersededBy, 'IPM', { 'The live support plan': 'Is replaced by this plan' });
    await senco().command('/child', child.name);
    expect(senco().text()).toContain('ended 24 November 2025: Replaced by IPM');
  });

  const entries = children.flatMap((child) => (child.entries ?? []).map((entry) => ({ child, entry })));

  it.each(entries)('prints the entry of $entry.date for $child.name', async ({ child, entry }) => {
    const values = {
      Date: entry.date,
      'Who / what': entry.who,
      Comments: entry.comment,
      'Target achieved': entry.outcome,
    };
    const paper = await logEntry(key(), {
      child: child.name,
      target: placeOf(child, entry.target),
      values,
    });
    const mark = { achieved: '√', 'not achieved': 'x' }[entry.outcome] ?? entry.outcome;
    const { 'Target achieved': _, ...words } = values;
    expect(missingFrom(paper, [child.name, ...typedInto({ values: words })])).toEqual([]);
    expect(paper).toContain(mark);
  });

  const reviews = children.flatMap((child) => (child.review ? [{ child, review: child.review }] : []));

  it.each(reviews)('prints the minutes of $review.date for $child.name', async ({ child, review }) => {
    const values = {
      Date: review.date,
      'Parents / professionals': 'Joanna Nowak, mother\nAnna Kowalska, SENCO',
      'Progress towards targets': review.progress ?? 'Discussed with the record of intervention.',
      'Parent/carer views': 'We practise at home.',
      'Areas for development': 'Shared attention',
      'Next steps': review.nextSteps,
      'How the targets are supported at home': 'The same words at bath time',
    };
    const outcome = review.nextSteps.startsWith('Not achieved') ? 'Not achieved' : 'Achieved';
    const paper = await holdReview(senco(), { child: child.name, outcome, values });
    expect(missingFrom(paper, [child.name, outcome, ...typedInto({ values })])).toEqual([]);
  });
});
