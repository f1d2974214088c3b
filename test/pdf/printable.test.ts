import type { Document } from '../../src/domain/document.ts';
import { UnprintableText } from '../../src/pdf/errors.ts';
import { missingGlyphs, refuseUnprintable } from '../../src/pdf/printable.ts';
import { closePdfWorker, renderPdf } from '../../src/pdf/render.ts';
import { sheets, supportPlan } from './samples.ts';

afterAll(() => closePdfWorker());

const withViews = (text: string): Document => ({
  ...supportPlan,
  parts: [
    { kind: 'box', label: 'Strategies', labelAt: 'side', text: 'Wait' },
    { kind: 'box', label: 'Parent / carer views', labelAt: 'side', text },
  ],
});

it.each([
  ['Polish', 'Chcielibyśmy, żeby częściej prosiła o pomoc: „jeszcze”'],
  ['Welsh', 'Llŷr, ŵyn, tŷ'],
  ['Romanian, Turkish, Vietnamese', 'Ștefan, İğdır, Nguyễn'],
  ['Ukrainian, Bulgarian, Greek', 'Зоряна ґудзик, България, Ελένη'],
  ['Yoruba and Igbo', 'Ọ̀ṣun, Chijioké, ụlọ'],
  ['Arabic with vowels', 'مُحَمَّدٌ، السَّلامُ عَلَيْكُم؟'],
  ['Urdu', 'ٹھیک ہے، ذیشان ۱۲ منٹ کھیلتا ہے۔'],
  ['Persian with joiners', 'می‌خواهم'],
  ['Kurdish and Pashto', 'زۆر باشە ڕێگا ڵ ځوان ښه ډېر'],
  ['Chinese, both scripts', '陈思远喜欢气泡塔。學習、龍'],
  ['Hindi and Nepali', 'विद्यार्थी क्षमा'],
  ['Bengali', 'ক্ষুদ্র শিক্ষা'],
  ['Panjabi', 'ਪੰਜਾਬੀ ਸ੍ਰੀ ਗੁਰੂ'],
  ['Gujarati', 'ગુજરાતી વિદ્યાર્થી'],
  ['Tamil', 'கொடுக்கும் ஸ்ரீ'],
  ['Hebrew', 'שָׁלוֹם'],
  ['Tigrinya and Amharic', 'ሰላም፡ ትግርኛ አማርኛ'],
  ['Thai', 'น้ำ โรงเรียน'],
  ['the signs of the paper', '√ x ✓ ✔ ✗ ✘ × ☐ ☑ ½ £ € … – •'],
  ['emoji', '😀 👍🏽 ❤️ 👨‍👩‍👧 🇬🇧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣'],
  ['characters without ink', 'a\u200Bb\u00ADc\uFEFFd\u200Ee\tf\r\ng'],
])('prints %s', async (_language, text) => {
  expect(missingGlyphs(withViews(text))).toEqual([]);
  await expect(renderPdf(withViews(text))).resolves.toBeInstanceOf(Uint8Array);
});

it('finds nothing missing in the sample sheets', () => {
  for (const document of Object.values(sheets)) expect(missingGlyphs(document)).toEqual([]);
});

it('names what no font prints, once each', () => {
  expect(missingGlyphs(withViews('ok \u{13080} and \u{13080} and \uE000'))).toEqual(['\u{13080}', '\uE000']);
  expect(missingGlyphs(withViews('half a pair \uD83D'))).toEqual(['\uD83D']);
  expect(missingGlyphs(withViews('a bell \u0007'))).toEqual(['\u0007']);
});

it('refuses with the label and the characters, and without the text in the message', () => {
  const refuse = () => refuseUnprintable(withViews('Zofia \u{13080}'));
  expect(refuse).toThrow(new UnprintableText([{ label: 'Parent / carer views', characters: ['\u{13080}'] }]));
  expect(refuse).toThrow('No font prints U+13080');
});

it('refuses in the worker with the same error, and renders the next document', async () => {
  const refused = await renderPdf(withViews('\uE000')).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UnprintableText);
  expect(refused).toMatchObject({
    code: 'unprintable',
    found: [{ label: 'Parent / carer views', characters: ['\uE000'] }],
  });
  await expect(renderPdf(supportPlan)).resolves.toBeInstanceOf(Uint8Array);
});
