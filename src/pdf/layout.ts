import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Document } from '../domain/document.ts';
import { baseFace } from './fonts.ts';
import { bold, grey, margins, type Page, pageOf, plain, size } from './page.ts';
import { drawParts } from './parts/index.ts';
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

/** The whole sheet for pdfmake. Nothing but text goes in, always as `text`: a field cannot name an image or a link. */
export function layOut(document: Document, ruler: Ruler): TDocumentDefinitions {
  const page = pageOf(document, ruler);
  const title = page.set([bold(document.title)], { size: size.title, width: page.width });
  const finePrint = document.finePrint
    .filter((line) => line.trim() !== '')
    .map((line) => isolated(line.replace(/\s+/gu, ' ')))
    .join('  ·  ');
  footer(document.footer, 88, 88, page); // measured now, so that the ruler knows its fonts before rendering
  return {
    info: { title: document.title, creator: 'graduated-response' },
    language: 'en-GB',
    displayTitle: true,
    pageSize: 'A4',
    pageOrientation: document.orientation,
    pageMargins: margins,
    defaultStyle: { font: baseFace().id, fontSize: size.text },
    content: [
      title.content,
      ...drawParts(document.parts, page),
      ...(finePrint
        ? [
            {
              stack: [fine(finePrint, page.width, page).content],
              margin: [0, 10, 0, 0] as [number, number, number, number],
            },
          ]
        : []),
    ],
    footer: (number, of) => footer(document.footer, number, of, page),
  };
}
