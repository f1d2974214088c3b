import type { CellField, Field, FieldOf } from './field.ts';
import type { Profile } from './profile.ts';
import type { FieldWords, SheetWords } from './profile-wording.ts';
import { fieldsOf, type Section, type Sheet } from './sheet.ts';
import { recordOfIntervention } from './sheets/record-of-intervention.ts';

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "eight weeks", "15 weeks", "60 days". */
export const inWeeks = (days: number): string => {
  const weeks = days / 7;
  if (!Number.isInteger(weeks)) return `${days} days`;
  return weeks === 1 ? 'one week' : `${NUMBERS[weeks] ?? weeks} weeks`;
};

/** The words a field has of its own, and none of its rules. */
const reworded = <F extends Field>(field: F, words: FieldWords | undefined, { cycle }: Profile): F => {
  const hint = words?.hint ?? field.hint?.replace('{cycle}', inWeeks(cycle.dueDays));
  const label = words?.label ?? field.label;
  return { ...field, label, ...(hint === undefined ? {} : { hint }) };
};

function localField(field: Field, { fields = {} }: SheetWords, profile: Profile): Field {
  const words = fields[field.key];
  const own = reworded(field, words, profile);
  if (own.kind === 'people' && words?.columns) return { ...own, columns: words.columns };
  if (own.kind !== 'rows') return own;
  const columns = own.columns.map((column) =>
    reworded(column, fields[`${field.key}.${column.key}`], profile),
  );
  return { ...own, columns };
}

function localSection(section: Section, words: SheetWords, profile: Profile): Section {
  const fields = section.fields.map((field) => localField(field, words, profile));
  const heading = words.fields?.[section.fields[0]?.key ?? '']?.heading;
  const more = {
    ...(section.layout === 'note' && words.note !== undefined ? { text: words.note } : {}),
    ...(section.layout === 'table' && heading !== undefined ? { heading } : {}),
  };
  // The same fields in the same number, each of its own kind: the section is of its own layout still.
  return { ...section, ...more, fields } as Section;
}

/** The sheet in a local authority's words: the same keys, kinds, order and rules. */
export function localSheet(profile: Profile, sheet: Sheet): Sheet {
  const words: SheetWords = profile.sheets[sheet.id] ?? {};
  return {
    ...sheet,
    title: words.title ?? sheet.title,
    modalTitle: words.modalTitle ?? sheet.modalTitle,
    sections: sheet.sections.map((section) => localSection(section, words, profile)),
  };
}

/** A table of a sheet in the authority's words, by its key. */
export const localRows = (profile: Profile, sheet: Sheet, key: string): FieldOf<'rows'> | undefined =>
  fieldsOf(localSheet(profile, sheet)).find(
    (field): field is FieldOf<'rows'> => field.kind === 'rows' && field.key === key,
  );

/** The columns of one entry of the record, which are also the fields of its form. */
export const entryFieldsIn = (profile: Profile): readonly CellField[] =>
  localRows(profile, recordOfIntervention, 'entries')?.columns ?? [];
