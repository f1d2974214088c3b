import type { Document } from '../../src/domain/document.ts';
import { PdfFailed } from '../../src/pdf/errors.ts';
import { closePdfWorker, renderPdf } from '../../src/pdf/render.ts';
import { readPdf } from './read-pdf.ts';
import { actionPlan, sheets } from './samples.ts';

afterEach(() => closePdfWorker());

it('answers each of many requests with its own document', async () => {
  const documents: Document[] = Array.from({ length: 6 }, (_, i) => ({ ...actionPlan, title: `Plan ${i}` }));
  const pdfs = await Promise.all(documents.map(renderPdf));
  const titles = await Promise.all(pdfs.map(async (pdf) => (await readPdf(pdf)).info.get('Title')));
  expect(titles).toEqual(documents.map((document) => document.title));
});

it('leaves the event loop free while it renders', async () => {
  await renderPdf(actionPlan); // the worker is up
  const start = performance.now();
  let longest = 0;
  let last = start;
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await Promise.all(Array.from({ length: 4 }, () => renderPdf(sheets.provisionMap)));
  clearInterval(beat);
  expect(longest).toBeLessThan((performance.now() - start) / 3);
});

it('rejects what is being rendered when it is closed, and starts again after', async () => {
  const pending = renderPdf(actionPlan);
  const rejected = expect(pending).rejects.toBeInstanceOf(PdfFailed);
  await closePdfWorker();
  await rejected;
  await expect(renderPdf(actionPlan)).resolves.toBeInstanceOf(Uint8Array);
});

it('closes when there is nothing to close', async () => {
  await closePdfWorker();
  await expect(closePdfWorker()).resolves.toBeUndefined();
});
