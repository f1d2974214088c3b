import { createRequire } from 'node:module';
import { type Face, faceFor, visible, type Weight } from './fonts.ts';

export interface Span {
  readonly text: string;
  readonly weight?: Weight;
  readonly underline?: boolean;
}

/** One user-perceived character with all that decides how it is drawn. */
export interface Glyphs {
  readonly text: string;
  /** Where it starts in its paragraph. */
  readonly at: number;
  readonly face: Face;
  readonly underline: boolean;
  readonly level: number;
}

/** A piece that the PDF writer may draw from left to right as it stands. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly underline: boolean;
  readonly level: number;
}

export type Direction = 'ltr' | 'rtl';

export interface Paragraph {
  readonly text: string;
  readonly direction: Direction;
  readonly glyphs: readonly Glyphs[];
}

// Its types describe an ES module, what Node loads is CommonJS: an import would be typed wrongly.
const bidiFactory: typeof import('bidi-js').default = createRequire(import.meta.url)('bidi-js');
const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** By majority, not by first letter: an English sentence that opens with ليلى stays an English sentence. */
const directionOf = (text: string): Direction =>
  count(text, /[\p{sc=Arab}\p{sc=Hebr}]/gu) * 2 > count(text, /\p{L}/gu) ? 'rtl' : 'ltr';

/**
 * The text as bidi-js should see it, index by index the same. It reads half a surrogate pair as a Latin letter, so
 * an emoji is replaced by a neutral sign; and a forced direction is weakened to an embedding, as it could make
 * an honest sentence read as another one.
 */
const forBidi = (text: string) =>
  text
    .replace(/[\p{Extended_Pictographic}\p{RI}\p{EMod}]/gu, (emoji) => '☆'.repeat(emoji.length))
    .replaceAll('\u202D', '\u202A')
    .replaceAll('\u202E', '\u202B');

/** Splits one paragraph (no line breaks inside) into characters with face and direction, in logical order. */
export function readParagraph(spans: readonly Span[], forced?: Direction): Paragraph {
  const text = spans.map((span) => span.text).join('');
  const direction = forced ?? directionOf(text);
  const { levels } = bidi.getEmbeddingLevels(forBidi(text), direction);
  let start = 0;
  const glyphs = spans.flatMap((span) => {
    const offset = start;
    start += span.text.length;
    return [...graphemes.segment(span.text)].map(({ segment, index }): Glyphs => {
      const face = faceFor(segment, span.weight ?? 'regular');
      if (!face) throw new Error('A character without a font reached the layout');
      const at = offset + index;
      return {
        text: visible(segment),
        at,
        face,
        underline: span.underline ?? false,
        level: levels[at] ?? 0,
      };
    });
  });
  return { text, direction, glyphs };
}

/** Scripts that fontkit itself turns round, whatever the level says. */
const turned = /[\p{scx=Arab}\p{scx=Hebr}]/u;
const turnsWhole = /[\p{sc=Arab}\p{sc=Hebr}]/u;
const isOdd = (level: number) => level % 2 === 1;

/** Logical order. Words that fontkit turns stay whole, so that their letters join; all else right-to-left is single. */
function piecesOf(glyphs: readonly Glyphs[]): Run[] {
  const pieces: { run: Run; open: boolean }[] = [];
  for (const { text, face, underline, level } of glyphs) {
    const joins = isOdd(level) === turned.test(text);
    const last = pieces.at(-1);
    const same =
      last?.open &&
      joins &&
      last.run.face === face &&
      last.run.underline === underline &&
      last.run.level === level;
    if (same) last.run = { ...last.run, text: last.run.text + text };
    else pieces.push({ run: { text, face, underline, level }, open: joins });
  }
  return pieces.flatMap(({ run }) => (isOdd(run.level) ? rightToLeft(run) : [run]));
}

function rightToLeft(run: Run): Run[] {
  if (turnsWhole.test(run.text)) return [run];
  return [...run.text].map((c) => ({ ...run, text: bidi.getMirroredCharacter(c) ?? c }));
}

/** Rule L2 of the bidirectional algorithm: reverse every stretch, from the highest level down to the lowest odd one. */
function reorder(pieces: readonly Run[]): Run[] {
  const order = [...pieces];
  const highest = Math.max(0, ...order.map((piece) => piece.level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while ((order[to]?.level ?? -1) >= level) to += 1;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  return order;
}

/** The glyphs of ONE LINE as runs from left to right: what may be reordered is known only after wrapping. */
export const runsOfLine = (glyphs: readonly Glyphs[]): Run[] =>
  reorder(piecesOf(glyphs).filter((run) => run.text !== ''));
