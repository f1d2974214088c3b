import type { CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { line } from '../frame.ts';
import { bold, plain, size } from '../page.ts';
import type { Draw } from './kinds.ts';

const gap = 6;

/** No boxes; the rule to sign on is the lower border of the answer's cell. */
const rules: CustomTableLayout = {
  hLineWidth: () => line,
  vLineWidth: () => 0,
  paddingLeft: (index) => (index === 0 ? 0 : gap),
  paddingRight: () => 0,
  paddingTop: () => 2,
  paddingBottom: () => 1,
};

export const signatures: Draw<'signatures'> = ({ cells }, page) => {
  const label = (text: string) =>
    page.set([bold(`${text.replace(/:$/u, '')}:`)], { size: size.label, width: page.width / 4 });
  const labels = cells.map((cell) => label(cell.label));
  // An empty rule is as long as its label: a signature needs more of the line than a date.
  const wanted = cells.map(({ text }, i) =>
    Math.max(
      60,
      text === ''
        ? (labels[i]?.width ?? 0)
        : page.set([plain(text)], { size: size.text, width: page.width }).width,
    ),
  );
  const taken = labels.reduce((sum, block) => sum + block.width + 1, 0) + gap * (2 * cells.length - 1);
  const share = (page.width - taken) / wanted.reduce((a, b) => a + b, 0);
  const widths = cells.flatMap((_, i) => [(labels[i]?.width ?? 0) + 1, (wanted[i] ?? 0) * share]);
  const row = cells.flatMap((cell, i): TableCell[] => [
    { stack: [labels[i]?.content ?? ''], border: [false, false, false, false] },
    {
      stack: [page.set([plain(cell.text)], { size: size.text, width: widths[2 * i + 1] ?? 0 }).content],
      border: [false, false, false, true],
    },
  ]);
  return { table: { widths, body: [row] }, layout: rules, margin: [0, 16, 0, 0], unbreakable: true };
};
