import type { IsoDate } from './dates.ts';
import type { PreschoolStage } from './preschool.ts';
import type { CitationKey, Profile } from './profile.ts';

export type PlanAnswer = 'ISP' | 'IPM' | 'both' | 'none';

/** What the inclusion team or a professional said, when it goes beside or against the rules. */
export interface Advice {
  readonly plan: PlanAnswer;
  readonly by: string;
  readonly on: IsoDate;
}

export interface PlanFacts {
  readonly dob: IsoDate;
  readonly on: IsoDate;
  /** What outside agencies have sent so far. */
  readonly agencySent: 'targets' | 'strategies' | 'both' | 'nothing';
  readonly grLevel: string;
  /** The level is claimed because an outside agency is involved. */
  readonly grThroughAgency: boolean;
  /** The setting needs to show additional or different support at GR1. */
  readonly needsGr1Evidence: boolean;
  readonly groupProvisionMap: boolean;
  /** The key adults need strategies for the child's behaviour. */
  readonly behaviourStrategies: boolean;
  readonly advice?: Advice;
}

export interface Rule {
  readonly plan: 'ISP' | 'IPM' | 'none';
  readonly cites: CitationKey;
  /** `{first}`, `{higher}` and `{level}` become the authority's words: "GR1", "GR2 or higher", "GR level". */
  readonly why: string;
  /** What to do next. */
  readonly next?: string;
  readonly holds: (facts: Sorted) => boolean;
}

/** The facts with what follows from them. */
export type Sorted = PlanFacts & {
  readonly stage: PreschoolStage;
  readonly agencyInvolved: boolean;
  /** A level that the provision map prints: "gr2 and above". */
  readonly higherLevel: boolean;
};

/** A rule's words in those of the authority. */
export const inLocalWords = (text: string, { first, higher, short }: Profile['levelWords']): string =>
  text.replace('{first}', first).replace('{higher}', higher).replace('{level}', short);

const youngEnough = ({ stage }: Sorted) => stage !== 'school age';
const gr2OrHigher = ({ higherLevel }: Sorted) => higherLevel;
const sentTargets = ({ agencySent }: Sorted) => agencySent === 'targets' || agencySent === 'both';
const needsEvidence = (facts: Sorted) =>
  youngEnough(facts) && facts.needsGr1Evidence && !facts.higherLevel && !facts.agencyInvolved;

/**
 * The rules of domain.md §3. Where two of them read on one child, GR2 in the preschool year with strategies
 * only, the support plan wins: its rule names that case ("e.g. GR2 and above"), and a provision map would
 * have no targets to hold.
 */
export const RULES: readonly Rule[] = [
  {
    plan: 'ISP',
    cites: 'ispStrategies',
    why: 'Outside agencies have sent strategies and no targets',
    next: 'Put the agency’s strategies in the support plan. If targets arrive later, start an individual provision map.',
    holds: (facts) => youngEnough(facts) && facts.agencySent === 'strategies',
  },
  {
    plan: 'ISP',
    cites: 'ispGr1',
    why: 'You need to show extra support at {first} and no outside agency is involved yet',
    holds: (facts) => needsEvidence(facts) && !facts.groupProvisionMap,
  },
  {
    plan: 'ISP',
    cites: 'ispBehaviour',
    why: 'You need strategies for behaviour',
    next: 'Share the behaviour strategies with parents.',
    holds: (facts) => facts.behaviourStrategies,
  },
  {
    plan: 'IPM',
    cites: 'ipmTargets',
    why: 'Outside agencies have sent targets',
    holds: sentTargets,
  },
  {
    plan: 'IPM',
    cites: 'ipmLevel',
    why: '{higher} is claimed through an outside agency and this is the preschool year',
    next: 'Take the areas for development from the agency’s report. If you have no report yet, ask the agency for it with parents’ consent, or ask parents for a copy.',
    holds: (facts) =>
      facts.stage === 'preschool year' &&
      gr2OrHigher(facts) &&
      facts.grThroughAgency &&
      facts.agencySent === 'nothing',
  },
];

/** Why neither plan is needed, first that holds; the last one always does. */
export const NEITHER: readonly Rule[] = [
  {
    plan: 'none',
    cites: 'ispAge',
    why: 'The child is of school age, past the preschool year',
    next: 'The school plans from here. Ask the inclusion team if the child is staying with you.',
    holds: (facts) => !youngEnough(facts),
  },
  {
    plan: 'none',
    cites: 'ispGroupMap',
    why: 'Your group provision map already covers this child',
    next: 'Keep the group provision map up to date, and come back if an agency sends strategies or targets.',
    holds: (facts) => needsEvidence(facts) && facts.groupProvisionMap,
  },
  {
    plan: 'none',
    cites: 'ipmEarlier',
    why: 'The child is not in the preschool year yet and the agency has sent nothing so far',
    next: 'Ask the agency for its report, with parents’ consent. If the inclusion team advises a plan now, record their advice here.',
    holds: (facts) => gr2OrHigher(facts) && facts.grThroughAgency,
  },
  {
    plan: 'none',
    cites: 'ipmLevel',
    why: '{higher} rests on an outside agency, and none is involved yet',
    next: 'Check the {level} with your SENCO, or ask the inclusion team which plan they advise.',
    holds: gr2OrHigher,
  },
  {
    plan: 'none',
    cites: 'noReport',
    why: 'An outside agency is involved but has sent nothing yet',
    next: 'Ask the agency for its report, with parents’ consent, or ask parents for a copy. Then come back here.',
    holds: (facts) => facts.agencyInvolved,
  },
  {
    plan: 'none',
    cites: 'ispGr1',
    why: 'Nothing shows yet that a plan is needed',
    next: 'Carry on with your usual good practice. Come back if you need to show extra support at {first}, or an agency gets involved.',
    holds: () => true,
  },
];
