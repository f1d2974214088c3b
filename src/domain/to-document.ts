import { optionsOf } from './answers.ts';
import { isDate, longDate } from './dates.ts';
import type { Cell, Document, Part } from './document.ts';
import { byKind, type Field, type FieldOf, type PerKindOf } from './field.ts';
import { localSheet } from './local-sheet.ts';
import { formatPeople } from './people.ts';
import type { Profile } from './profile.ts';
import {
  type Answer,
  type Answers,
  fieldsOf,
  type Line,
  type Person,
  type Row,
  type Section,
  type Sheet,
} from './sheet.ts';

/** What the register and the clock add to the answers; keys are those of the sheet's `fact` and `signature` fields. */
export type Facts = Readonly<Record<string, string>>;

interface Context {
  readonly answers: Answers;
  readonly facts: Facts;
  readonly profile: Profile;
}

export const dateWords = (date: string): string => (isDate(date) ? longDate(date) : date);

/** Table 2: kind of field → its answer in words. */
const words: PerKindOf<[Answer | undefined, Context], string> = {
  text: (_field, answer) => (answer as string) ?? '',
  long: (_field, answer) => (answer as string) ?? '',
  date: (_field, answer) => dateWords((answer as string) ?? ''),
  choice: (field, answer, { profile }) => {
    const chosen = optionsOf(field, profile).find((option) => option.value === answer);
    return chosen?.printed ?? chosen?.label ?? '';
  },
  people: (_field, answer) => formatPeople((answer as readonly Person[]) ?? []),
  lines: (_field, answer) =>
    ((answer as readonly Line[]) ?? []).map((line, index) => `${index + 1}. ${line.text}`).join('\n'),
  rows: (field, answer, context) =>
    tableRows(field, (answer as readonly Row[]) ?? [], context)
      .map((row) => row.join(' · '))
      .join('\n'),
  fact: (field, _answer, { facts }) => facts[field.key] ?? '',
  signature: (field, _answer, { facts }) => facts[field.key] ?? '',
};

const inWords = (field: Field, context: Context): string =>
  byKind(words, field, context.answers[field.key], context);

const tableRows = (field: FieldOf<'rows'>, rows: readonly Row[], context: Context): string[][] =>
  rows.map((row) => field.columns.map((column) => byKind(words, column, row[column.key], context)));

const cell = (field: Field, context: Context): Cell => {
  const text = inWords(field, context);
  if (field.kind !== 'choice') return { label: field.label, text };
  return {
    label: field.label,
    text,
    choices: optionsOf(field, context.profile).map((option) => option.label),
  };
};

const table = (section: Extract<Section, { layout: 'table' }>, context: Context): Part => {
  const [field] = section.fields;
  const answer = context.answers[field.key] ?? [];
  const labels = field.kind === 'people' ? field.columns : field.columns.map((column) => column.label);
  const rows =
    field.kind === 'people'
      ? (answer as readonly Person[]).map(({ name, role }) => [name, role])
      : tableRows(field, answer as readonly Row[], context);
  const heading = section.heading ?? (field.kind === 'people' ? field.label : undefined);
  return {
    kind: 'table',
    ...(heading === undefined ? {} : { heading }),
    columns: labels.map((label, index) => ({ label, weight: section.weights[index] ?? 1 })),
    rows,
    paperRows: section.paperRows,
  };
};

const part = (section: Section, context: Context): Part | undefined => {
  switch (section.layout) {
    case 'strip':
      return { kind: 'strip', cells: section.fields.map((field) => cell(field, context)) };
    case 'side':
    case 'top': {
      const [field] = section.fields;
      return { kind: 'box', labelAt: section.layout, label: field.label, text: inWords(field, context) };
    }
    case 'table':
      return table(section, context);
    case 'signatures':
      return { kind: 'signatures', cells: section.fields.map((field) => cell(field, context)) };
    case 'note':
      return { kind: 'note', text: section.text };
    case 'extra':
      return undefined;
  }
};

/**
 * The sheet in the local authority's words. `extras` are facts the paper has no box for ("Cycle 2", "SENCO: …"); they and the
 * answered extra fields become the fine print.
 */
export function toDocument(options: {
  readonly sheet: Sheet;
  readonly answers: Answers;
  readonly facts: Facts;
  readonly profile: Profile;
  readonly extras: readonly string[];
  readonly footer: string;
}): Document {
  const { extras, footer } = options;
  const sheet = localSheet(options.profile, options.sheet);
  const answered = fieldsOf(sheet)
    .filter((field) => field.extra)
    .map((field) => ({ label: field.label, text: inWords(field, options) }))
    .filter(({ text }) => text !== '');
  return {
    title: sheet.title,
    orientation: sheet.orientation,
    parts: sheet.sections.map((section) => part(section, options)).filter((made) => made !== undefined),
    finePrint: [...extras, ...answered.map(({ label, text }) => `${label}: ${text}`)],
    footer,
  };
}
