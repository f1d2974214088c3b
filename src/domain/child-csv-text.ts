import { CsvError, parse } from 'csv-parse/sync';

export interface CsvProblem {
  readonly line: number;
  /** The heading as people know it; empty when the whole line or file is meant. */
  readonly column: string;
  readonly message: string;
}

/** The separator that stands most often in the header, outside quotes. */
function delimiterOf(text: string): string {
  const header = (/^\s*(.*)/u.exec(text)?.[1] ?? '').replace(/"[^"]*"/gu, '');
  const uses = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (uses(mark) > uses(best) ? mark : best));
}

export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The first line with a quotation mark that has no partner. */
const oddQuote = (text: string) =>
  Math.max(
    0,
    text.split(/\r\n?|\n/u).findIndex((line) => line.split('"').length % 2 === 0),
  ) + 1;

/** Cells as text, with the line each row starts on. */
export function readCells(text: string): readonly RawRow[] | CsvProblem {
  try {
    const parsed: readonly unknown[] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return (parsed as readonly Parsed[])
      .map(({ record, info }) => ({
        line: info.lines - record.join('').split(/\r\n?|\n/u).length + 1,
        cells: record.map((cell) => cell.replace(/\r\n?/gu, '\n').trim().normalize('NFC')),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const message =
      'A quotation mark opens here and never closes. Please close it, or take it out, and try again.';
    return { line: oddQuote(text), column: '', message };
  }
}
