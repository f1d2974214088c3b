import { z } from 'zod';
import type { Field } from './field.ts';
import { line } from './profile-text.ts';
import { askedFields, fieldsOf, type Sheet } from './sheet.ts';
import { sheets } from './sheets/index.ts';

/** Slack cuts a modal's title at 24 characters; the other bounds keep a sheet looking like one. */
const fieldWords = z.strictObject({
  label: line(200).optional(),
  hint: line(500).optional(),
  /** The two columns of a list of people. */
  columns: z.tuple([line(100), line(100)]).optional(),
  /** The bold line over a table. */
  heading: line(200).optional(),
});

const sheetWords = z.strictObject({
  title: line(150).optional(),
  modalTitle: line(24).optional(),
  /** The printed instruction of the sheet. */
  note: line(500).optional(),
  /** By field key; a column of a table is `table.column`. */
  fields: z.record(z.string(), fieldWords).optional(),
});

export type FieldWords = Readonly<z.infer<typeof fieldWords>>;
export type SheetWords = Readonly<z.infer<typeof sheetWords>>;

interface Problem {
  readonly path: readonly string[];
  readonly message: string;
}

const HINTED: readonly Field['kind'][] = ['text', 'long', 'date', 'choice', 'lines'];

/** What of a field may be worded otherwise: never its key, its kind or its choices. */
const wordable = (field: Field): readonly (keyof FieldWords)[] => [
  'label',
  ...(HINTED.includes(field.kind) ? (['hint'] as const) : []),
  ...(field.kind === 'people' ? (['columns', 'heading'] as const) : []),
  ...(field.kind === 'rows' ? (['heading'] as const) : []),
];

/** Every field of a sheet by the name a profile gives it. */
const nameable = (sheet: Sheet): ReadonlyMap<string, Field> =>
  new Map(
    fieldsOf(sheet).flatMap((field): [string, Field][] => [
      [field.key, field],
      ...(field.kind === 'rows'
        ? field.columns.map((column): [string, Field] => [`${field.key}.${column.key}`, column])
        : []),
    ]),
  );

const listed = (names: Iterable<string>): string => [...names].join(', ');

function fieldProblems(sheet: Sheet, words: SheetWords): readonly Problem[] {
  const known = nameable(sheet);
  return Object.entries(words.fields ?? {}).flatMap(([name, given]): Problem[] => {
    const path = ['fields', name];
    const field = known.get(name);
    if (!field) return [{ path, message: `is no field of this sheet; choose among ${listed(known.keys())}` }];
    const may = wordable(field);
    return Object.keys(given)
      .filter((part) => !may.some((allowed) => allowed === part))
      .map((part) => ({
        path: [...path, part],
        message: `cannot be given for this field; it takes ${listed(may)}`,
      }));
  });
}

/** Two fields of one form under one label could not be told apart. */
function labelProblems(sheet: Sheet, words: SheetWords): readonly Problem[] {
  const labels = askedFields(sheet).map(({ key, label }) => ({
    key,
    label: words.fields?.[key]?.label ?? label,
  }));
  return labels
    .filter(({ label }, index) => labels.findIndex((other) => other.label === label) < index)
    .map(({ key }) => ({
      path: ['fields', key, 'label'],
      message: 'is the label of another field of this sheet, too; give each its own',
    }));
}

function sheetProblems(id: string, words: SheetWords): readonly Problem[] {
  const sheet: Sheet | undefined = sheets.find((each) => each.id === id);
  if (!sheet)
    return [{ path: [], message: `is no sheet; choose among ${listed(sheets.map((each) => each.id))}` }];
  const note: readonly Problem[] =
    words.note !== undefined && !sheet.sections.some(({ layout }) => layout === 'note')
      ? [{ path: ['note'], message: 'cannot be given: this sheet has no printed instruction' }]
      : [];
  return [...note, ...fieldProblems(sheet, words), ...labelProblems(sheet, words)];
}

/** Other words for the five sheets, by sheet id. What is left out stays as the paper prints it. */
export const wordingSchema = z.record(z.string(), sheetWords).superRefine((wording, context) => {
  for (const [id, words] of Object.entries(wording))
    for (const { path, message } of sheetProblems(id, words))
      context.addIssue({ code: 'custom', path: [id, ...path], message });
});
