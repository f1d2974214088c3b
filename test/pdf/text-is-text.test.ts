import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Document } from '../../src/domain/document.ts';
import { producePdf } from '../../src/pdf/produce.ts';
import { readPdf } from './read-pdf.ts';
import { actionPlan } from './samples.ts';

it.each([
  'https://example.org/a.png',
  'data:image/png;base64,iVBORw0KGgo=',
  '../../package.json',
  '{"image":"package.json"}',
  '<b>bold</b> **bold** [a link](https://example.org)',
  '__proto__ constructor toString',
])('prints %s as it was typed', async (text) => {
  const document: Document = {
    ...actionPlan,
    parts: [{ kind: 'box', label: text, labelAt: 'top', text }],
    finePrint: [text],
    footer: text,
  };
  const pdf = await producePdf(document);
  const { pages, text: found } = await readPdf(pdf);
  expect(found.replaceAll(' ', '').split(text.replaceAll(' ', ''))).toHaveLength(5);
  expect(pages[0]?.links).toBe(0);
  expect(Buffer.from(pdf).includes('/Subtype /Image')).toBe(false);
});

it.each<[string, TDocumentDefinitions]>([
  ['a file', { content: [{ image: 'package.json' }] }],
  ['an absolute file', { content: [{ image: '/etc/hostname' }] }],
  ['an attachment', { content: ['x'], files: { f: { src: 'package.json' } } }],
  ['an address', { content: [{ image: 'i' }], images: { i: 'http://127.0.0.1:1/i.png' } }],
])('would be denied %s, if ever a definition named one', async (_what, definition) => {
  await producePdf(actionPlan); // the fonts are there
  const defaultStyle = { font: 'NotoSans-regular' };
  await expect(pdfmake.createPdf({ ...definition, defaultStyle }).getBuffer()).rejects.toThrow(/denied/u);
});
