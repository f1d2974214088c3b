import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { boxes, framed, gapAbove, line, padding, textWidths } from '../frame.ts';
import { bold, type Page, plain, size } from '../page.ts';
import type { Block } from '../typeset.ts';
import { type Draw, type Drawn, stacked } from './kinds.ts';

/**
 * The heading is a row without a box, so that it never stays behind alone at the foot of a page and stands over
 * the table on every page.
 */
function headingRow(content: Content, columns: number): TableCell[] {
  const border: [boolean, boolean, boolean, boolean] = [false, false, false, true];
  const cell: TableCell = { stack: [content], colSpan: columns, border, margin: [-padding.x, 0, 0, 0] };
  return [cell, ...Array.from({ length: columns - 1 }, (): TableCell => ({ text: '', border }))];
}

/**
 * The last row and what must not be left alone below it, as one row without a box: they move to the next page together,
 * under the repeated header.
 */
function closingRow(row: readonly Content[], widths: number[], below: Drawn, page: Page): TableCell[] {
  const border: [boolean, boolean, boolean, boolean] = [false, true, false, false];
  const cell: TableCell = {
    stack: [{ table: { widths, body: [[...row]], heights: page.rowRoom }, layout: boxes }, below.content],
    colSpan: widths.length,
    border,
    margin: [-padding.x - line, -padding.y - line, -padding.x - line, 0],
  };
  return [cell, ...widths.slice(1).map((): TableCell => ({ text: '', border }))];
}

const highest = (blocks: readonly Block[]) => Math.max(0, ...blocks.map((block) => block.height));

export const table: Draw<'table'> = ({ heading, columns, rows, paperRows }, page, { joined, below }) => {
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
  const title = heading && page.set([bold(heading)], { size: size.label, width: page.width - 2 * padding.x });
  const headers = [...(title ? [headingRow(title.content, columns.length)] : []), cells(head)];
  // pdfmake loses what of an unbreakable row does not fit a page, so one long row lets all rows break.
  const keepsRows = body.every((row) => highest(row) < page.height * 0.4);
  const closing = keepsRows && below && body.length > 0 ? below : undefined;
  const rowsDrawn = body.map((row, i) =>
    closing && i === body.length - 1
      ? closingRow(cells(row), widths, closing, page)
      : (cells(row) as TableCell[]),
  );
  const margin = gapAbove(joined, page.gap);
  const content: Content = {
    table: {
      widths,
      headerRows: headers.length,
      keepWithHeaderRows: keepsRows && body.length > 0 ? 1 : 0,
      dontBreakRows: keepsRows,
      body: [...headers, ...rowsDrawn],
      heights: (index: number) => (index < headers.length ? 12 : page.rowRoom),
    },
    // pdfmake draws the topmost line before it has read the borders of cells
    layout: { ...boxes, hLineWidth: (index) => (title && index === 0 ? 0 : line) },
    margin,
  };
  const height = framed(
    [
      ...(title ? [Math.max(12, title.height)] : []),
      Math.max(12, highest(head)),
      ...body.map((row) => Math.max(page.rowRoom, highest(row))),
    ],
    margin,
  );
  // The row that holds what is below has the padding of a row
  if (closing) return { content, height: height + closing.height + padding.y + line };
  return stacked({ content, height }, below);
};
