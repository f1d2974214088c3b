import { modal } from '../../blocks/parts.ts';
import { fieldBlocks } from '../../blocks/sheet-form.ts';
import { localRows } from '../../src/domain/local-sheet.ts';
import { defaultProfile, type Profile } from '../../src/domain/profile.ts';
import { type Answers, askedFields, type Sheet } from '../../src/domain/sheet.ts';
import { sheetForm } from '../../src/slack/screens/sheet-forms.ts';
import { answersOf } from './sheet-answers.ts';

/** As long as every id we make. */
const id = '0'.repeat(36);
const today = '2026-03-03';
const facts = { childName: 'Zofia Wiśniewska-Łukasz', childDob: '11 February 2022' };

/** The form of a sheet with these answers in it. */
export const formOf = (sheet: Sheet, answers: Answers, profile: Profile = defaultProfile) =>
  sheetForm({
    sheet,
    metadata: { sheet: sheet.id, about: id, record: id, base: 1000, draft: id, profile: profile.id },
    answers,
    facts,
    profile,
    today,
    intro: [],
  });

/** The pushed form of one row, with the longest answers. */
export const rowForms = (sheet: Sheet, profile: Profile = defaultProfile) =>
  askedFields(sheet).flatMap(({ key }) => {
    const field = localRows(profile, sheet, key);
    return field
      ? [
          modal({
            callbackId: 'row',
            title: `Edit ${field.item}`,
            submit: `Keep ${field.item}`,
            blocks: fieldBlocks(field.columns, {
              profile,
              today,
              facts: {},
              answers: answersOf(field.columns, profile),
            }),
          }),
        ]
      : [];
  });
