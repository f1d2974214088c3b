import { addDays, type IsoDate } from '../dates.ts';
import { closureOn } from '../open-days.ts';
import type { Closure } from '../setting.ts';

/** What the radar knows of one live plan: dates and nothing else. Written with the plan, its entries and sign-offs. */
export interface PlanFacts {
  readonly tenant: string;
  readonly settingId: string;
  readonly planId: string;
  readonly childId: string;
  readonly startedOn: IsoDate;
  /** The latest event day of an entry that stands; null before the first. */
  readonly lastEntryOn: IsoDate | null;
  /** The revision of the words, and whether a parent has signed that one. */
  readonly revision: number;
  readonly signed: boolean;
}

export interface Level {
  readonly level: string;
  readonly count: number;
}

/**
 * One setting's figures, counted anew after every change. They hold days, not counts: what is overdue, due soon or
 * quiet on any day is read off them, so that a figure is right in the morning before anybody counted.
 */
export interface SettingFigures {
  readonly tenant: string;
  readonly settingId: string;
  readonly name: string;
  readonly code: string;
  /** `tenant/id` of its chain; '' while it is in none. */
  readonly chain: string;
  readonly region: string;
  readonly plans: number;
  /** A day for each live plan, in order. */
  readonly dueOn: readonly IsoDate[];
  readonly overdueFrom: readonly IsoDate[];
  readonly quietFrom: readonly IsoDate[];
  readonly unsigned: number;
  /** Children with a live plan, by level, in the profile's order. */
  readonly levels: readonly Level[];
  readonly requests: number;
  /** The order in the radar on the day it was counted: the lowest first. */
  readonly rank: number;
  /** Counted again then at the latest, because the rank changes with the days. */
  readonly lookAt: number;
  readonly countedAt: number;
}

export const DUE_SOON_DAYS = 14;
export const QUIET_DAYS = 14;

export interface Counts {
  readonly overdue: number;
  /** Within the next fourteen days, today included. */
  readonly dueSoon: number;
  readonly unsigned: number;
  /** No entry for fourteen days. */
  readonly quiet: number;
}

type Days = Pick<SettingFigures, 'dueOn' | 'overdueFrom' | 'quietFrom' | 'unsigned'>;

const upTo = (days: readonly IsoDate[], day: IsoDate): number => days.filter((each) => each <= day).length;

/** An overdue plan was due before it became overdue, so that the difference holds nothing twice. */
export const countsOn = ({ dueOn, overdueFrom, quietFrom, unsigned }: Days, today: IsoDate): Counts => {
  const overdue = upTo(overdueFrom, today);
  return {
    overdue,
    dueSoon: upTo(dueOn, addDays(today, DUE_SOON_DAYS)) - overdue,
    unsigned,
    quiet: upTo(quietFrom, today),
  };
};

/** A closure longer than this is a slip in the setting. */
const LONGEST_CLOSED = 400;

/** The first day on which a plan has had no entry for fourteen days. Days on which the setting is closed do not count. */
export function quietFromOf(last: IsoDate, closures: readonly Closure[]): IsoDate {
  let day = last;
  for (let passed = 0, walked = 0; passed < QUIET_DAYS && walked < LONGEST_CLOSED; walked += 1) {
    day = addDays(day, 1);
    if (!closureOn({ date: day, closures })) passed += 1;
  }
  return day;
}

/** Worst first: overdue before due soon, quiet and unsigned; each weighs more than all after it. */
export const rankOf = ({ overdue, dueSoon, quiet, unsigned }: Counts): number =>
  -[overdue, dueSoon, quiet, unsigned].reduce((rank, count) => rank * 1000 + Math.min(count, 999), 0);

/** The next day on which a count changes by itself; null where none will. */
export const nextChange = (
  { dueOn, overdueFrom, quietFrom }: Omit<Days, 'unsigned'>,
  today: IsoDate,
): IsoDate | null =>
  [...dueOn.map((day) => addDays(day, -DUE_SOON_DAYS)), ...overdueFrom, ...quietFrom]
    .filter((day) => day > today)
    .sort()[0] ?? null;
