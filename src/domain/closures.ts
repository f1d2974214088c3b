import { readDate } from './child-csv-cells.ts';
import { longDate } from './dates.ts';
import type { Closure } from './setting.ts';

export type ReadClosures =
  | { readonly ok: true; readonly closures: readonly Closure[] }
  | { readonly ok: false; readonly problem: string };

const DATE = String.raw`(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+[A-Za-z]+\s+\d{4})`;
const LINE = new RegExp(
  String.raw`^${DATE}(?:\s*(?:to|until|–|—|-|…|\.\.\.?)\s*${DATE})?[\s:,–-]*(.*)$`,
  'i',
);

const readLine = (line: string): Closure | undefined => {
  const [, first = '', last = first, label = ''] = LINE.exec(line.trim()) ?? [];
  const from = readDate(first);
  const to = readDate(last);
  if (!from.ok || !to.ok) return undefined;
  return { from: from.value, to: to.value, ...(label.trim() === '' ? {} : { label: label.trim() }) };
};

const words = ({ from, to }: Closure): string =>
  from === to ? longDate(from) : `${longDate(from)} to ${longDate(to)}`;

/** Reads closures typed one a line: "20 December 2025 to 4 January 2026, Christmas". In order of date. */
export function readClosures(text: string): ReadClosures {
  const closures: Closure[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const closure = readLine(line);
    if (!closure)
      return {
        ok: false,
        problem: `Line ${index + 1} is not two dates. Write for example: 20 December 2025 to 4 January 2026, Christmas`,
      };
    if (closure.to < closure.from)
      return {
        ok: false,
        problem: `Line ${index + 1} ends before it starts: ${words(closure)}. Please swap the dates.`,
      };
    const other = closures.find(({ from, to }) => from <= closure.to && closure.from <= to);
    if (other)
      return {
        ok: false,
        problem: `Line ${index + 1} overlaps ${words(other)}. Please make them one closure.`,
      };
    closures.push(closure);
  }
  return { ok: true, closures: closures.sort((a, b) => a.from.localeCompare(b.from)) };
}

/** The same lines to edit again. */
export const closureLines = (closures: readonly Closure[]): string =>
  closures.map((closure) => `${words(closure)}${closure.label ? `, ${closure.label}` : ''}`).join('\n');
