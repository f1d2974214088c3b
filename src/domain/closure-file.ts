import { readClosureCsv } from './closure-csv.ts';
import { readClosureIcs } from './closure-ics.ts';
import { addClosures, closureLines, type FoundClosures, readClosures } from './closures.ts';
import type { IsoDate } from './dates.ts';
import type { Closure } from './setting.ts';

export interface ClosuresGiven {
  /** One on each line. */
  readonly typed: string;
  /** The text of a .csv or .ics file; null where none was chosen. */
  readonly file: string | null;
  readonly timeZone: string;
  readonly today: IsoDate;
}

export type AllClosures =
  | { readonly ok: true; readonly closures: readonly Closure[] }
  | { readonly ok: false; readonly at: 'closures' | 'closuresFile'; readonly problem: string };

/** The form shows all closures again, in a box of this length. */
const LONGEST = 3000;

const isCalendar = (text: string): boolean => /^\uFEFF?\s*BEGIN:/i.test(text);

const readFile = ({ file, timeZone, today }: ClosuresGiven): FoundClosures => {
  if (file === null) return { ok: true, found: [] };
  const text = file.replace(/^\uFEFF/u, '');
  return isCalendar(text) ? readClosureIcs({ text, timeZone, today }) : readClosureCsv(text);
};

/** The closures typed in the form and those of its file; a problem says which of the two it lies in. */
export function allClosures(given: ClosuresGiven): AllClosures {
  const typed = readClosures(given.typed);
  if (!typed.ok) return { ...typed, at: 'closures' };
  const file = readFile(given);
  if (!file.ok) return { ...file, at: 'closuresFile' };
  const all = addClosures(typed.closures, file.found);
  if (!all.ok) return { ...all, at: 'closuresFile' };
  const { length } = closureLines(all.closures);
  if (file.found.length > 0 && length > LONGEST)
    return {
      ok: false,
      at: 'closuresFile',
      problem: `With this file there would be ${all.closures.length} closures, more than the form holds. Please leave out those that are over.`,
    };
  return all;
}
