import type { TableCell } from 'pdfmake/interfaces.js';
import { boxes, gapAbove, line, padding, textWidths } from '../frame.ts';
import { bold, type Page, plain, size } from '../page.ts';
import type { Block } from '../typeset.ts';
import type { Draw } from './kinds.ts';

/**
 * The heading is a row without a box, so that it never stays behind alone at the foot of a page and stands over
 * the table on every page.
 */
function headingRow(heading: string, columns: number, page: Page): TableCell[] {
  const { content } = page.set([bold(heading)], { size: size.label, width: page.width - 2 * padding.x });
  const border: [boolean, boolean, boolean, boolean] = [false, false, false, true];
  const cell: TableCell = { stack: [content], colSpan: columns, border, margin: [-padding.x, 0, 0, 0] };
  return [cell, ...Array.from({ length: columns - 1 }, (): TableCell => ({ text: '', border }))];
}

const highest = (blocks: readonly Block[]) => Math.max(0, ...blocks.map((block) => block.height));

export const table: Draw<'table'> = ({ heading, columns, rows, paperRows }, page, { joined }) => {
  const widths = textWidths(
    page.width,
    columns.map((column) => column.weight),
  );
  const head = columns.map(({ label }, i) =>
    page.set([bold(label)], { size: size.table, width: widths[i] ?? 0 }),
  );
  const empty = Array.from({ length: Math.max(0, paperRows - rows.length) }, () => columns.map(() => ''));
  const body = [...rows, ...empty].map((row) =>
    columns.map((_, i) => page.set([plain(row[i] ?? '')], { size: size.table, width: widths[i] ?? 0 })),
  );
  const cells = (blocks: readonly Block[]) => blocks.map((block) => block.content);
  const headers = [...(heading ? [headingRow(heading, columns.length, page)] : []), cells(head)];
  // pdfmake loses what of an unbreakable row does not fit a page, so one long row lets all rows break.
  const keepsRows = body.every((row) => highest(row) < page.height * 0.4);
  return {
    table: {
      widths,
      headerRows: headers.length,
      keepWithHeaderRows: keepsRows && body.length > 0 ? 1 : 0,
      dontBreakRows: keepsRows,
      body: [...headers, ...body.map(cells)],
      heights: (index: number) => (index < headers.length ? 12 : page.rowRoom),
    },
    // pdfmake draws the topmost line before it has read the borders of cells
    layout: { ...boxes, hLineWidth: (index) => (heading && index === 0 ? 0 : line) },
    margin: gapAbove(joined),
  };
};
