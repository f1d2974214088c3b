import type { CustomTableLayout } from 'pdfmake/interfaces.js';

export const line = 0.75;
export const padding = { x: 5, y: 3 } as const;

/** Thin black boxes, as on the paper. */
export const boxes: CustomTableLayout = {
  hLineWidth: () => line,
  vLineWidth: () => line,
  hLineColor: () => '#000000',
  vLineColor: () => '#000000',
  paddingLeft: () => padding.x,
  paddingRight: () => padding.x,
  paddingTop: () => padding.y,
  paddingBottom: () => padding.y,
};

/** What remains for text of columns that share `total` by weight: pdfmake's widths leave out padding and lines. */
export function textWidths(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const free = total - line;
  return weights.map((weight) => (free * weight) / sum - line - 2 * padding.x);
}

/** The gap above a part; parts that are rows of one grid on the paper share a line instead. */
export const gapAbove = (joined: boolean, gap: number): [number, number, number, number] => [
  0,
  joined ? -line : gap,
  0,
  0,
];

/** What rows in boxes take, with the gap above them: pdfmake's row heights leave out padding and lines. */
export const framed = (rows: readonly number[], [, above]: readonly number[]): number =>
  rows.reduce((sum, row) => sum + row + 2 * padding.y + line, line) + (above ?? 0);
