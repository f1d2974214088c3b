import LineBreaker from 'linebreak';
import type { Ruler } from './ruler.ts';
import { type Glyphs, type Paragraph, runsOfLine } from './script-runs.ts';

const thaiWords = new Intl.Segmenter('th', { granularity: 'word' });

/** Where a line may end: Unicode's line breaking, and for Thai, which writes no spaces, a dictionary. */
function breakPoints(text: string): Set<number> {
  const points = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) points.add(next.position);
  if (/\p{sc=Thai}/u.test(text)) {
    for (const { index } of thaiWords.segment(text)) {
      if (/^\p{sc=Thai}{2}$/u.test(text.slice(index - 1, index + 1))) points.add(index);
    }
  }
  return points;
}

const widthOf = (glyphs: readonly Glyphs[], size: number, ruler: Ruler) =>
  runsOfLine(glyphs).reduce((sum, run) => sum + ruler.width(run.face, run.text, size), 0);

function withoutEndSpaces(glyphs: readonly Glyphs[]): readonly Glyphs[] {
  return glyphs.slice(0, glyphs.findLastIndex((glyph) => glyph.text.trim() !== '') + 1);
}

function wordsOf({ text, glyphs }: Paragraph): Glyphs[][] {
  const points = breakPoints(text);
  const words: Glyphs[][] = [];
  for (const glyph of glyphs) {
    const word = words.at(-1);
    if (!word || points.has(glyph.at)) words.push([glyph]);
    else word.push(glyph);
  }
  return words;
}

/** A word wider than the box is cut between characters: no letter may stand outside its box. */
function cut(word: readonly Glyphs[], size: number, width: number, ruler: Ruler): Glyphs[][] {
  const parts: Glyphs[][] = [];
  for (let from = 0; from < word.length; from = from + (parts.at(-1)?.length ?? 1)) {
    // By halves, as every trial has to be shaped anew; one character goes in even where none fits.
    let [fits, tooMany] = [1, Math.min(word.length - from, 256) + 1];
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1;
      const part = withoutEndSpaces(word.slice(from, from + middle));
      if (widthOf(part, size, ruler) <= width) fits = middle;
      else tooMany = middle;
    }
    parts.push(word.slice(from, from + fits));
  }
  return parts;
}

/** The paragraph's lines, each in logical order and without the spaces at its end. */
export function wrap(paragraph: Paragraph, size: number, width: number, ruler: Ruler): (readonly Glyphs[])[] {
  const words = wordsOf(paragraph).flatMap((word) =>
    widthOf(withoutEndSpaces(word), size, ruler) > width ? cut(word, size, width, ruler) : [word],
  );
  const lines: Glyphs[][] = [];
  let filled = 0;
  for (const word of words) {
    const line = lines.at(-1);
    if (line && filled + widthOf(withoutEndSpaces(word), size, ruler) <= width) line.push(...word);
    else {
      lines.push([...word]);
      filled = 0;
    }
    filled += widthOf(word, size, ruler);
  }
  return lines.map(withoutEndSpaces);
}
