import type { Field, FieldOf, Kind } from './field.ts';

/** How the paper sets a section out. */
export type Section =
  | { readonly layout: 'strip'; readonly fields: readonly Field[] }
  | { readonly layout: 'side' | 'top'; readonly fields: readonly [Field] }
  | {
      readonly layout: 'table';
      readonly fields: readonly [FieldOf<'people'> | FieldOf<'rows'>];
      /** The paper's bold line over the table, where it is not the field's own label. */
      readonly heading?: string;
      /** Relative widths of the columns. */
      readonly weights: readonly number[];
      /** Rows printed at the least. */
      readonly paperRows: number;
    }
  | { readonly layout: 'signatures'; readonly fields: readonly Field[] }
  | { readonly layout: 'note'; readonly text: string; readonly fields: readonly [] }
  /** Asked in the form, printed as fine print only. */
  | { readonly layout: 'extra'; readonly fields: readonly Field[] };

/**
 * What a sheet is in the cycle: a `plan` has targets or strategies and a review clock; an `entry` adds one
 * row to a plan's record; a `review` gives each target its outcome; a `standing` sheet is simply kept.
 */
export type Life = 'plan' | 'entry' | 'review' | 'standing';

/** One paper sheet as data: the form, the checks, the stored shape, the PDF and the CSV follow from it. */
export interface Sheet {
  readonly id: string;
  /** Short name on cards and files: "ISP". */
  readonly code: string;
  /** The paper's title. */
  readonly title: string;
  /** In a sentence: "support plan". */
  readonly name: string;
  /** Title of the modal, at most 24 characters. */
  readonly modalTitle: string;
  readonly command: string;
  readonly description: string;
  readonly example: string;
  readonly about: 'child' | 'setting';
  readonly life: Life;
  /** For a plan: the key of the field that holds its targets or strategies. */
  readonly targets?: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly sections: readonly Section[];
}

export interface Person {
  readonly name: string;
  readonly role: string;
}
export interface Line {
  readonly id: string;
  readonly text: string;
}
/** A table row: its id and one string a column. */
export type Row = { readonly id: string } & Readonly<Record<string, string>>;

/** What an answered field holds. Nothing answered is `''` or `[]`, never missing. */
export interface AnswerByKind {
  readonly text: string;
  readonly long: string;
  readonly date: string;
  readonly choice: string;
  readonly people: readonly Person[];
  readonly lines: readonly Line[];
  readonly rows: readonly Row[];
  readonly fact: never;
  readonly signature: never;
}
export type Answer = AnswerByKind[Kind];
export type Answers = Readonly<Record<string, Answer>>;

/** Checks a definition and keeps its own literal type, so that code may reach into one sheet's fields. */
export const defineSheet = <const S extends Sheet>(sheet: S): S => sheet;

/** All fields in the paper's order. */
export const fieldsOf = (sheet: Sheet): readonly Field[] =>
  sheet.sections.flatMap((section) => section.fields);

/** The fields a form asks. */
export const askedFields = (sheet: Sheet): readonly Field[] =>
  fieldsOf(sheet).filter((field) => field.kind !== 'fact' && field.kind !== 'signature');
