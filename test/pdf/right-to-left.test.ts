import type { Document } from '../../src/domain/document.ts';
import { closePdfWorker, renderPdf } from '../../src/pdf/render.ts';
import { readParagraph, runsOfLine } from '../../src/pdf/script-runs.ts';
import { type Item, linesOf, readPdf, words } from './read-pdf.ts';

afterAll(() => closePdfWorker());

const sentence = 'ليلى تحب جهازها الجديد Phonak Sky 50 وترتديه 6 ساعات كل يوم في البيت.';
const urdu = 'ذیشان اب گھر میں میز کے ساتھ کھڑا ہو کر کھیلتا ہے اور سیڑھیاں چڑھنا سیکھ رہا ہے';

const sheet = (text: string): Document => ({
  title: 'A sheet',
  orientation: 'portrait',
  parts: [{ kind: 'box', label: 'Views', labelAt: 'side', text }],
  finePrint: [],
  footer: 'X',
});

/** The lines of the box, without title, label and footer. */
async function boxLines(text: string): Promise<Item[][]> {
  const { pages } = await readPdf(await renderPdf(sheet(text)));
  const others = ['A sheet', 'Views', 'X', 'Page 1 of 1'];
  return linesOf((pages[0]?.items ?? []).filter((item) => !others.includes(item.text)));
}

/** As a reader of Arabic reads: from the right, with stretches of Latin from their left. */
const readFromRight = (line: readonly Item[]): string[] =>
  [...line].sort((a, b) => b.x - a.x).flatMap((item) => words(item.text));

it.each([
  ['Arabic with Latin and digits', Array(6).fill(sentence).join(' ')],
  ['Urdu', Array(5).fill(urdu).join(' ')],
])('wraps %s and keeps the words in reading order, line by line', async (_name, text) => {
  const lines = await boxLines(text);
  expect(lines.length).toBeGreaterThanOrEqual(3);
  expect(lines.flatMap(readFromRight)).toEqual(words(text));
});

it('sets right-to-left lines from the right edge, and others from the left', async () => {
  const lines = await boxLines(`${Array(4).fill(sentence).join(' ')}\nin English`);
  const latin = lines.at(-1) ?? [];
  const left = latin[0]?.x ?? 0;
  expect(latin.map((item) => item.text)).toEqual(['in English']);
  const last = lines.at(-2) ?? [];
  expect(last[0]?.x).toBeGreaterThan(left + 50);
});

it.each(['ليلى الحسيني', 'محمد ذیشان قریشی', 'שרה לוי'])(
  'prints the name %s readable and in order',
  async (name) => {
    const lines = await boxLines(name);
    expect(lines.flatMap(readFromRight)).toEqual(words(name));
  },
);

it.each([
  'Zofia Wiśniewska-Łukasz',
  'Llŷr ap Gwilym-Ffowc',
  '陈思远',
  'Tadhg O’Riordan-D’Arcy',
  'Nguyễn Thị Ánh',
])('prints the name %s', async (name) => {
  const lines = await boxLines(name);
  expect(lines.flat().flatMap((item) => words(item.text))).toEqual(words(name));
});

const drawn = (text: string): string[] => runsOfLine(readParagraph([{ text }]).glyphs).map((run) => run.text);

it('mirrors brackets and keeps digits from left to right', () => {
  expect(drawn('(نص) 12')).toEqual(['12', ' ', '(', 'نص', ')']);
  expect(drawn('هر ۱۲ روز')).toEqual(['روز', ' ', '۱', '۲', ' ', 'هر']);
});

it('keeps an English sentence English when it opens with an Arabic name', () => {
  expect(drawn('ليلى likes the water tray')).toEqual(['ليلى', ' likes the water tray']);
  expect(readParagraph([{ text: 'ليلى likes the water tray' }]).direction).toBe('ltr');
});

it('does not let a hidden character turn a sentence round', () => {
  expect(drawn('paid \u202Edoog\u202C today').join('')).toBe('paid doog today');
});

it('keeps combining marks and emoji sequences whole', () => {
  expect(drawn('Ọ̀ṣẹ́')).toEqual(['Ọ̀ṣẹ́']);
  expect(drawn('مُحَمَّد')).toEqual(['مُحَمَّد']);
  expect(drawn('a 👩🏽‍🏫 b')).toEqual(['a ', '👩🏽‍🏫', ' b']);
});
