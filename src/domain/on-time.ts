import type { IsoDate } from './dates.ts';
import { type HalfTerm, lastHalfTerms } from './half-terms.ts';
import type { Calendar } from './open-days.ts';
import type { Cycle } from './profile.ts';
import { reviewClock } from './review-clock.ts';

/** The open facts of plans with the same dates in one setting; nothing about a child. */
export interface Cycles {
  readonly settingId: string;
  readonly startedOn: IsoDate;
  readonly lastReviewOn: IsoDate | null;
  readonly live: boolean;
  readonly endedOn: IsoDate | null;
  /** Where they were written under a cycle of the authority's own. */
  readonly clock?: Cycle;
  /** How many plans these are. */
  readonly plans: number;
}

/** A review that was held, or that is overdue. */
export interface SettledReview {
  /** Held in time: the day it was held. Late or not held: the day it was due, where it belongs. */
  readonly on: IsoDate;
  readonly onTime: boolean;
}

/** In time is every day before it counts as overdue (domain.md §4): the first week back after a closure, too. */
export function settledReviews(
  { startedOn, lastReviewOn, live, endedOn, clock }: Omit<Cycles, 'settingId' | 'plans'>,
  { today, ...calendar }: Calendar & { readonly today: IsoDate },
): readonly SettledReview[] {
  const clockFrom = (planDate: IsoDate) =>
    reviewClock({ planDate, today, ...calendar, ...(clock && { cycle: clock }) });
  const missed = (from: IsoDate, over: IsoDate | null): readonly SettledReview[] => {
    const { due, overdueFrom } = clockFrom(from);
    return over !== null && over >= overdueFrom ? [{ on: due, onTime: false }] : [];
  };
  const over = live ? today : endedOn;
  if (lastReviewOn === null) return missed(startedOn, over);
  const { due, overdueFrom } = clockFrom(startedOn);
  const onTime = lastReviewOn < overdueFrom;
  const held: SettledReview = { on: onTime ? lastReviewOn : due, onTime };
  return [held, ...(live ? missed(lastReviewOn, today) : [])];
}

/** Reviews of one half term: held in time out of all that were held or are overdue. */
export interface TrendPoint extends HalfTerm {
  readonly onTime: number;
  readonly all: number;
}

/** The last six half terms, the present one last. */
export const trendOf = (
  settled: readonly (SettledReview & { readonly plans: number })[],
  today: IsoDate,
): readonly TrendPoint[] =>
  lastHalfTerms(today).map((half) => {
    const own = settled.filter(({ on }) => half.from <= on && on <= half.to);
    const sum = (reviews: typeof own) => reviews.reduce((total, { plans }) => total + plans, 0);
    return { ...half, onTime: sum(own.filter(({ onTime }) => onTime)), all: sum(own) };
  });

/** "Autumn 1: 3 of 4 (75%)". */
export const pointWords = ({ name, onTime, all }: TrendPoint): string =>
  all === 0 ? `${name}: no reviews` : `${name}: ${onTime} of ${all} (${Math.round((100 * onTime) / all)}%)`;

/** The whole figure in words, for whoever does not see the picture. */
export const trendWords = (points: readonly TrendPoint[]): string =>
  `Reviews held on time: ${points.map(pointWords).join('; ')}.`;

/** A lead's trend as it was last worked out, with the picture of it once that is in Slack. */
export interface Trend {
  readonly tenant: string;
  readonly userId: string;
  readonly madeOn: IsoDate;
  /** Whose reviews these are, sorted: shown only to a lead of all of them. */
  readonly settingIds: readonly string[];
  readonly points: readonly TrendPoint[];
  /** Slack's file, the figures it shows, and when it was made (ms, of the app's clock): files are not kept for ever. */
  readonly picture: { readonly fileId: string; readonly words: string; readonly madeAt: number } | null;
}
