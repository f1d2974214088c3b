/**
 * A sheet as words on paper, with no Slack, storage or PDF in it. Frozen with every version of a record,
 * so that old paperwork keeps its old wording.
 */

export interface Cell {
  readonly label: string;
  readonly text: string;
  /** Where the paper prints every choice to ring one ("2 / 3 / 4 / Exceptional"); `text` is then the chosen label. */
  readonly choices?: readonly string[];
}

export interface Column {
  readonly label: string;
  /** Share of the page's width, relative to the other columns. */
  readonly weight: number;
}

export type Part =
  /** Short boxes beside each other in one row: label and answer. */
  | { readonly kind: 'strip'; readonly cells: readonly Cell[] }
  /** One box over the whole width: label beside the text, or above it. */
  | { readonly kind: 'box'; readonly label: string; readonly text: string; readonly labelAt: 'side' | 'top' }
  /** Rows under a header that repeats on every page. */
  | {
      readonly kind: 'table';
      readonly heading?: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
      /** Empty rows the paper shows when there are fewer rows than this. */
      readonly paperRows: number;
    }
  /** Places to sign, in one line without boxes; an empty text leaves room for a pen. */
  | { readonly kind: 'signatures'; readonly cells: readonly Cell[] }
  /** A printed instruction of the paper. */
  | { readonly kind: 'note'; readonly text: string };

export interface Document {
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly parts: readonly Part[];
  /** Extra facts the paper has no box for; printed small under the sheet, joined on as few lines as fit. */
  readonly finePrint: readonly string[];
  /** Blank-cover words for every page's foot: child code, version; never a name. */
  readonly footer: string;
}
