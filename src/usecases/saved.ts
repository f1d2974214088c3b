import type { FieldErrors } from '../domain/answers.ts';
import type { Answer, Answers, Sheet } from '../domain/sheet.ts';
import { askedFields } from '../domain/sheet.ts';

/** What somebody else saved while this form was open. */
export interface Conflict {
  readonly byName: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Labels of the fields they changed. */
  readonly changed: readonly string[];
  /** The revision to build on now. */
  readonly revision: number;
  readonly theirs: Answers;
}

/** A save's answer: invalid input and conflicts are values; only the unexpected is thrown. */
export type Saved<T> =
  | { readonly kind: 'saved'; readonly value: T }
  | { readonly kind: 'errors'; readonly errors: FieldErrors }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

export const refused = <T>(errors: FieldErrors): Saved<T> => ({ kind: 'errors', errors });
export const saved = <T>(value: T): Saved<T> => ({ kind: 'saved', value });

/** Somebody saved first where no version says what: the form is built anew on what is stored now. */
export const movedOn = (revision: number): Saved<never> => ({
  kind: 'conflict',
  conflict: { byName: '', at: 0, changed: [], revision, theirs: {} },
});

/** Keys in one order: what comes back from the store need not have the order it was made in. */
const inOrder = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const same = (a: Answer | undefined, b: Answer | undefined): boolean =>
  JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);

/** The labels of the fields that differ between two sets of answers to one sheet. */
export const changedLabels = (sheet: Sheet, before: Answers, after: Answers): readonly string[] =>
  askedFields(sheet)
    .filter((field) => !same(before[field.key], after[field.key]))
    .map((field) => field.label);
