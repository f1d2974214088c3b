import type { HazelbrookChild } from './hazelbrook.ts';
import { type NewPlan, SMART } from './paperwork.ts';

type Plan = HazelbrookChild['plan'];

/** Where the story names no words of its own, these stand in: every plan needs some. */
const NEED = 'Communication and interaction';
const STRATEGY = 'Count to five before helping';
const TARGET = 'By 30 January 2026 points to one of two pictures, 4 of 5 tries';

export const strategiesOf = (plan: Plan): readonly string[] => plan.strategies ?? [STRATEGY];
export const targetsOf = (plan: Plan) => plan.targets ?? [{ target: TARGET }];

/** Joanna is written with her role; the others stand as the form prefilled them. */
const CONTRIBUTING = 'Parents / professionals contributing to individual support plan';

export const supportPlan = (child: HazelbrookChild, plan: Plan): NewPlan => ({
  child: child.name,
  values: {
    'Date of plan': plan.date,
    [CONTRIBUTING]: 'Joanna Nowak, mother\nPriya Shah, Key person',
    'Specific need/s': plan.need ?? NEED,
    Strategies: strategiesOf(plan).join('\n'),
    'Parent / carer views': plan.parentViews ?? 'We see it at home, too.',
  },
});

export const provisionMap = (child: HazelbrookChild, plan: Plan): NewPlan => ({
  child: child.name,
  values: {
    'Date of plan': plan.date,
    'Professionals / agencies involved': (plan.agencies ?? ['Speech and language therapy']).join(', '),
    'Observed strengths': plan.strengths ?? 'Looks for friends',
    "Child's preferred activity": plan.preferredActivity ?? 'Building with blocks',
    'Areas for development': plan.development ?? 'Joint attention',
    'Parent / carer views': plan.parentViews ?? '',
  },
  targets: targetsOf(plan).map((row) => ({
    'Current achievement': row.baseline ?? '',
    [SMART]: row.target,
    'How will this be achieved': row.provision ?? '',
    Resources: row.resources ?? '',
    'When/who/where': row.when ?? '',
  })),
});

const longDate = (date: string): string =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : '';
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? longDate(text) : text;
};

/** Every text typed into a form, as the paper must show it. */
export const typedInto = ({ values, targets = [] }: Pick<NewPlan, 'values' | 'targets'>): readonly string[] =>
  [values, ...targets].flatMap((filled) => Object.values(filled).map(shown));

export const bornOn = (child: HazelbrookChild): string => longDate(child.dob);
