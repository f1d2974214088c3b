/** The kinds of field a sheet may hold. Every output answers each kind in a `PerKindOf` table. */

export interface Option {
  readonly value: string;
  readonly label: string;
  /** What the paper shows for it, where that is not the label: "√". */
  readonly printed?: string;
}

interface Base {
  /** Key of the answer, and block id of the input. */
  readonly key: string;
  /** The paper's own wording; a local authority may have another (`local-sheet.ts`). */
  readonly label: string;
  /** `{cycle}` becomes the authority's own: "eight weeks". */
  readonly hint?: string;
  readonly optional?: true;
  /** The paper has no box for it: it prints as one small line under the sheet (domain.md §2). */
  readonly extra?: true;
}

/** One line of text. */
export interface TextField extends Base {
  readonly kind: 'text';
  /** Longest answer, in characters. */
  readonly max?: number;
}

/** Text over several lines. */
export interface LongField extends Base {
  readonly kind: 'long';
  readonly max?: number;
}

/** A calendar date, `YYYY-MM-DD`. */
export interface DateField extends Base {
  readonly kind: 'date';
  /** What the form opens with. */
  readonly initial?: 'today';
}

/** One of a few options; `from` takes them from the setting's profile. */
export interface ChoiceField extends Base {
  readonly kind: 'choice';
  readonly options?: readonly Option[];
  readonly from?: 'grLevels' | 'provisionMapLevels';
}

/** Adults as the sheet's two columns, names and role; typed one person a line. */
export interface PeopleField extends Base {
  readonly kind: 'people';
  readonly columns: readonly [string, string];
}

/** A list typed one item a line, each item keeping an id of its own (the strategies). */
export interface LinesField extends Base {
  readonly kind: 'lines';
  /** Most items. */
  readonly most: number;
}

/** Rows added, edited, reordered and removed one by one in a pushed view. */
export interface RowsField extends Base {
  readonly kind: 'rows';
  /** What one row is called: "target", "action". */
  readonly item: string;
  readonly columns: readonly CellField[];
  readonly most: number;
  readonly least: number;
}

/** A fact the form does not ask, from the register or the clock. */
export interface FactField extends Base {
  readonly kind: 'fact';
}

/** A place to sign: an adult's sign-off prints here, or an empty line for a pen. */
export interface SignatureField extends Base {
  readonly kind: 'signature';
  readonly signer: 'parent' | 'setting';
}

/** What may stand in one cell of a row. */
export type CellField = TextField | LongField | DateField | ChoiceField;

export type Field = CellField | PeopleField | LinesField | RowsField | FactField | SignatureField;

export type Kind = Field['kind'];
export type FieldOf<K extends Kind> = Extract<Field, { kind: K }>;

/** One function for each kind of field: a kind left out does not compile. */
export type PerKindOf<Args extends readonly unknown[], R> = {
  readonly [K in Kind]: (field: FieldOf<K>, ...args: Args) => R;
};

/** Looks a field's kind up in a table, keeping the field's own type. */
export function byKind<Args extends readonly unknown[], R>(
  table: PerKindOf<Args, R>,
  field: Field,
  ...args: Args
): R {
  const answer = table[field.kind] as (field: Field, ...args: Args) => R;
  return answer(field, ...args);
}
