import { stringify } from 'csv-stringify/sync';
import type { Document, Part } from '../domain/document.ts';
import { harmless } from './harmless.ts';

/** One table in `PerPart`: part of a sheet → lines of cells. A kind left out does not compile. */
const lines: {
  readonly [K in Part['kind']]: (part: Extract<Part, { kind: K }>) => readonly (readonly string[])[];
} = {
  strip: ({ cells }) => cells.map(({ label, text }) => [label, text]),
  box: ({ label, text }) => [[label, text]],
  table: ({ heading, columns, rows }) => [
    ...(heading === undefined ? [] : [[heading]]),
    columns.map(({ label }) => label),
    ...rows,
  ],
  signatures: ({ cells }) => cells.map(({ label, text }) => [label, text]),
  note: ({ text }) => [[text]],
};

const linesOf = (part: Part): readonly (readonly string[])[] =>
  (lines[part.kind] as (part: Part) => readonly (readonly string[])[])(part);

/**
 * A sheet as CSV for a spreadsheet: labels and answers line by line, tables with their header. Starts with a
 * byte order mark, so that Excel reads names right. Every cell is in quotes: where a spreadsheet also cuts at
 * semicolons or tabs, the rest of a cell would otherwise begin another, as a formula perhaps.
 */
export const documentCsv = (document: Document): string =>
  stringify(
    [
      [document.title],
      ...document.parts.flatMap(linesOf),
      ...document.finePrint.map((text) => [text]),
      [document.footer],
    ].map((cells) => cells.map(harmless)),
    { bom: true, quoted: true, quoted_empty: true, record_delimiter: '\r\n' },
  );
