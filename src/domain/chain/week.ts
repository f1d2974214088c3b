import { addDays, type IsoDate, instantAt, WEEKDAYS, weekday } from '../dates.ts';

/** The Monday of a date's week: what makes a weekly digest one of a kind. */
export const mondayOf = (date: IsoDate): IsoDate => addDays(date, -WEEKDAYS.indexOf(weekday(date)));

/** When the next week begins on the wall. */
export const nextMonday = (date: IsoDate, timeZone: string): number =>
  instantAt({ date: addDays(mondayOf(date), 7), time: '00:00', timeZone });
