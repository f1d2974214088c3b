import type { Counts } from './figures.ts';

/** Counts below this could point at a child (domain.md §9). */
export const SMALLEST_SHOWN = 5;

/** A count as others than leads may see it: exact from five, else only that it is fewer. Nought is fewer, too. */
export type Masked = number | 'few';

export const masked = (count: number): Masked => (count < SMALLEST_SHOWN ? 'few' : count);

export interface PostedRow {
  readonly name: string;
  readonly counts: Readonly<Record<keyof Counts, Masked>>;
}

export interface PostedView {
  readonly rows: readonly PostedRow[];
  /** Of the shown counts alone: "at least". */
  readonly atLeast: Readonly<Record<keyof Counts, number>>;
}

const KEYS: readonly (keyof Counts)[] = ['overdue', 'dueSoon', 'quiet', 'unsigned'];
const ofEach = <T>(of: (key: keyof Counts) => T): Readonly<Record<keyof Counts, T>> => ({
  overdue: of('overdue'),
  dueSoon: of('dueSoon'),
  unsigned: of('unsigned'),
  quiet: of('quiet'),
});

const shown = (count: Masked): number => (count === 'few' ? 0 : count);

/**
 * What is posted where others than leads read it. Everything in it, its order and its sums too, is worked out of
 * counts that are masked already, each by itself: no subtraction, filter or week beside another says more than
 * "fewer than five". So it holds no sum over all, no number of plans and no mix of levels, from which the
 * masked ones would follow.
 */
export function postedView(
  settings: readonly { readonly name: string; readonly counts: Counts }[],
): PostedView {
  const rows = settings
    .map(({ name, counts }): PostedRow => ({ name, counts: ofEach((key) => masked(counts[key])) }))
    .sort(
      (a, b) =>
        KEYS.map((key) => shown(b.counts[key]) - shown(a.counts[key])).find(
          (difference) => difference !== 0,
        ) || a.name.localeCompare(b.name),
    );
  return {
    rows: rows.filter(({ counts }) => KEYS.some((key) => counts[key] !== 'few')),
    atLeast: ofEach((key) => rows.reduce((sum, { counts }) => sum + shown(counts[key]), 0)),
  };
}
