/** Letters that Unicode does not take apart by itself, folded to the plain letter a person would type. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  [
    'ł l  ø o  đ d  ð d  þ th  ß ss  æ ae  œ oe  ı i  ħ h  ŧ t  ŋ n  ə e  ς σ',
    // Alef variants, Persian and Urdu ye, kaf, heh and noon ghunna, written as their Arabic sisters.
    'ٱ ا  ی ي  ى ي  ے ي  ک ك  ڪ ك  ہ ه  ھ ه  ە ه  ة ه  ۃ ه  ں ن',
  ]
    .flatMap((pairs) => pairs.split('  '))
    .map((pair) => pair.split(' ') as [string, string]),
);
const SPECIAL = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');

/** Accents and Arabic or Hebrew pointing, but not the vowel signs of other scripts: those are letters. */
const MARKS = /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]/gu;
/** Apostrophes, typographic or not, that are letters to Unicode; and the Arabic stretch, tatweel. */
const LETTER_LIKE = /[\u02b9-\u02df\u0640]/gu;

/** Letters a person would type, words still apart. */
const plainLetters = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(LETTER_LIKE, '')
    .replace(SPECIAL, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFC');

const NOT_IN_NAMES = /[^\p{L}\p{N}\p{M}]+/gu;

/** A name as search sees it: no case, accents, apostrophes, hyphens or spaces; any script. */
export const fold = (text: string): string =>
  // Once more at the end: with a sign gone from between them, two marks may have to change places.
  plainLetters(text).replace(NOT_IN_NAMES, '').normalize('NFC');

/** Scripts written without spaces: a given name may start at any of their characters. */
const UNSPACED = /([\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}])/u;

/** The smallest pieces a search may start at: O'Riordan-D'Arcy → o, riordan, d, arcy. */
const pieces = (name: string): readonly string[] =>
  plainLetters(name)
    .split(NOT_IN_NAMES)
    .flatMap((word) => word.split(UNSPACED))
    .filter((piece) => piece !== '');

export interface NamedChild {
  readonly id: string;
  readonly name: string;
  readonly preferredName?: string | undefined;
  readonly code: string;
}

/** Everything of a name from each piece on: a query word matches when one of these starts with it. */
const tails = (name: string): readonly string[] => pieces(name).map((_, at, all) => all.slice(at).join(''));

const namesOf = ({ name, preferredName }: NamedChild) => [name, ...(preferredName ? [preferredName] : [])];

/**
 * The children a typed query may mean, best first. A code names one child and stands alone. A full name comes
 * before names that only start like it, but those stay in the list: a record must not land with the wrong
 * child because "Isla Brown" is also how "Isla Brown-Smith" begins (domain.md §9).
 */
export function matchChildren<C extends NamedChild>({
  query,
  children,
}: {
  readonly query: string;
  readonly children: readonly C[];
}): readonly C[] {
  if (query.trim() === '') return children;
  const whole = fold(query);
  if (whole === '') return [];

  const coded = children.filter(({ code }) => fold(code) === whole);
  if (coded.length > 0) return coded;

  const words = query.split(/\s+/u).map(fold).filter(Boolean);
  const hasDigit = /\p{N}/u.test(whole);
  const rank = (child: C): number => {
    if (namesOf(child).some((name) => fold(name) === whole)) return 2;
    const starts = namesOf(child).flatMap(tails);
    const holds = (word: string) => starts.some((start) => start.startsWith(word));
    if (words.every(holds) || holds(whole)) return 1;
    return hasDigit && fold(child.code).startsWith(whole) ? 1 : 0;
  };
  return children
    .map((child) => ({ child, score: rank(child) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ child }) => child);
}

/**
 * Whether a target or strategy was only put more exactly ("Wait" → "Wait 10 seconds") or had its spelling put
 * right, so that what was recorded for it still belongs to it.
 */
export function sameWords(before: string, after: string): boolean {
  const [a, b] = [fold(before), fold(after)];
  return a === b || (a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a)));
}
