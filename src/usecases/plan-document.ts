import type { Child } from '../domain/child.ts';
import { longDate } from '../domain/dates.ts';
import type { Document } from '../domain/document.ts';
import type { Profile } from '../domain/profile.ts';
import type { PlanCycle, TargetReview } from '../domain/record.ts';
import type { Member, Setting } from '../domain/setting.ts';
import type { Answers, Sheet } from '../domain/sheet.ts';
import { toDocument } from '../domain/to-document.ts';

/** What every sheet about a child needs beside its answers. */
export interface Surroundings {
  readonly child: Child;
  readonly setting: Setting;
  readonly members: readonly Member[];
  readonly profile: Profile;
}

const known = (label: string, value: string): string[] => (value === '' ? [] : [`${label}: ${value}`]);

const named = (members: readonly Member[], userId: string): string =>
  members.find((member) => member.userId === userId)?.name ?? '';

const sencos = (members: readonly Member[]): string =>
  members
    .filter((member) => member.role === 'senco' && member.name !== '')
    .map((member) => member.name)
    .join(', ');

/** The small line under a child's sheet: facts the work needs and the paper has no box for (domain.md §2). */
const childExtras = ({ child, setting, members }: Surroundings): string[] => [
  ...known('Known as', child.preferredName),
  ...known('Setting', setting.name),
  ...known('SENCO', sencos(members)),
  ...known('Key person', named(members, child.keyPerson)),
  ...known('Home language', child.homeLanguage),
  ...known('Parental responsibility', child.parentalResponsibility),
];

const childFactsOf = ({ child }: Surroundings) => ({ childName: child.name, childDob: longDate(child.dob) });

/** A plan in words, as it is frozen with its version. */
export function planDocument(
  options: Surroundings & { sheet: Sheet; answers: Answers; plan: PlanCycle; revision: number },
): Document {
  const { sheet, plan, child, revision } = options;
  const advised = plan.basis?.override;
  return toDocument({
    ...options,
    facts: childFactsOf(options),
    extras: [`Cycle ${plan.cycle}`, ...childExtras(options), ...(advised ? [`Advice: ${advised.text}`] : [])],
    footer: `${child.code} · ${sheet.code} · cycle ${plan.cycle} · version ${revision}`,
  });
}

const OUTCOME_WORDS = {
  achieved: 'Achieved',
  partly: 'Partly achieved',
  'not achieved': 'Not achieved',
} as const;

const outcomeLine = (target: TargetReview, index: number): string =>
  `${index + 1}. ${target.text}\n${OUTCOME_WORDS[target.outcome]} (${target.tally})`;

/** The minutes in words: each target's outcome stands in the paper's own box for progress. */
export function minutesDocument(
  options: Surroundings & {
    sheet: Sheet;
    answers: Answers;
    targets: readonly TargetReview[];
    nextReviewBy: string | null;
    /** Why the meeting was on that day. */
    timing?: readonly string[];
    revision: number;
  },
): Document {
  const { sheet, answers, targets, child, nextReviewBy, timing = [], revision } = options;
  const progress = [...targets.map(outcomeLine), String(answers.progress ?? '')].join('\n\n');
  return toDocument({
    ...options,
    answers: { ...answers, progress },
    facts: childFactsOf(options),
    extras: [
      ...(nextReviewBy ? [`Next review by ${longDate(nextReviewBy)}`] : []),
      ...timing,
      `DOB: ${longDate(child.dob)}`,
      ...childExtras(options),
    ],
    footer: `${child.code} · ${sheet.code} · version ${revision}`,
  });
}

/** A setting's own sheet in words. */
export const standingDocument = (options: {
  sheet: Sheet;
  answers: Answers;
  setting: Setting;
  profile: Profile;
  revision: number;
}): Document =>
  toDocument({
    ...options,
    facts: {},
    extras: known('Setting', options.setting.name),
    footer: `${options.setting.code} · ${options.sheet.code} · version ${options.revision}`,
  });
