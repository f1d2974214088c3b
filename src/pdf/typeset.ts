import type { Content } from 'pdfmake/interfaces.js';
import { wrap } from './line-wrap.ts';
import { lineShare, type Ruler } from './ruler.ts';
import {
  type Direction,
  type Glyphs,
  type Paragraph,
  type Run,
  readParagraph,
  runsOfLine,
  type Span,
} from './script-runs.ts';

export interface Measure {
  readonly size: number;
  readonly width: number;
  readonly colour?: string;
  /** By majority of the letters, if not given. */
  readonly direction?: Direction;
}

/** Text set in lines that fit their box: pdfmake only places them and breaks pages between them. */
export interface Block {
  readonly content: Content;
  readonly height: number;
  /** The widest line. */
  readonly width: number;
  /** The block in two: all but its last lines, and these. */
  readonly split: (last: number) => readonly [Block, Block];
}

/** pdfmake compares sums of floats with the box; this much keeps it from wrapping what was wrapped here. */
const slack = 0.05;

/** Cuts spans into paragraphs at every kind of line end. */
export function paragraphsOf(spans: readonly Span[]): Span[][] {
  const paragraphs: Span[][] = [[]];
  for (const span of spans) {
    const [first = '', ...rest] = span.text
      .replaceAll('\t', '    ')
      .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u);
    paragraphs.at(-1)?.push({ ...span, text: first });
    for (const text of rest) paragraphs.push([{ ...span, text }]);
  }
  return paragraphs;
}

const inline = (run: Run, { size, colour }: Measure) => ({
  text: run.text,
  font: run.face.id,
  fontSize: size * run.face.scale,
  lineHeight: lineShare(run.face),
  ...(run.underline && { decoration: 'underline' as const }),
  ...(colour && { color: colour }),
});

interface Line {
  readonly content: Content;
  readonly height: number;
  readonly width: number;
}

const blockOf = (lines: readonly Line[]): Block => ({
  content: { stack: lines.map((line) => line.content) },
  height: lines.reduce((sum, line) => sum + line.height, 0),
  width: Math.max(0, ...lines.map((line) => line.width)),
  split: (last) => [blockOf(lines.slice(0, -last)), blockOf(lines.slice(-last))],
});

export function typeset(spans: readonly Span[], measure: Measure, ruler: Ruler): Block {
  const { size } = measure;
  const lineOf = (paragraph: Paragraph, glyphs: readonly Glyphs[]) => {
    const runs = runsOfLine(glyphs);
    return {
      content: {
        text: runs.length > 0 ? runs.map((run) => inline(run, measure)) : '',
        fontSize: size,
        alignment: paragraph.direction === 'rtl' ? ('right' as const) : ('left' as const),
        noWrap: true,
        preserveLeadingSpaces: true,
      },
      width: runs.reduce((sum, run) => sum + ruler.width(run.face, run.text, size), 0),
      height: Math.max(size * 1.37, ...runs.map((run) => ruler.lineHeight(run.face, size))),
    };
  };
  const lines = paragraphsOf(spans)
    .map((paragraph) => readParagraph(paragraph, measure.direction))
    .flatMap((paragraph) => {
      const wrapped = wrap(paragraph, size, measure.width - slack, ruler);
      return (wrapped.length > 0 ? wrapped : [[]]).map((glyphs) => lineOf(paragraph, glyphs));
    });
  return blockOf(lines);
}
