import type { Child } from './child.ts';
import { addDays, type IsoDate } from './dates.ts';
import { closureOn } from './open-days.ts';
import type { Closure } from './setting.ts';

/** Days without an entry after which somebody should look (domain.md §9). */
const QUIET_DAYS = 14;
/** A setting closed for longer than this is closed for good. */
const LONGEST = 120;

/**
 * The first of the last fourteen days on which the setting was not closed: a plan without an entry since then has
 * gone quiet. Days of a closure do not count, or every plan would have gone quiet after the summer.
 */
export function quietSince({
  today,
  closures,
}: {
  readonly today: IsoDate;
  readonly closures: readonly Closure[];
}): IsoDate {
  let day = today;
  let counted = 0;
  for (let back = 0; back < LONGEST; back += 1) {
    if (!closureOn({ date: day, closures })) counted += 1;
    if (counted === QUIET_DAYS) return day;
    day = addDays(day, -1);
  }
  return day;
}

/**
 * Whether a child without a live plan should have one: not where the chooser answered that none is needed, nor at
 * GR1 with a group provision map in place (domain.md §3).
 */
export const needsPlan = ({
  grLevel,
  groupProvisionMap,
  planChoices,
}: Pick<Child, 'grLevel' | 'groupProvisionMap' | 'planChoices'>): boolean =>
  planChoices.at(-1)?.choice.answer !== 'none' && !(grLevel === '1' && groupProvisionMap);
