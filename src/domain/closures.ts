import { readDate } from './child-csv-cells.ts';
import { compareDates, longDate } from './dates.ts';
import type { Closure } from './setting.ts';

export type ReadClosures =
  | { readonly ok: true; readonly closures: readonly Closure[] }
  | { readonly ok: false; readonly problem: string };

/** A closure with where it stands: "Line 3", "The event “Easter”". */
export interface FoundClosure {
  readonly where: string;
  readonly closure: Closure;
}
export type FoundClosures =
  | { readonly ok: true; readonly found: readonly FoundClosure[] }
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

const faultOf = ({ where, closure }: FoundClosure, others: readonly Closure[]): string | undefined => {
  if (closure.to < closure.from)
    return `${where} ends before it starts: ${words(closure)}. Please swap the dates.`;
  const other = others.find(({ from, to }) => from <= closure.to && closure.from <= to);
  return other && `${where} overlaps ${words(other)}. Please make them one closure.`;
};

/** Adds what was found to closures that are right already, in order of date; the same dates twice are one. */
export function addClosures(
  known: readonly Closure[],
  found: readonly FoundClosure[],
  { repeats }: { readonly repeats: 'refused' | 'left out' } = { repeats: 'left out' },
): ReadClosures {
  const closures = [...known];
  for (const one of found) {
    const { from, to } = one.closure;
    if (repeats === 'left out' && closures.some((other) => other.from === from && other.to === to)) continue;
    const problem = faultOf(one, closures);
    if (problem) return { ok: false, problem };
    closures.push(one.closure);
  }
  return { ok: true, closures: closures.sort((a, b) => compareDates(a.from, b.from)) };
}

/** Reads closures typed one a line: "20 December 2025 to 4 January 2026, Christmas". In order of date. */
export function readClosures(text: string): ReadClosures {
  const found: FoundClosure[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const where = `Line ${index + 1}`;
    const closure = readLine(line);
    if (!closure)
      return {
        ok: false,
        problem: `${where} is not two dates. Write for example: 20 December 2025 to 4 January 2026, Christmas`,
      };
    found.push({ where, closure });
  }
  return addClosures([], found, { repeats: 'refused' });
}

/** The same lines to edit again. */
export const closureLines = (closures: readonly Closure[]): string =>
  closures.map((closure) => `${words(closure)}${closure.label ? `, ${closure.label}` : ''}`).join('\n');
