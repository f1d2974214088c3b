import type { Document, Part } from '../../src/domain/document.ts';
import { closePdfWorker, renderPdf } from '../../src/pdf/render.ts';
import { lost, readPdf } from './read-pdf.ts';
import { sheets } from './samples.ts';

afterAll(() => closePdfWorker());

const textsOf = (part: Part): readonly string[] => {
  switch (part.kind) {
    case 'strip':
    case 'signatures':
      return part.cells.flatMap((cell) => [cell.label, ...(cell.choices ?? [cell.text])]);
    case 'box':
      return [part.label, part.text];
    case 'table':
      return [part.heading ?? '', ...part.columns.map((column) => column.label), ...part.rows.flat()];
    case 'note':
      return [part.text];
  }
};

const allText = ({ title, parts, finePrint, footer }: Document) =>
  [title, ...parts.flatMap(textsOf), ...finePrint, footer].join(' ');

describe.each(Object.entries(sheets))('%s', (_name, document) => {
  it('prints every word of every field on one sheet of A4', async () => {
    const { pages, text } = await readPdf(await renderPdf(document));
    expect(lost(allText(document), text)).toEqual([]);
    expect(pages).toHaveLength(1);
    const [short, long] = [595.28, 841.89];
    const [width, height] = document.orientation === 'portrait' ? [short, long] : [long, short];
    expect(pages[0]?.width).toBeCloseTo(width, 1);
    expect(pages[0]?.height).toBeCloseTo(height, 1);
  });

  it('stands on the page in the order of the paper, title first and footer last', async () => {
    const { pages } = await readPdf(await renderPdf(document));
    const items = pages[0]?.items ?? [];
    expect(items[0]?.text).toBe(document.title);
    expect(items.at(-2)?.text).toBe(document.footer);
    expect(items.at(-1)?.text).toBe('Page 1 of 1');
    let reached = 0;
    for (const part of document.parts) {
      const label = textsOf(part).find((text) => text !== '') ?? '';
      // A label may be wrapped, and a signature's gets a colon.
      const starts = (text: string) => text.length > 3 && label.startsWith(text.replace(/:$/u, ''));
      const next = items.findIndex((item, i) => i > reached && starts(item.text));
      expect({ label, found: next > reached }).toEqual({ label, found: true });
      expect(items[next]?.y).toBeGreaterThan(items[reached]?.y ?? 0);
      reached = next;
    }
  });

  it('has metadata without a name', async () => {
    const { info } = await readPdf(await renderPdf(document));
    expect(info.get('Title')).toBe(document.title);
    expect(info.get('Language')).toBe('en-GB');
    expect(info.get('Author')).toBeUndefined();
    expect(info.get('Subject')).toBeUndefined();
    expect(info.get('Keywords')).toBeUndefined();
  });
});
