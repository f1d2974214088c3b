import type { KnownBlock } from '@slack/types';
import { optionsOf } from '../src/domain/answers.ts';
import { byKind, type CellField, type Field, type FieldOf, type PerKindOf } from '../src/domain/field.ts';
import { localSheet } from '../src/domain/local-sheet.ts';
import { formatPeople } from '../src/domain/people.ts';
import type { Profile } from '../src/domain/profile.ts';
import { type Answers, fieldsOf, type Line, type Person, type Row, type Sheet } from '../src/domain/sheet.ts';
import { dateWords, type Facts } from '../src/domain/to-document.ts';
import { choiceInput, dateInput, textInput } from './inputs.ts';
import { actions, button, small, words } from './parts.ts';
import { clip, escapeText, optionLabel, plain } from './text.ts';

export const ROW_ADD = 'row-add';
export const ROW_CHANGE = 'row-change';

interface Prefill {
  readonly answers: Answers;
  readonly facts: Facts;
  readonly profile: Profile;
  readonly today: string;
  /** Advice under the rows, never a block: what would make a target SMARTer. */
  readonly advice?: readonly string[];
}

const shown = (row: Row, columns: readonly CellField[]): string =>
  columns
    .filter((column) => !column.optional && column.kind !== 'choice')
    .map((column) => (column.kind === 'date' ? dateWords(row[column.key] ?? '') : row[column.key]))
    .filter(Boolean)
    .join(' · ');

const rowMenu = (field: FieldOf<'rows'>, row: Row, index: number, count: number): KnownBlock => ({
  type: 'section',
  block_id: `row-${field.key}-${row.id}`,
  text: plain(`${index + 1}. ${clip(shown(row, field.columns), 1500)}`),
  accessory: {
    type: 'overflow',
    action_id: ROW_CHANGE,
    options: [
      { text: optionLabel('Edit'), value: `edit|${field.key}|${row.id}` },
      ...(index > 0 ? [{ text: optionLabel('Move up'), value: `up|${field.key}|${row.id}` }] : []),
      ...(index < count - 1
        ? [{ text: optionLabel('Move down'), value: `down|${field.key}|${row.id}` }]
        : []),
      { text: optionLabel('Remove'), value: `remove|${field.key}|${row.id}` },
    ],
  },
});

const rowList = (
  field: FieldOf<'rows'>,
  rows: readonly Row[],
  advice: readonly string[],
): readonly KnownBlock[] => [
  { type: 'section', text: { type: 'mrkdwn', text: `*${escapeText(field.label)}*` } },
  ...(rows.length === 0 ? [small(`No ${field.item} yet.`)] : []),
  ...rows.map((row, index) => rowMenu(field, row, index, rows.length)),
  ...advice.map(small),
  ...(rows.length < field.most
    ? [actions(button({ action: ROW_ADD, label: `Add ${field.item}`, value: field.key }))]
    : [small(`That is the most one sheet holds: ${field.most}.`)]),
];

/** Table 4: kind of field → what the form shows for it, filled in with what is known. */
const blocks: PerKindOf<[Prefill], readonly KnownBlock[]> = {
  text: (field, { answers }) => [textInput({ ...field, initial: answers[field.key] as string })],
  long: (field, { answers }) => [
    textInput({ ...field, multiline: true, initial: answers[field.key] as string }),
  ],
  date: (field, { answers, today }) => [
    dateInput({
      ...field,
      initial: (answers[field.key] as string) || (field.initial === 'today' ? today : ''),
    }),
  ],
  choice: (field, { answers, profile }) => [
    choiceInput({ ...field, options: optionsOf(field, profile), initial: answers[field.key] as string }),
  ],
  people: (field, { answers }) => [
    textInput({
      ...field,
      hint: `${field.columns.join(', ')}: one person on each line, such as: Joanna Nowak, mother`,
      multiline: true,
      initial: formatPeople((answers[field.key] as readonly Person[]) ?? []),
    }),
  ],
  lines: (field, { answers }) => [
    textInput({
      ...field,
      multiline: true,
      initial: ((answers[field.key] as readonly Line[]) ?? []).map(({ text }) => text).join('\n'),
    }),
  ],
  rows: (field, { answers, advice }) =>
    rowList(field, (answers[field.key] as readonly Row[]) ?? [], advice ?? []),
  fact: (field, { facts }) => (facts[field.key] ? [words(`${field.label}: ${facts[field.key]}`)] : []),
  signature: () => [],
};

/** A list of fields as form blocks, in the order given. */
export const fieldBlocks = (fields: readonly Field[], prefill: Prefill): readonly KnownBlock[] =>
  fields.flatMap((field) => byKind(blocks, field, prefill));

/** A sheet's form: the paper's labels in the paper's order, in the words of the local authority. */
export const sheetBlocks = (sheet: Sheet, prefill: Prefill): readonly KnownBlock[] =>
  fieldBlocks(fieldsOf(localSheet(prefill.profile, sheet)), prefill);
