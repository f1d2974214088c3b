import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Document } from '../domain/document.ts';
import { baseFace } from './fonts.ts';
import { bold, grey, margins, type Page, pageOf, plain, size } from './page.ts';
import { drawParts } from './parts/index.ts';
import type { Drawn } from './parts/kinds.ts';
import type { Ruler } from './ruler.ts';

/** Keeps the words of an answer in their own order beside those of another direction: first-strong isolate. */
const isolated = (text: string) =>
  text.replace(/^([^:]*: )?(.*)$/su, (_, label = '', answer) => `${label}\u2068${answer}\u2069`);

const fine = (text: string, width: number, page: Page) =>
  page.set([plain(text)], { size: size.fine, width, colour: grey, direction: 'ltr' });

function footer(text: string, number: number, of: number, page: Page): Content {
  const count = fine(`Page ${number} of ${of}`, page.width / 4, page);
  const left = fine(text, page.width - count.width - 20, page);
  return {
    margin: [margins[0], 14, margins[2], 0],
    columns: [
      { width: page.width - count.width - 1, stack: [left.content] },
      { width: count.width + 1, stack: [count.content] },
    ],
  };
}

function drawnOn(document: Document, page: Page): Drawn[] {
  const title = page.set([bold(document.title)], { size: size.title, width: page.width });
  const words = document.finePrint
    .filter((line) => line.trim() !== '')
    .map((line) => isolated(line.replace(/\s+/gu, ' ')))
    .join('  ·  ');
  const small = words ? fine(words, page.width, page) : undefined;
  const finePrint = small && {
    content: { stack: [small.content], margin: [0, page.gap, 0, 0] as [number, number, number, number] },
    height: small.height + page.gap,
  };
  return [title, ...drawParts(document.parts, finePrint, page)];
}

const heightOf = (drawn: readonly Drawn[]) => drawn.reduce((sum, { height }) => sum + height, 0);

/** The sheet with as much room for the pen as leaves it on the fewest pages: an ordinary one on one. */
function fitted(document: Document, ruler: Ruler): { page: Page; content: Content[] } {
  const at = (ease: number) => {
    const page = pageOf(document, ruler, ease);
    return { page, drawn: drawnOn(document, page) };
  };
  const least = at(0);
  const { height } = least.page;
  const pages = Math.ceil(heightOf(least.drawn) / height);
  // What is kept together leaves pages partly empty
  const free = pages === 1 ? height : pages * height * 0.9;
  let chosen = least;
  for (const ease of [0.2, 0.4, 0.6, 0.8, 1]) {
    const roomier = at(ease);
    if (heightOf(roomier.drawn) > free) break;
    chosen = roomier;
  }
  return { page: chosen.page, content: chosen.drawn.map(({ content }) => content) };
}

/** The whole sheet for pdfmake. Nothing but text goes in, always as `text`: a field cannot name an image or a link. */
export function layOut(document: Document, ruler: Ruler): TDocumentDefinitions {
  const { page, content } = fitted(document, ruler);
  footer(document.footer, 88, 88, page); // measured now, so that the ruler knows its fonts before rendering
  return {
    info: { title: document.title, creator: 'graduated-response' },
    language: 'en-GB',
    displayTitle: true,
    pageSize: 'A4',
    pageOrientation: document.orientation,
    pageMargins: margins,
    defaultStyle: { font: baseFace().id, fontSize: size.text },
    content,
    footer: (number, of) => footer(document.footer, number, of, page),
  };
}
