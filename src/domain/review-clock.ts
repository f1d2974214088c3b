import { addDays, daysBetween, type IsoDate } from './dates.ts';
import { type Calendar, closureOn, nthOpenDayAfter } from './open-days.ts';
import { type Cycle, defaultProfile } from './profile.ts';
import type { Closure } from './setting.ts';

export { isOpenDay, nthOpenDayAfter } from './open-days.ts';

export type ReviewState = 'early' | 'window' | 'due today' | 'due (closed)' | 'overdue';

export interface ReviewClockInput extends Calendar {
  readonly planDate: IsoDate;
  readonly lastReview?: IsoDate | undefined;
  /** The setting's own calendar date. */
  readonly today: IsoDate;
  readonly cycle?: Partial<Cycle>;
}

export interface ReviewClock {
  /** The later of the plan's date and the last review: day 0. */
  readonly startedOn: IsoDate;
  readonly windowOpens: IsoDate;
  readonly due: IsoDate;
  /** The first day it counts as overdue. */
  readonly overdueFrom: IsoDate;
  readonly state: ReviewState;
  /** Below 0 once the due date has passed. */
  readonly daysUntilDue: number;
  /** 1 on the day it becomes overdue. */
  readonly daysOverdue?: number;
  /** The closure that holds the due date, and the first open day after it. */
  readonly closure?: Closure;
  readonly reopens?: IsoDate;
}

/**
 * When the next review is due (domain.md §4), in calendar days. A due date inside a closure waits: the setting
 * reopens on the first open day after it (whatever closures, weekends or bank holidays touch), and the review
 * is overdue from the 5th open day after that day, so all of the first week back is in time. A due date on a
 * bank holiday or weekend outside a closure waits for nothing.
 */
export function reviewClock(input: ReviewClockInput): ReviewClock {
  const { planDate, lastReview, today, closures, bankHolidays } = input;
  const cycle = { ...defaultProfile.cycle, ...input.cycle };
  const startedOn = lastReview !== undefined && lastReview > planDate ? lastReview : planDate;
  const windowOpens = addDays(startedOn, cycle.windowDays);
  const due = addDays(startedOn, cycle.dueDays);
  const closure = closureOn({ date: due, closures });

  const calendar = { closures, bankHolidays };
  const reopens = closure && nthOpenDayAfter({ date: due, n: 1, ...calendar });
  const overdueFrom = reopens
    ? nthOpenDayAfter({ date: reopens, n: cycle.graceOpenDays, ...calendar })
    : addDays(due, 1);

  const state = stateOn({ today, windowOpens, due, overdueFrom, closed: closure !== undefined });
  return {
    startedOn,
    windowOpens,
    due,
    overdueFrom,
    state,
    daysUntilDue: daysBetween(today, due),
    ...(state === 'overdue' && { daysOverdue: daysBetween(overdueFrom, today) + 1 }),
    ...(closure && { closure }),
    ...(reopens && { reopens }),
  };
}

interface Moments {
  readonly today: IsoDate;
  readonly windowOpens: IsoDate;
  readonly due: IsoDate;
  readonly overdueFrom: IsoDate;
  readonly closed: boolean;
}

function stateOn({ today, windowOpens, due, overdueFrom, closed }: Moments): ReviewState {
  if (today < windowOpens) return 'early';
  if (today < due) return 'window';
  if (today >= overdueFrom) return 'overdue';
  return closed ? 'due (closed)' : 'due today';
}
