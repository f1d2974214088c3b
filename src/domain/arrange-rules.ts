import { addDays, type IsoDate, isDate, longDate } from './dates.ts';
import type { ReviewClock } from './review-clock.ts';

/** A review may be put off by four weeks at a time: longer silence would be forgetting. */
const DAYS_AHEAD = 28;
const WHY_LENGTH = 200;

/** The last day a meeting can be planned for: four weeks after the last day in time, or from today where that has passed. */
export const lastBookableDay = (clock: Pick<ReviewClock, 'overdueFrom'>, today: IsoDate): IsoDate => {
  const lastInTime = addDays(clock.overdueFrom, -1);
  return addDays(lastInTime > today ? lastInTime : today, DAYS_AHEAD);
};

export function bookingProblem(options: {
  readonly date: string;
  readonly today: IsoDate;
  readonly last: IsoDate;
}): string | undefined {
  const { date, today, last } = options;
  if (!isDate(date)) return 'Please choose the day of the meeting.';
  if (date < today)
    return `${longDate(date)} has passed. Please choose today or a later day; a meeting already held goes into Open review.`;
  return date > last ? `Please choose a day up to ${longDate(last)}.` : undefined;
}

export const lastWaitingDay = (today: IsoDate): IsoDate => addDays(today, DAYS_AHEAD);

export function waitingProblem({ date, today }: { date: string; today: IsoDate }): string | undefined {
  if (!isDate(date)) return 'Please choose a day.';
  if (date <= today) return 'Please choose a day after today.';
  const last = lastWaitingDay(today);
  return date > last
    ? `Four weeks at most, so up to ${longDate(last)}. You can say so again then.`
    : undefined;
}

/** One line: line breaks and double spaces that came with a pasted text are no reason to refuse it. */
export const oneLine = (why: string): string => why.trim().replace(/\s+/g, ' ');

export const reasonProblem = (why: string): string | undefined => {
  if (why === '') return 'Please give the reason in one line. It stays with the plan.';
  return why.length > WHY_LENGTH
    ? `Please keep it to one line of ${WHY_LENGTH} characters; this has ${why.length}.`
    : undefined;
};
