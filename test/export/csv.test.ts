import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Document } from '../../src/domain/document.ts';
import { documentCsv } from '../../src/export/csv.ts';
import { harmless } from '../../src/export/harmless.ts';

const unseen = [
  '',
  ' ',
  '\u00a0',
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u202e',
  '\u00ad',
  '\t',
  '\r',
  '\n',
  '\0',
  '\u3000',
];
const starts = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−', '|', '%'];

describe('a cell of a CSV', () => {
  it.each(starts)('never runs when it begins with %s, whatever unseen stands before it', (start) => {
    for (const before of unseen) {
      const text = `${before}${start}cmd|' /C calc'!A0`;
      expect(harmless(text)).toBe(`'${text}`);
    }
  });

  it.each([
    '-5',
    '+44 7700 900123',
    '−2.5',
    '3-4',
    'Wait = 10',
    'a@b.example',
    '',
    '“=1”',
    '– waits',
    '• waits',
  ])('stays as it is: %s', (text) => expect(harmless(text)).toBe(text));

  it('keeps a line that begins with a hyphen readable', () => {
    expect(harmless('- Wait ten seconds\n- Offer two')).toBe("'- Wait ten seconds\n- Offer two");
  });

  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom(...unseen), fc.constantFrom(...starts), fc.string())
      .map((parts) => parts.join('')),
    fc.string({ unit: fc.constantFrom(';', ',', '\t', '"', "'", '=', '\r', '\n', ' ', 'x') }),
  );

  it('holds the whole text, alone in its place, and begins with nothing that runs', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (texts) => {
        const csv = documentCsv(documentWith(texts));
        const rows: string[][] = parse(csv, {
          bom: true,
          relax_column_count: true,
          record_delimiter: '\r\n',
        });
        const found = rows.slice(1, -1).map(([, text]) => text);
        expect(found).toEqual(texts.map(harmless));
        for (const [index, text] of texts.entries()) {
          expect(found[index]?.replace(/^'/, '')).toBe(text.replace(/^'/, ''));
          // As Excel and LibreOffice see it, which is not how `harmless` looks.
          const first = (found[index] ?? '').trimStart()[0] ?? '';
          if (!/^[+-]?\d[\d .,]*$/.test(text)) expect('=+-@＝＋－＠').not.toContain(first || 'x');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

const documentWith = (texts: readonly string[]): Document => ({
  title: 'Title',
  orientation: 'portrait',
  parts: texts.map((text) => ({ kind: 'box', label: 'Label', labelAt: 'top', text })),
  finePrint: [],
  footer: 'Footer',
});
