import type { Filled } from './paperwork.ts';

/** One thing a person may get wrong, what they are told, and how they put it right. */
export interface WrongInput {
  readonly refuses: string;
  /** The command and what follows it. */
  readonly opens: readonly [string, string];
  /** A button pressed on the way to the form. */
  readonly press?: string;
  /** What else the form needs. */
  readonly with?: Filled;
  readonly wrong: Filled;
  readonly field: string;
  readonly says: string | RegExp;
  readonly right: Filled;
}
