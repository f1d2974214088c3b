import type { IsoDate } from './dates.ts';

/** What a reminder of a review is about (domain.md §4). */
export type NudgeStep = 'window' | 'due soon' | 'due' | 'overdue' | 'escalation' | 'closure choice';

export interface Nudge {
  /** Once in a plan's clock: "2025-11-03 window", "2025-11-03 overdue 2", "2025-11-03 closure 2025-12-20". */
  readonly key: string;
  readonly step: NudgeStep;
  /** The open day on which it is sent. */
  readonly on: IsoDate;
}
