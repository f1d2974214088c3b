import { addDays, type IsoDate } from './dates.ts';

/** Half a term of the school year in England. */
export interface HalfTerm {
  /** "Autumn 1". */
  readonly name: string;
  /** Both ends included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * The first day of each half term. Fixed days and not a setting's own closures: settings of one chain break up on
 * different days, and their figures must be of the same weeks to be set side by side.
 */
const STARTS = [
  { name: 'Autumn 1', day: '09-01' },
  { name: 'Autumn 2', day: '11-01' },
  { name: 'Spring 1', day: '01-01' },
  { name: 'Spring 2', day: '02-16' },
  { name: 'Summer 1', day: '04-10' },
  { name: 'Summer 2', day: '06-01' },
] as const;

const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));

const startsAround = (date: IsoDate): readonly { readonly name: string; readonly from: IsoDate }[] =>
  [yearOf(date) - 2, yearOf(date) - 1, yearOf(date), yearOf(date) + 1]
    .flatMap((year) => STARTS.map(({ name, day }) => ({ name, from: `${year}-${day}` })))
    .sort((a, b) => a.from.localeCompare(b.from));

/** The half term of a day and those before it, the latest last. Of `count` up to six. */
export function lastHalfTerms(date: IsoDate, count = 6): readonly HalfTerm[] {
  const starts = startsAround(date);
  const current = starts.findLastIndex(({ from }) => from <= date);
  return starts.slice(current + 1 - count, current + 1).map(({ name, from }, index) => ({
    name,
    from,
    to: addDays(starts[current + 2 - count + index]?.from ?? '', -1),
  }));
}
