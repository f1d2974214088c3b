import { z } from 'zod';
import { isDate } from './dates.ts';
import { byKind, type ChoiceField, type Field, type Option, type PerKindOf } from './field.ts';
import { sameWords } from './names.ts';
import { parsePeople } from './people.ts';
import type { Profile } from './profile.ts';
import { type Answer, type Answers, askedFields, type Line, type Row, type Sheet } from './sheet.ts';

/** Slack's own bound for one text box, in characters. */
export const BOX_LIMIT = 3000;

/** What a form hands in for a field: typed text, or rows kept in a draft. */
export type RawAnswer = string | readonly Row[];
export type RawAnswers = Readonly<Record<string, RawAnswer | undefined>>;

/** Sentences by field key, each to stand beside its field. */
export type FieldErrors = Readonly<Record<string, string>>;
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors };

interface Context {
  readonly profile: Profile;
  /** The list this answer replaces, whose ids are kept for lines that stay. */
  readonly previous?: Answer;
  readonly newId: () => string;
}

/** The options of a choice, with the setting's own words where the sheet leaves them to the profile. */
export function optionsOf(field: ChoiceField, profile: Profile): readonly Option[] {
  if (field.from === undefined) return field.options ?? [];
  if (field.from === 'grLevels') return profile.grLevels;
  return profile.grLevels.filter((level) => profile.provisionMapLevels.includes(level.value));
}

const tidy = (raw: unknown): string =>
  typeof raw === 'string' ? raw.replace(/\r\n?/g, '\n').trim().normalize('NFC') : '';

const inWords = (n: number): string => n.toLocaleString('en-GB');

const typed = (field: { optional?: true }, max: number) =>
  z
    .preprocess(tidy, z.string())
    .refine((text) => field.optional === true || text !== '', 'Please fill this in.')
    .refine((text) => text.length <= max, {
      error: (issue) =>
        `This is ${inWords(String(issue.input).length)} characters; at most ${inWords(max)} fit here. Please shorten it.`,
    });

const lines = (most: number, previous: readonly Line[], newId: () => string) => (text: string) => {
  const texts = [...new Set(text.split('\n').map((line) => line.replace(/^\s*[-•*]\s+/, '').trim()))].filter(
    Boolean,
  );
  const gone = previous.filter((line) => !texts.includes(line.text));
  const taken = new Set<string>();
  const idFor = (line: string): string => {
    const same = previous.find((old) => old.text === line);
    const reworded = gone.find((old) => !taken.has(old.id) && sameWords(old.text, line));
    const id = same?.id ?? reworded?.id ?? newId();
    taken.add(id);
    return id;
  };
  const result = texts.map((line): Line => ({ id: idFor(line), text: line }));
  return { result, tooMany: result.length > most };
};

/** Table 1: kind of field → how a raw answer becomes an answer, or a sentence saying what is wrong. */
const schemas: PerKindOf<[Context], z.ZodType<Answer>> = {
  text: (field) =>
    typed(field, field.max ?? BOX_LIMIT).refine(
      (text) => !text.includes('\n'),
      'Please write this on one line.',
    ),
  long: (field) => typed(field, field.max ?? BOX_LIMIT),
  date: (field) =>
    typed(field, BOX_LIMIT).refine(
      (text) => text === '' || isDate(text),
      'Please choose a date, such as 3 March 2026.',
    ),
  choice: (field, { profile }) => {
    const values = optionsOf(field, profile).map((option) => option.value);
    return z
      .preprocess(tidy, z.string())
      .refine((value) => field.optional === true || value !== '', 'Please choose one.')
      .refine((value) => value === '' || values.includes(value), 'Please choose one of the options shown.');
  },
  people: (field) => typed(field, BOX_LIMIT).transform((text) => parsePeople(text)),
  lines: (field, { previous, newId }) =>
    typed(field, BOX_LIMIT).transform((text, issues): readonly Line[] => {
      const { result, tooMany } = lines(field.most, (previous as readonly Line[]) ?? [], newId)(text);
      if (tooMany)
        issues.addIssue({
          code: 'custom',
          message: `There are ${result.length} here; at most ${field.most} fit one plan. Please keep the most useful ones.`,
        });
      return result;
    }),
  rows: (field, context) =>
    z.array(z.record(z.string(), z.string())).transform((rows, issues): readonly Row[] => {
      if (rows.length < field.least)
        issues.addIssue({
          code: 'custom',
          message: `Please add at least one ${field.item} with “Add ${field.item}”.`,
        });
      if (rows.length > field.most)
        issues.addIssue({ code: 'custom', message: `At most ${field.most} ${field.item}s fit one sheet.` });
      const checked = rows.map((row) => checkFields(field.columns, row, context));
      if (checked.some((row) => !row.ok))
        issues.addIssue({
          code: 'custom',
          message: `One ${field.item} is not complete. Please open it and fill it in.`,
        });
      return rows.map((row, index) => {
        const cells = checked[index];
        return {
          ...(cells?.ok ? (cells.value as Record<string, string>) : row),
          id: row.id ?? context.newId(),
        };
      });
    }),
  fact: () => z.never(),
  signature: () => z.never(),
};

/** Checks a list of fields. The errors say what to do, each under its field's key. */
export function checkFields(
  fields: readonly Field[],
  raw: RawAnswers,
  context: Omit<Context, 'previous'>,
  previous: Answers = {},
): Checked<Answers> {
  const errors: Record<string, string> = {};
  const value: Record<string, Answer> = {};
  for (const field of fields) {
    const fallback = field.kind === 'rows' ? [] : '';
    const result = byKind(schemas, field, { ...context, previous: previous[field.key] }).safeParse(
      raw[field.key] ?? fallback,
    );
    if (result.success) value[field.key] = result.data;
    else errors[field.key] = result.error.issues[0]?.message ?? 'Please check this.';
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value };
}

/** Checks what a sheet's form handed in. */
export const checkAnswers = (
  sheet: Sheet,
  raw: RawAnswers,
  context: Omit<Context, 'previous'>,
  previous: Answers = {},
): Checked<Answers> => checkFields(askedFields(sheet), raw, context, previous);
