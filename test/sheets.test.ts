import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { checkModal } from '../scripts/sandbox/slack/block-kit/check.ts';
import { checkAnswers } from '../src/domain/answers.ts';
import { defaultProfile } from '../src/domain/profile.ts';
import { type Answers, askedFields, type Sheet } from '../src/domain/sheet.ts';
import { sheets } from '../src/domain/sheets/index.ts';
import { toDocument } from '../src/domain/to-document.ts';
import { documentCsv } from '../src/export/csv.ts';
import { closePdfWorker, renderPdf } from '../src/pdf/render.ts';
import { record, version } from './mongo/samples.ts';
import { type TestStore, testStore } from './mongo/support.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { missingFrom } from './support/read-pdf.ts';
import { answersOf, rawAnswers, shownAnswers } from './support/sheet-answers.ts';
import { formOf, rowForms } from './support/sheet-modals.ts';
import { samples } from './support/sheet-samples.ts';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(async () => {
  await test.close();
  await closePdfWorker();
});

const sampleOf = ({ id }: (typeof sheets)[number]): Answers => samples[id] ?? {};
const facts = { childName: 'Zofia Wiśniewska-Łukasz', childDob: '11 February 2022' };
const documentOf = (sheet: Sheet, answers: Answers) =>
  toDocument({ sheet, answers, facts, profile: defaultProfile, extras: ['Cycle 2'], footer: 'OAK-07' });

const manifest = parse(readFileSync('manifest.yml', 'utf8')) as {
  features: { slash_commands: readonly { command: string }[] };
};

describe.each([...sheets])('$title', (sheet) => {
  it('has a sample in which every field is answered', () => {
    const answers = sampleOf(sheet);
    const keys = askedFields(sheet).map(({ key }) => key);
    expect(Object.keys(answers).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => answers[key]?.length === 0)).toEqual([]);
  });

  it('has a command in the manifest, and a label of its own for each field it asks', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toContain(sheet.command);
    const labels = askedFields(sheet).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('has a form within Slack’s limits: empty, as the sample, and with the longest answers', () => {
    const forms = [formOf(sheet, {}), formOf(sheet, sampleOf(sheet)), ...rowForms(sheet)];
    // Entries are kept one by one and never stand in a form together.
    if (sheet.life !== 'entry') forms.push(formOf(sheet, answersOf(askedFields(sheet))));
    for (const form of forms) {
      const checked = checkModal(form);
      expect(checked.ok ? [] : [checked.error, ...checked.messages]).toEqual([]);
    }
  });

  it('takes its sample back from its form as it was', () => {
    const answers = sampleOf(sheet);
    const checks = { profile: defaultProfile, newId: () => 'new' };
    expect(checkAnswers(sheet, rawAnswers(sheet, answers), checks, answers)).toEqual({
      ok: true,
      value: answers,
    });
  });

  it('comes back out of MongoDB as it was', async () => {
    const kept = record({
      id: sheet.id,
      childId: `child-${sheet.id}`,
      sheet: sheet.id,
      answers: sampleOf(sheet),
    });
    await test.store.records.insert(kept, version(kept));
    const found = await test.store.records.get({ tenant: kept.tenant, id: kept.id });
    expect(found?.answers).toEqual(sampleOf(sheet));
  });

  it('prints every answer on paper', async () => {
    const { text } = await readPdf(await renderPdf(documentOf(sheet, sampleOf(sheet))));
    expect(missingFrom(text, shownAnswers(sheet, sampleOf(sheet)))).toEqual([]);
  });

  it('has every answer in its CSV', () => {
    const csv = documentCsv(documentOf(sheet, sampleOf(sheet)));
    for (const answer of shownAnswers(sheet, sampleOf(sheet))) expect(csv).toContain(answer);
  });
});
