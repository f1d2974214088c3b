import { type IsoDate, isDate, MONTHS } from './dates.ts';
import type { Option } from './field.ts';
import { fold } from './names.ts';

/** A cell read, or a sentence saying what is wrong with it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

const ok = <T>(value: T): Read<T> => ({ ok: true, value });
const wrong = (message: string): Read<never> => ({ ok: false, message });

const pad = (part: string) => part.padStart(2, '0');

const monthNumber = (word: string) =>
  MONTHS.findIndex((month) => word.length >= 3 && month.toLowerCase().startsWith(word.toLowerCase())) + 1;

const DATE_HINT = 'Please write it as day/month/year, such as 03/03/2022.';

/** `2022-03-03`, `03/03/2022` (day first), `3 March 2022`, `3-Mar-2022`. */
export function readDate(text: string): Read<IsoDate> {
  const numbers = /^(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})$/u.exec(text);
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4})$/iu.exec(text);
  const [, day = '', month = '', year = ''] = numbers ?? words ?? [];
  const iso =
    numbers || words
      ? `${year}-${pad(words ? String(monthNumber(month.replace(/^sept$/iu, 'sep'))) : month)}-${pad(day)}`
      : text;
  if (isDate(iso)) return ok(iso);
  if (numbers && isDate(`${year}-${pad(day)}-${pad(month)}`))
    return wrong(
      `“${text}” looks like month first. Please write the day first, such as ${month}/${day}/${year}.`,
    );
  if (/^\d{1,2}[\s./-]+[\p{L}\d]+[\s./-]+\d{2}$/u.test(text))
    return wrong(`“${text}” has a two-figure year. ${DATE_HINT}`);
  return wrong(`“${text}” is not a date we can read. ${DATE_HINT}`);
}

const YES = new Set(['yes', 'y', 'true', '1', '✓', '✔', '√']);
const NO = new Set(['no', 'n', 'false', '0']);

/** Empty means nobody has said: never guessed. */
export function readYesNo(text: string): Read<boolean | undefined> {
  const word = text.toLowerCase();
  if (word === '') return ok(undefined);
  if (YES.has(word)) return ok(true);
  if (NO.has(word)) return ok(false);
  return wrong(`“${text}” is neither yes nor no. Please write yes or no.`);
}

/** `2`, `GR2`, `gr 2`, `Level 2`, `Exceptional`. */
export function readLevel(text: string, levels: readonly Option[]): Read<string | undefined> {
  if (text === '') return ok(undefined);
  const whole = fold(text);
  const word = whole.replace(/^(?:gradedresponse|graduatedresponse|gr)?(?:level)?/u, '');
  const named = (wanted: string) =>
    levels.find(({ value, label }) => fold(value) === wanted || fold(label) === wanted);
  const level = named(whole) ?? named(word);
  if (level) return ok(level.value);
  return wrong(`“${text}” is not a level. Please use ${levels.map(({ label }) => label).join(', ')}.`);
}

/** Agencies are separated by semicolons; a line break inside the cell counts too. */
export const readList = (text: string): readonly string[] =>
  [...new Set(text.split(/[;；\n]/u).map((item) => item.trim()))].filter(Boolean);
