import { BOX_LIMIT, optionsOf, type RawAnswer } from '../../src/domain/answers.ts';
import { longDate } from '../../src/domain/dates.ts';
import { byKind, type Field, type PerKindOf } from '../../src/domain/field.ts';
import { formatPeople } from '../../src/domain/people.ts';
import { defaultProfile, type Profile } from '../../src/domain/profile.ts';
import {
  type Answer,
  type Answers,
  askedFields,
  type Line,
  type Person,
  type Row,
  type Sheet,
} from '../../src/domain/sheet.ts';

/** Kind of field → its answer as paper and CSV show it, piece by piece. */
const shown: PerKindOf<[Answer | undefined, Profile], readonly string[]> = {
  text: (_, answer) => [String(answer)],
  long: (_, answer) => [String(answer)],
  date: (_, answer) => [longDate(String(answer))],
  choice: (field, answer, profile) => {
    const chosen = optionsOf(field, profile).find(({ value }) => value === answer);
    return [chosen?.printed ?? chosen?.label ?? ''];
  },
  people: (_, answer) => (answer as readonly Person[]).flatMap(({ name, role }) => [name, role]),
  lines: (_, answer) => (answer as readonly Line[]).map(({ text }) => text),
  rows: (field, answer, profile) =>
    (answer as readonly Row[]).flatMap((row) =>
      field.columns.flatMap((column) => byKind(shown, column, row[column.key], profile)),
    ),
  fact: () => [],
  signature: () => [],
};

/** Every answer of a sheet as a reader sees it. */
export const shownAnswers = (
  sheet: Sheet,
  answers: Answers,
  profile: Profile = defaultProfile,
): readonly string[] =>
  askedFields(sheet).flatMap((field) => byKind(shown, field, answers[field.key], profile));

/** Kind of field → the longest answer its form may hold. */
const longest: PerKindOf<[Profile], Answer> = {
  text: (field) => 'w'.repeat(field.max ?? BOX_LIMIT),
  long: (field) => 'w'.repeat(field.max ?? BOX_LIMIT),
  date: () => '2026-03-03',
  choice: (field, profile) => optionsOf(field, profile).at(-1)?.value ?? '',
  people: () => [{ name: 'n'.repeat(BOX_LIMIT - 6), role: 'aunt' }],
  lines: (field) => {
    const each = Math.floor(BOX_LIMIT / field.most) - 1;
    return Array.from({ length: field.most }, (_, n) => ({ id: `l${n}`, text: `${n}`.padEnd(each, 'w') }));
  },
  // Rows wait in a draft, each with an id as long as those we make.
  rows: (field, profile) =>
    Array.from({ length: field.most }, (_, n) => ({
      ...(answersOf(field.columns, profile) as Readonly<Record<string, string>>),
      id: `${n}`.padStart(36, '0'),
    })),
  fact: () => '',
  signature: () => '',
};

export const answersOf = (fields: readonly Field[], profile: Profile = defaultProfile): Answers =>
  Object.fromEntries(fields.map((field) => [field.key, byKind(longest, field, profile)]));

/** Kind of field → what its form hands in for an answer: typed text, or rows out of the draft. */
const handedIn: PerKindOf<[Answer | undefined], RawAnswer> = {
  text: (_, answer) => String(answer),
  long: (_, answer) => String(answer),
  date: (_, answer) => String(answer),
  choice: (_, answer) => String(answer),
  people: (_, answer) => formatPeople(answer as readonly Person[]),
  lines: (_, answer) => (answer as readonly Line[]).map(({ text }) => text).join('\n'),
  rows: (_, answer) => answer as readonly Row[],
  fact: () => '',
  signature: () => '',
};

export const rawAnswers = (sheet: Sheet, answers: Answers): Readonly<Record<string, RawAnswer>> =>
  Object.fromEntries(
    askedFields(sheet).map((field) => [field.key, byKind(handedIn, field, answers[field.key])]),
  );
