import { type IsoDate, longDate } from './dates.ts';
import {
  type Advice,
  inLocalWords,
  NEITHER,
  type PlanAnswer,
  type PlanFacts,
  RULES,
  type Rule,
  type Sorted,
} from './plan-rules.ts';
import { preschoolStage } from './preschool.ts';
import { type Citations, defaultProfile, type Profile } from './profile.ts';

export type { Advice, PlanAnswer, PlanFacts } from './plan-rules.ts';

export interface PlanReason {
  readonly plan: 'ISP' | 'IPM' | 'none';
  /** Where the rule stands in the guidance. */
  readonly rule: string;
  /** Why it holds here, with the guidance's own words. */
  readonly text: string;
}

export interface PlanOverride {
  readonly by: string;
  readonly on: IsoDate;
  readonly rulesAlone: PlanAnswer;
  readonly rule: string;
  readonly text: string;
}

export interface PlanChoice {
  readonly answer: PlanAnswer;
  /** What the rules say; when there is an override they still say it here. */
  readonly reasons: readonly PlanReason[];
  readonly override?: PlanOverride;
  /** What to do next. */
  readonly note?: string;
}

function answerOf(rules: readonly Rule[]): PlanAnswer {
  const isp = rules.some(({ plan }) => plan === 'ISP');
  const ipm = rules.some(({ plan }) => plan === 'IPM');
  return isp && ipm ? 'both' : isp ? 'ISP' : ipm ? 'IPM' : 'none';
}

export const PLAN_WORDS: Readonly<Record<PlanAnswer, string>> = {
  ISP: 'an individual support plan',
  IPM: 'an individual provision map',
  both: 'both plans',
  none: 'no plan',
};

function overrideOf({
  advice,
  rulesAlone,
  citations,
}: {
  readonly advice: Advice;
  readonly rulesAlone: PlanAnswer;
  readonly citations: Citations;
}): PlanOverride {
  const { where, quote } = citations.ispAdvice;
  const rest =
    advice.plan === rulesAlone
      ? 'The rules say the same.'
      : `The rules alone would say ${PLAN_WORDS[rulesAlone]}.`;
  const text = `${advice.by} advised ${PLAN_WORDS[advice.plan]} on ${longDate(advice.on)} (“${quote}”). ${rest}`;
  return { by: advice.by, on: advice.on, rulesAlone, rule: where, text };
}

const BOTH_NOTE = 'Each plan keeps its own review date. One meeting may review both.';

/** Which plan a child needs, with the guidance's words that decide it (domain.md §3). */
export function choosePlan(facts: PlanFacts, profile: Profile = defaultProfile): PlanChoice {
  const { citations, levelWords, provisionMapLevels } = profile;
  const { agencySent, grThroughAgency, advice } = facts;
  const stage = preschoolStage(facts);
  const sorted: Sorted = {
    ...facts,
    stage,
    agencyInvolved: agencySent !== 'nothing' || grThroughAgency,
    higherLevel: provisionMapLevels.includes(facts.grLevel),
  };

  const holding = RULES.filter(({ holds }) => holds(sorted));
  const deciding = holding.length > 0 ? holding : NEITHER.filter(({ holds }) => holds(sorted)).slice(0, 1);
  const rulesAlone = answerOf(deciding);
  const answer = advice?.plan ?? rulesAlone;

  const reasons = deciding.map(({ plan, cites, why }) => {
    const { where, quote } = citations[cites];
    return { plan, rule: where, text: `${inLocalWords(why, levelWords)}: “${quote}”.` };
  });
  const followed =
    answer === rulesAlone ? deciding.flatMap(({ next }) => (next ? inLocalWords(next, levelWords) : [])) : [];
  const note = [...followed, ...(answer === 'both' ? [BOTH_NOTE] : [])].join(' ');
  return {
    answer,
    reasons,
    ...(advice && { override: overrideOf({ advice, rulesAlone, citations }) }),
    ...(note && { note }),
  };
}
