import { checkModal } from '../scripts/sandbox/slack/block-kit/check.ts';
import { checkAnswers } from '../src/domain/answers.ts';
import { localSheet } from '../src/domain/local-sheet.ts';
import { defaultProfile, type Profile } from '../src/domain/profile.ts';
import { type Answers, askedFields, fieldsOf, type Sheet } from '../src/domain/sheet.ts';
import { sheets } from '../src/domain/sheets/index.ts';
import { toDocument } from '../src/domain/to-document.ts';
import { closePdfWorker, renderPdf } from '../src/pdf/render.ts';
import { lost, readPdf } from './pdf/read-pdf.ts';
import { everyProfile, fernshire } from './support/profiles.ts';
import { missingFrom } from './support/read-pdf.ts';
import { answersOf, rawAnswers, shownAnswers } from './support/sheet-answers.ts';
import { formOf, rowForms } from './support/sheet-modals.ts';
import { samples } from './support/sheet-samples.ts';

afterAll(closePdfWorker);

/** The sample with a level that the authority has. */
const sampleIn = (profile: Profile, { id }: (typeof sheets)[number]): Answers => {
  const sample: Answers = samples[id];
  return 'grLevel' in sample ? { ...sample, grLevel: profile.provisionMapLevels.at(-1) ?? '' } : sample;
};

const facts = { childName: 'Zofia Wiśniewska-Łukasz', childDob: '11 February 2022', target: 'Waits' };
const documentIn = (profile: Profile, sheet: Sheet, answers: Answers) =>
  toDocument({ sheet, answers, facts, profile, extras: [], footer: 'OAK-07' });

/** Every word of the sheet's own: labels, columns, headings, its note. */
const paperWords = (sheet: Sheet): readonly string[] => [
  sheet.title,
  ...sheet.sections.flatMap((section) => [
    ...('heading' in section && section.heading !== undefined ? [section.heading] : []),
    ...('text' in section ? [section.text] : []),
  ]),
  ...fieldsOf(sheet).flatMap((field) => {
    if (field.kind === 'people') return [field.label, ...field.columns];
    // A table prints its heading and its columns; the field's own label stands in the form only.
    return field.kind === 'rows' ? field.columns.map(({ label }) => label) : [field.label];
  }),
];

/** What must never differ between authorities: records outlive their words. */
const shape = (sheet: Sheet) =>
  JSON.parse(
    JSON.stringify(sheet, (key, value) =>
      ['label', 'hint', 'heading', 'title', 'modalTitle'].includes(key) ||
      (key === 'columns' && typeof value[0] === 'string') ||
      (key === 'text' && typeof value === 'string')
        ? undefined
        : value,
    ),
  );

describe.each([...everyProfile])('$name', (profile) => {
  describe.each([...sheets])('$id', (sheet) => {
    const local = localSheet(profile, sheet);
    const answers = sampleIn(profile, sheet);

    it('keeps keys, kinds, order and rules', () => {
      expect(shape(local)).toEqual(shape(sheet));
      expect(localSheet(profile, local)).toEqual(local);
    });

    it('has forms within Slack’s limits, in its own words', () => {
      const forms = [
        formOf(sheet, {}, profile),
        formOf(sheet, answers, profile),
        ...rowForms(sheet, profile),
      ];
      if (sheet.life !== 'entry') forms.push(formOf(sheet, answersOf(askedFields(sheet), profile), profile));
      for (const form of forms) {
        const checked = checkModal(form);
        expect(checked.ok ? [] : [checked.error, ...checked.messages]).toEqual([]);
      }
      const [form] = forms;
      const shown = JSON.stringify(form);
      expect(form?.title.text).toBe(local.modalTitle);
      for (const { label } of askedFields(local)) expect(shown).toContain(JSON.stringify(label).slice(1, -1));
      expect(shown).not.toContain('{cycle}');
    });

    it('checks answers as ever: the same are taken, and the same fields refused', () => {
      const checks = { profile, newId: () => 'new' };
      const taken = checkAnswers(sheet, rawAnswers(sheet, answers), checks, answers);
      expect(taken).toEqual({ ok: true, value: answers });
      const refusedIn = (by: Profile, which: Sheet) => {
        const refused = checkAnswers(which, {}, { ...checks, profile: by });
        return refused.ok ? {} : refused.errors;
      };
      expect(refusedIn(profile, local)).toEqual(refusedIn(defaultProfile, sheet));
    });

    it('prints its own words and every answer', async () => {
      const { text } = await readPdf(await renderPdf(documentIn(profile, sheet, answers)));
      expect(lost(paperWords(local).join(' '), text)).toEqual([]);
      expect(missingFrom(text, shownAnswers(sheet, answers, profile))).toEqual([]);
    });
  });
});

describe('words of an authority', () => {
  it('take the place of the guidance’s on paper', async () => {
    const [plan] = sheets;
    const { text } = await readPdf(await renderPdf(documentIn(fernshire, plan, sampleIn(fernshire, plan))));
    expect(
      missingFrom(text, ['My support plan', 'What I find hard', 'How they help', 'Highly specialist']),
    ).toEqual([]);
    expect(text).not.toMatch(/Specific need|Graduated Response Level|Individual support plan/);
  });

  it('say the authority’s own cycle beside the review date', () => {
    const hint = (profile: Profile) =>
      fieldsOf(localSheet(profile, sheets[0])).find(({ key }) => key === 'reviewDate')?.hint;
    expect(hint(defaultProfile)).toBe('Leave empty for eight weeks after the date of plan.');
    expect(hint(fernshire)).toBe('Leave empty for twelve weeks after the date of plan.');
  });
});
