import type { Document } from '../../src/domain/document.ts';
import { closePdfWorker, renderPdf } from '../../src/pdf/render.ts';
import { lost, readPdf } from './read-pdf.ts';

afterAll(() => closePdfWorker());

const long = (characters: number) => {
  let text = '';
  for (let i = 0; text.length < characters; i += 1) text += `word${i} `;
  return text.trim();
};

const sheet = (parts: Document['parts'], orientation: Document['orientation'] = 'portrait'): Document => ({
  title: 'A sheet',
  orientation,
  parts,
  finePrint: [],
  footer: 'X',
});

const columns = ['Baseline', 'Target', 'Provision', 'Resources', 'When', 'Outcome'].map((label) => ({
  label,
  weight: 1,
}));

it('breaks one row of 3,000 characters over pages without losing a word, under a repeated header', async () => {
  const text = long(3000);
  const rows = [
    ['before', text, '', '', '', ''],
    ['after', '', '', '', '', 'Yes'],
  ];
  const document = sheet(
    [{ kind: 'table', heading: 'SMART Targets', columns, rows, paperRows: 3 }],
    'landscape',
  );
  const { pages, text: found } = await readPdf(await renderPdf(document));
  expect(pages.length).toBeGreaterThan(2);
  expect(lost(`before ${text} after Yes`, found)).toEqual([]);
  for (const page of pages) {
    const shown = page.items.map((item) => item.text);
    expect(shown).toEqual(
      expect.arrayContaining(['SMART Targets', ...columns.map((column) => column.label)]),
    );
  }
  expect(pages[1]?.items.at(-1)?.text).toBe(`Page 2 of ${pages.length}`);
});

it('keeps short rows whole at the foot of a page', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => [
    `first${i}`,
    `second${i} `.repeat(9),
    '',
    '',
    '',
    `last${i}`,
  ]);
  const { pages } = await readPdf(await renderPdf(sheet([{ kind: 'table', columns, rows, paperRows: 3 }])));
  expect(pages.length).toBeGreaterThan(3);
  const pageOf = (word: string) =>
    pages.findIndex((page) => page.items.some((item) => item.text.includes(word)));
  for (let i = 0; i < rows.length; i += 1) {
    expect(pageOf(`first${i}`)).toBeGreaterThanOrEqual(0);
    const page = pages[pageOf(`first${i}`)];
    expect(lost(`second${i} `.repeat(9), page?.items.map((item) => item.text).join(' ') ?? '')).toEqual([]);
  }
});

it.each(['side', 'top'] as const)('breaks a box with its label at the %s over pages', async (labelAt) => {
  const text = long(9000);
  const document = sheet([
    { kind: 'box', label: 'Views', labelAt, text },
    { kind: 'note', text: 'the end' },
  ]);
  const { pages, text: found } = await readPdf(await renderPdf(document));
  expect(pages.length).toBeGreaterThan(1);
  expect(lost(`Views ${text} the end`, found)).toEqual([]);
});

it('loses nothing wherever the foot of the page falls', async () => {
  for (let filler = 0; filler < 24; filler += 2) {
    const text = `${'line\n'.repeat(20 + filler)}end`;
    const document = sheet([
      { kind: 'box', label: 'Filler', labelAt: 'top', text },
      { kind: 'box', label: 'Need', labelAt: 'side', text: long(700) },
      { kind: 'box', label: 'Strategies', labelAt: 'side', text: long(400) },
      {
        kind: 'table',
        heading: 'Targets',
        columns,
        rows: [['one', long(120), '', '', '', '']],
        paperRows: 2,
      },
      { kind: 'signatures', cells: [{ label: 'Signature', text: '' }] },
    ]);
    const { text: found } = await readPdf(await renderPdf(document));
    expect(
      lost(`${text} ${long(700)} ${long(400)} ${long(120)} Need Strategies Targets one Signature`, found),
    ).toEqual([]);
  }
});

it('cuts a word that is wider than its box and keeps it inside', async () => {
  const word = 'x'.repeat(400);
  const { pages } = await readPdf(
    await renderPdf(sheet([{ kind: 'box', label: 'L', labelAt: 'side', text: word }])),
  );
  const pieces = pages[0]?.items.filter((item) => /^x+$/u.test(item.text)) ?? [];
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.map((piece) => piece.text).join('')).toBe(word);
});
