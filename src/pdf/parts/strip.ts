import type { Content } from 'pdfmake/interfaces.js';
import type { Cell } from '../../domain/document.ts';
import { boxes, framed, gapAbove, line, padding } from '../frame.ts';
import { bold, type Page, plain, size } from '../page.ts';
import type { Span } from '../script-runs.ts';
import { type Draw, type PartOf, stacked, together } from './kinds.ts';

/** Every choice is printed, as on the paper; bold with a line under it stands for the ring, also in black and white. */
export function answerOf({ text, choices }: Cell): Span[] {
  if (!choices) return [plain(text)];
  const known = text === '' || choices.includes(text) ? choices : [...choices, text];
  return known.flatMap((choice, index): Span[] => [
    ...(index > 0 ? [plain(' / ')] : []),
    choice === text ? { text: choice, weight: 'bold', underline: true } : plain(choice),
  ]);
}

/** Short answers get what they need, so that no date is broken; the long ones share the rest. */
function share(wanted: readonly number[], free: number): number[] {
  const fair = free / wanted.length;
  const long = wanted.filter((width) => width > fair).length;
  const rest = free - wanted.reduce((sum, width) => sum + (width > fair ? 0 : width), 0);
  return wanted.map((width) =>
    long === 0 ? width + rest / wanted.length : width > fair ? rest / long : width,
  );
}

/** Label and answer in turn; labels are as wide as their words while these are few. */
function columns(grid: readonly PartOf<'strip'>[], count: number, page: Page): number[] {
  const natural = (spans: readonly Span[]) => page.set(spans, { size: size.text, width: page.width }).width;
  const of = (measure: (cell: Cell) => number) =>
    Array.from({ length: count }, (_, i) =>
      Math.max(...grid.flatMap(({ cells }) => cells.slice(i, i + 1).map(measure))),
    );
  const labels = of(({ label }) => Math.min(natural([bold(label)]) + 1, page.width / (2 * count + 1)));
  const answers = of((cell) => Math.max(natural(answerOf(cell)) + 1, 60));
  const frame = 2 * count * (2 * padding.x + line) + line;
  const shares = share(answers, page.width - frame - labels.reduce((a, b) => a + b, 0));
  return labels.flatMap((label, i) => [label, shares[i] ?? 0]);
}

export const strip: Draw<'strip'> = ({ cells }, page, { grid, joined, below }) => {
  const widths = columns(grid, cells.length, page);
  const row = cells.flatMap((cell, index) => [
    page.set([bold(cell.label)], { size: size.label, width: widths[2 * index] ?? 0 }),
    page.set(answerOf(cell), { size: size.text, width: widths[2 * index + 1] ?? 0 }),
  ]);
  const margin = gapAbove(joined, page.gap);
  const highest = Math.max(...row.map((block) => block.height));
  const unbreakable = highest < page.height / 3;
  const content: Content = {
    table: { widths, body: [row.map((block) => block.content)], heights: 18 },
    layout: boxes,
    margin,
    unbreakable,
  };
  const height = framed([Math.max(18, highest)], margin);
  return below && unbreakable ? together({ content, height }, below) : stacked({ content, height }, below);
};
