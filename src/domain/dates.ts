import { Temporal } from 'temporal-polyfill';

/** A calendar date, `YYYY-MM-DD`. Never an instant, so no time zone can move it (domain.md §4). */
export type IsoDate = string;

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const plain = (date: IsoDate) => Temporal.PlainDate.from(date, { overflow: 'reject' });

/** Whether this is a date of the calendar in the one form we store. */
export function isDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    plain(value);
    return true;
  } catch {
    return false;
  }
}

export const addDays = (date: IsoDate, days: number): IsoDate => plain(date).add({ days }).toString();

/** 29 February becomes the 28th in a year without one. */
export const addYears = (date: IsoDate, years: number): IsoDate => plain(date).add({ years }).toString();

/** Whole days from one date to another; negative when `to` is the earlier one. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  plain(from).until(plain(to), { largestUnit: 'day' }).days;

/** The calendar date in a time zone at an instant (milliseconds since the epoch). */
export const dateAt = (at: number, timeZone: string): IsoDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** A time on the wall as we store it: `HH:MM`. */
export const isTime = (value: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

/**
 * The instant of a time on the wall. A time that the clocks leave out in spring is an hour later; of one that
 * they show twice in autumn, the first is meant.
 */
export const instantAt = ({
  date,
  time,
  timeZone,
}: {
  readonly date: IsoDate;
  readonly time: string;
  readonly timeZone: string;
}): number => plain(date).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;

/** For `sort`: below 0 when `a` is the earlier date. */
export const compareDates = (a: IsoDate, b: IsoDate): number => (a < b ? -1 : a > b ? 1 : 0);

/** `2026-03-03` → `3 March 2026`. */
export function longDate(date: IsoDate): string {
  const { day, month, year } = plain(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

export const weekday = (date: IsoDate): Weekday => WEEKDAYS[plain(date).dayOfWeek - 1] as Weekday;

export const isWeekend = (date: IsoDate): boolean => plain(date).dayOfWeek > 5;
