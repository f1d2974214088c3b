import { addDays, type IsoDate, isWeekend } from './dates.ts';
import { AppError } from './errors.ts';
import type { Closure } from './setting.ts';

export interface Calendar {
  readonly closures: readonly Closure[];
  readonly bankHolidays: readonly IsoDate[];
}

export const closureOn = ({
  date,
  closures,
}: {
  readonly date: IsoDate;
  readonly closures: readonly Closure[];
}) => closures.find(({ from, to }) => from <= date && date <= to);

/** Not a weekend, not a bank holiday, not in a closure (domain.md §4). */
export const isOpenDay = ({ date, closures, bankHolidays }: Calendar & { readonly date: IsoDate }): boolean =>
  !isWeekend(date) && !bankHolidays.includes(date) && !closureOn({ date, closures });

/** A closure longer than this is a slip in the settings, not a holiday. */
const LONGEST_SEARCH = 1000;

const noOpenDay = (where: string): AppError =>
  new AppError({
    code: 'NO_OPEN_DAY',
    message: `${where} within ${LONGEST_SEARCH} days`,
    userMessage: 'This setting has almost no open days. Please check its closures in the settings.',
  });

/** The nth open day strictly after a date. */
export function nthOpenDayAfter({
  date,
  n,
  ...calendar
}: Calendar & { readonly date: IsoDate; readonly n: number }): IsoDate {
  let day = date;
  let found = 0;
  for (let searched = 0; searched < LONGEST_SEARCH; searched += 1) {
    if (found >= n) return day;
    day = addDays(day, 1);
    if (isOpenDay({ date: day, ...calendar })) found += 1;
  }
  throw noOpenDay(`no ${n} open days after ${date}`);
}

/** The day itself if it is open, else the next open day. */
export const openDayFrom = ({ date, ...calendar }: Calendar & { readonly date: IsoDate }): IsoDate =>
  nthOpenDayAfter({ date: addDays(date, -1), n: 1, ...calendar });

/** The last open day strictly before a date. */
export function lastOpenDayBefore({ date, ...calendar }: Calendar & { readonly date: IsoDate }): IsoDate {
  let day = date;
  for (let searched = 0; searched < LONGEST_SEARCH; searched += 1) {
    day = addDays(day, -1);
    if (isOpenDay({ date: day, ...calendar })) return day;
  }
  throw noOpenDay(`no open day before ${date}`);
}
