import type { Document } from '../../src/domain/document.ts';
import { closePdfWorker, renderPdf } from '../../src/pdf/render.ts';
import { linesOf, lost, type ReadPage, readPdf } from './read-pdf.ts';
import { interventionRecord, provisionMap, reviewMinutes, supportPlan } from './samples.ts';

afterAll(() => closePdfWorker());

const signed = (name: string) => `${name} (signed on paper, at the meeting, seen by Anna Kowalska)`;
const joanna = signed('Joanna Wiśniewska');
const both = `${joanna}; ${signed('Piotr Wiśniewski')}`;

/** The sheet with these texts on its lines for signing. */
const withSignatures = (document: Document, ...texts: readonly string[]): Document => ({
  ...document,
  parts: document.parts.map((part) =>
    part.kind === 'signatures'
      ? { ...part, cells: part.cells.map((cell, i) => ({ ...cell, text: texts[i] ?? '' })) }
      : part,
  ),
});

const withText = (document: Document, label: string, text: string): Document => ({
  ...document,
  parts: document.parts.map((part) =>
    part.kind === 'box' && part.label === label ? { ...part, text } : part,
  ),
});

const withRows = (document: Document, count: number): Document => ({
  ...document,
  parts: document.parts.map((part) =>
    part.kind === 'table'
      ? { ...part, rows: Array.from({ length: count }, (_, i) => part.rows[i % part.rows.length] ?? []) }
      : part,
  ),
});

const fourPeople = withRows(reviewMinutes, 4);
const read = async (document: Document) => (await readPdf(await renderPdf(document))).pages;
const textsOf = (page: ReadPage | undefined) => page?.items.map(({ text }) => text) ?? [];

it.each([
  ['minutes, unsigned', fourPeople, []],
  ['minutes signed by one', fourPeople, [joanna, '6 November 2025']],
  [
    'minutes signed by all',
    fourPeople,
    [both, '6 November 2025; 17 November 2025', signed('Siobhán O’Neill')],
  ],
  ['support plan', supportPlan, ['', '', '10 November 2025']],
  ['support plan, signed', supportPlan, [both, '6 November 2025; 17 November 2025', '10 November 2025']],
  ['provision map', provisionMap, ['', '', '10 November 2025']],
  ['provision map, signed', provisionMap, [both, '6 November 2025; 17 November 2025', '10 November 2025']],
])('keeps %s on one page, with every date on one line', async (_name, document, texts) => {
  const pages = await read(withSignatures(document, ...texts));
  expect(pages).toHaveLength(1);
  expect(lost(texts.join(' '), textsOf(pages[0]).join(' '))).toEqual([]);
  for (const date of texts.join('; ').match(/\d+ November \d+/gu) ?? []) {
    expect(textsOf(pages[0]).map((text) => text.replace(/;$/u, ''))).toContain(date);
  }
});

it('wraps a long signature within its own cell, beside the date', async () => {
  const [page] = await read(withSignatures(reviewMinutes, both, '6 November 2025'));
  const date = page?.items.find(({ text }) => text === '6 November 2025');
  const line = linesOf(page?.items ?? []).find((items) => date && items.includes(date));
  expect(line?.map(({ text }) => text)).toEqual([
    'Parent/carer signature:',
    expect.stringContaining('Joanna Wiśniewska'),
    'Date:',
    '6 November 2025',
  ]);
  const [top = 0, x = 0] = [line?.[1]?.y, line?.[1]?.x];
  const under =
    page?.items.filter(({ y }) => y > top + 5 && y < top + 40).filter((item) => item.x < 400) ?? [];
  expect(under[0]?.text).toMatch(/Kowalska|meeting/u);
  expect(under[0]?.x).toBeCloseTo(x, 0);
});

it('leaves at least 40 mm to sign on', async () => {
  for (const [document, texts] of [
    [reviewMinutes, []],
    [reviewMinutes, [joanna, '6 November 2025', '']],
    [supportPlan, ['', '', '10 November 2025']],
    [provisionMap, ['', '', '10 November 2025']],
  ] as const) {
    const [page] = await read(withSignatures(document, ...texts));
    const lines = linesOf(page?.items ?? []);
    for (const line of lines) {
      const at = line.findIndex(({ text }) => /^(Parent\/carer|Setting) signature:$/u.test(text));
      const label = line[at];
      if (!label) continue;
      const beside = line[at + 1];
      if (beside && !beside.text.endsWith(':')) continue; // signed
      const next = beside?.x ?? (page?.width ?? 0) - 42;
      expect(next - label.x).toBeGreaterThan(label.text.length * 4 + 113);
    }
  }
});

/** On the page of the signature: something of what is above it, and the fine print. */
function expectCompany(pages: readonly ReadPage[], above: RegExp, finePrint: string) {
  const last = textsOf(pages.at(-1));
  const signature = last.indexOf('Parent/carer signature:');
  expect(signature).toBeGreaterThan(0);
  expect(last.slice(0, signature).join(' ')).toMatch(above);
  expect(last.join(' ')).toContain(finePrint);
}

it.each([
  ['top', reviewMinutes, 'Next steps:', 'Harbour Steps'],
  ['side', supportPlan, 'Parent / carer views', 'Willow Bank'],
])(
  'never leaves the signatures alone below a box with its label at the %s',
  async (_at, document, label, fine) => {
    for (let lines = 12; lines < 48; lines += 2) {
      const text = Array.from({ length: lines }, (_, i) => `line${i}`).join('\n');
      const pages = await read(withText(document, label, text));
      expect(lost(text, pages.flatMap(textsOf).join(' '))).toEqual([]);
      expectCompany(pages, /line\d+/u, fine);
    }
  },
);

it('never leaves the signatures alone below a table, and repeats its header above what moved', async () => {
  for (let count = 3; count < 14; count += 1) {
    const pages = await read(withRows(provisionMap, count));
    expectCompany(pages, /SMART Targets.*Resources.*Layla can/u, 'St Kenelm');
  }
});

it('never leaves the note and the fine print alone below a table', async () => {
  for (let count = 20; count < 30; count += 1) {
    const last = textsOf((await read(withRows(interventionRecord, count))).at(-1));
    const note = last.findIndex((text) => text.startsWith('Please record'));
    expect(last.slice(0, note).join(' ')).toMatch(/Comments.*(Key person|Room leader)/u);
    expect(last).toContain('Willow Bank');
  }
});
