/** How one planned time went. Absent and not run are not attempts (domain.md §5). */
export const OUTCOMES = ['achieved', 'not achieved', 'partly', 'absent', 'not run'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Tally {
  readonly planned: number;
  /** Planned times that took place: the only ones a success is counted out of. */
  readonly run: number;
  readonly achieved: number;
  readonly partly: number;
  readonly notAchieved: number;
  readonly absent: number;
  readonly notRun: number;
}

/** Counts the entries of one target or strategy; each entry is one planned time. */
export function tally(entries: readonly { readonly outcome: Outcome }[]): Tally {
  const count = (outcome: Outcome) => entries.filter((entry) => entry.outcome === outcome).length;
  const achieved = count('achieved');
  const partly = count('partly');
  const notAchieved = count('not achieved');
  return {
    planned: entries.length,
    run: achieved + partly + notAchieved,
    achieved,
    partly,
    notAchieved,
    absent: count('absent'),
    notRun: count('not run'),
  };
}

/** `3 of 5 achieved · planned 16 · absent 9 · not run 2`; counts of nothing are left out. */
export function tallyText({ planned, run, achieved, partly, absent, notRun }: Tally): string {
  if (planned === 0) return 'no entries yet';
  return [
    run === 0 ? 'not tried yet' : `${achieved} of ${run} achieved`,
    partly > 0 && `partly ${partly}`,
    `planned ${planned}`,
    absent > 0 && `absent ${absent}`,
    notRun > 0 && `not run ${notRun}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const MARKS: Readonly<Record<Outcome, string>> = {
  achieved: '√',
  'not achieved': 'x',
  partly: 'x',
  absent: 'absent',
  'not run': 'not run',
};

/** What stands in the sheet's "Target achieved" column; partly prints as x, its comment says the rest. */
export const sheetMark = (outcome: Outcome): string => MARKS[outcome];
