import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { Cell } from '../../domain/document.ts';
import { line } from '../frame.ts';
import { bold, type Page, plain, size } from '../page.ts';
import type { Block } from '../typeset.ts';
import { type Draw, type Drawn, stacked, together } from './kinds.ts';

const gap = 6;
const padding = { top: 2, bottom: 1 };

/** Room for a pen: 40 mm for a signature, and for a date what one in handwriting takes. */
const penWidth = { signature: 113.5, date: 58 };
/** Texts up to this are never wrapped; longer ones have at least as much, so that they do not become a column. */
const shortest = 130;

const date = /^\d{1,2} \p{L}+ \d{4}$/u;

/** No boxes; the rule to sign on is the lower border of the answer's cell. */
const rules: CustomTableLayout = {
  hLineWidth: () => line,
  vLineWidth: () => 0,
  paddingLeft: (index) => (index === 0 ? 0 : gap),
  paddingRight: () => 0,
  paddingTop: () => padding.top,
  paddingBottom: () => padding.bottom,
};

interface Place {
  readonly label: Block;
  readonly text: string;
  /** The least width of the answer. */
  readonly least: number;
  /** More room is of use to it. */
  readonly grows: boolean;
}

/** Several dates stand under each other: no line ends within one. */
function inLines(text: string): string {
  const dates = text.split('; ');
  return dates.every((one) => date.test(one)) ? dates.join(';\n') : text;
}

function placeOf(cell: Cell, page: Page): Place {
  const label = page.set([bold(`${cell.label.replace(/:$/u, '')}:`)], {
    size: size.label,
    width: page.width / 4,
  });
  const text = inLines(cell.text);
  if (text === '') {
    const forDate = /\bdate\b/iu.test(cell.label);
    return { label, text, least: forDate ? penWidth.date : penWidth.signature, grows: true };
  }
  const { width } = page.set([plain(text)], { size: size.text, width: page.width });
  return { label, text, least: Math.min(width + 1, shortest), grows: width + 1 > shortest };
}

const taken = (places: readonly Place[]) =>
  places.reduce((sum, { label, least }) => sum + label.width + 1 + least, gap * (2 * places.length - 1));

/** As many places on a line as have room there. */
function linesOf(places: readonly Place[], width: number): Place[][] {
  const lines: Place[][] = [];
  for (const place of places) {
    const last = lines.at(-1);
    if (last && taken([...last, place]) <= width) last.push(place);
    else lines.push([place]);
  }
  return lines;
}

function drawLine(places: readonly Place[], page: Page): Drawn {
  const growing = places.filter(({ grows }) => grows).length;
  const more = growing > 0 ? (page.width - taken(places)) / growing : 0;
  const answers = places.map(({ text, least, grows }) => {
    const width = least + (grows ? more : 0);
    return { width, block: page.set([plain(text)], { size: size.text, width }) };
  });
  const row = places.flatMap(({ label }, i): TableCell[] => [
    { stack: [label.content], border: [false, false, false, false] },
    { stack: [answers[i]?.block.content ?? ''], border: [false, false, false, true] },
  ]);
  const widths = places.flatMap(({ label }, i) => [label.width + 1, answers[i]?.width ?? 0]);
  const content: Content = { table: { widths, body: [row] }, layout: rules, margin: [0, page.penGap, 0, 0] };
  const highest = Math.max(
    ...places.map(({ label }) => label.height),
    ...answers.map(({ block }) => block.height),
  );
  const height = highest + padding.top + padding.bottom + 2 * line + page.penGap;
  return { content: { stack: [content], unbreakable: highest < page.height / 3 }, height };
}

export const signatures: Draw<'signatures'> = ({ cells }, page) => {
  const lines = linesOf(
    cells.map((cell) => placeOf(cell, page)),
    page.width,
  ).map((places) => drawLine(places, page));
  const drawn = stacked(...lines);
  return drawn.height < page.height / 3 ? together(drawn) : drawn;
};
