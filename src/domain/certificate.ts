import type { IsoDate } from './dates.ts';

/**
 * That one child's record was erased: who, when, how much, and nothing of what it said. The code is a pseudonym that
 * nobody can trace back any more; it stays, so that a letter that names the code can be answered.
 */
export interface Certificate {
  readonly id: string;
  readonly tenant: string;
  readonly settingId: string;
  readonly childId: string;
  readonly childCode: string;
  /** Slack user id. */
  readonly by: string;
  readonly on: IsoDate;
  /** Milliseconds since the epoch, of the app's clock. */
  readonly at: number;
  /** Before the day from which it was proposed. That day itself would tell the date of birth. */
  readonly early: boolean;
  /** How many rows of each collection were erased. */
  readonly rows: Readonly<Record<string, number>>;
}
