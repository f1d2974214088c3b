import { type IsoDate, longDate } from './dates.ts';
import type { Arrangement, PlanCycle } from './record.ts';
import type { Closure } from './setting.ts';

/** "20 December 2025 to 4 January 2026"; of a closure that was taken out of the setting only the start is known. */
const closureWords = (from: IsoDate, closures: readonly Closure[]): string => {
  const closure = closures.find((each) => each.from === from);
  return closure ? `of ${longDate(from)} to ${longDate(closure.to)}` : `from ${longDate(from)}`;
};

const whatWords = (arranged: Arrangement, closures: readonly Closure[]): string => {
  if ('choice' in arranged)
    return `Review ${arranged.choice} the closure ${closureWords(arranged.closureFrom, closures)}`;
  const day = longDate(arranged.until);
  return arranged.kind === 'booked' ? `Review meeting planned for ${day}` : `Review not before ${day}`;
};

const inFull = (arranged: Arrangement, closures: readonly Closure[]): string => {
  const { why, byName, on } = arranged;
  return `${whatWords(arranged, closures)}${why === '' ? '' : `: ${why}`} (${byName}, ${longDate(on)})`;
};

interface Where {
  readonly plan: Pick<PlanCycle, 'waiting' | 'closureChoice' | 'replaced'>;
  readonly closures: readonly Closure[];
}

const inForce = ({ plan }: Where): readonly Arrangement[] =>
  [plan.closureChoice, plan.waiting].filter((arranged) => arranged !== null);

/** What is arranged about the next review, in sentences for people who may see the child. */
export const arrangedNow = (where: Where): readonly string[] =>
  inForce(where).map((arranged) => inFull(arranged, where.closures));

/** Everything arranged with a reason since the last review, for the paper. */
export const reasonsGiven = (where: Where): readonly string[] =>
  [...(where.plan.replaced ?? []), ...inForce(where)]
    .filter(({ why }) => why !== '')
    .map((arranged) => inFull(arranged, where.closures));

/** Enough to tell why a review was late, and an end to what one plan can grow to. */
const KEPT = 20;

/** The plan with something newly arranged; what had a reason is kept beside it. */
export const withArranged = (
  plan: PlanCycle,
  change: Partial<Pick<PlanCycle, 'waiting' | 'closureChoice'>>,
): PlanCycle => {
  const before = [
    ...(change.waiting !== undefined ? [plan.waiting] : []),
    ...(change.closureChoice !== undefined ? [plan.closureChoice] : []),
  ].filter((arranged) => arranged !== null && arranged.why !== '') as readonly Arrangement[];
  if (before.length === 0) return { ...plan, ...change };
  return { ...plan, ...change, replaced: [...(plan.replaced ?? []), ...before].slice(-KEPT) };
};
