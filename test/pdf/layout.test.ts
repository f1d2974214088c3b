import type { Document, Part } from '../../src/domain/document.ts';
import { layOut } from '../../src/pdf/layout.ts';
import { answerOf } from '../../src/pdf/parts/strip.ts';
import { createRuler } from '../../src/pdf/ruler.ts';
import { provisionMap, supportPlan } from './samples.ts';

const sheet = (...parts: Part[]): Document => ({
  title: 'A sheet',
  orientation: 'portrait',
  parts,
  finePrint: [],
  footer: 'X',
});

const laidOut = (document: Document): string => JSON.stringify(layOut(document, createRuler()));

it('is pure: the same document gives the same definition, and the document is left as it was', () => {
  const before = structuredClone(provisionMap);
  expect(laidOut(provisionMap)).toBe(laidOut(provisionMap));
  expect(provisionMap).toEqual(before);
});

it('marks the chosen answer so that black and white shows it, and prints the others', () => {
  const spans = answerOf({ label: 'Level', text: '3', choices: ['2', '3', '4', 'Exceptional'] });
  expect(spans.map((span) => span.text).join('')).toBe('2 / 3 / 4 / Exceptional');
  expect(spans.filter((span) => span.underline)).toEqual([{ text: '3', weight: 'bold', underline: true }]);
  expect(laidOut(provisionMap)).toContain('"text":"3","font":"NotoSans-bold"');
});

it('marks nothing when nothing is chosen, and never loses an answer that is no longer a choice', () => {
  const choices = ['2', '3'];
  expect(answerOf({ label: 'Level', text: '', choices }).some((span) => span.underline)).toBe(false);
  expect(answerOf({ label: 'Level', text: '3+', choices }).at(-1)).toEqual({
    text: '3+',
    weight: 'bold',
    underline: true,
  });
});

it.each([
  [0, 4],
  [2, 4],
  [6, 6],
])('shows %i rows as at least the rows of the paper', (given, shown) => {
  const rows = Array.from({ length: given }, () => ['a name', 'a role']);
  const columns = [
    { label: 'Names', weight: 1 },
    { label: 'Role', weight: 1 },
  ];
  const definition = layOut(sheet({ kind: 'table', columns, rows, paperRows: 4 }), createRuler());
  const { content } = definition;
  const table = Array.isArray(content) ? content[1] : undefined;
  expect(table).toMatchObject({ table: { headerRows: 1 } });
  expect(table instanceof Object && 'table' in table && table.table?.body).toHaveLength(1 + shown);
});

it('asks only for the fonts that the document needs', () => {
  const ruler = createRuler();
  layOut(supportPlan, ruler);
  expect([...ruler.used.keys()].sort()).toEqual(['NotoSans-bold', 'NotoSans-regular']);
});
