import type { CsvProblem, RawRow } from './child-csv-text.ts';
import type { IsoDate } from './dates.ts';
import { fold } from './names.ts';

/** One child as typed in a spreadsheet. Setting and key person stay text: resolved where members are known. */
export interface ChildCells {
  readonly name: string;
  readonly preferredName: string;
  readonly dob: IsoDate;
  readonly setting: string;
  readonly keyPerson: string;
  readonly grLevel: string | undefined;
  readonly agencies: readonly string[];
  readonly homeLanguage: string;
  readonly parentalResponsibility: string;
  readonly groupProvisionMap: boolean | undefined;
  readonly agencyConsent: boolean | undefined;
}
export type ChildColumn = keyof ChildCells;

const HEADINGS: Readonly<Record<ChildColumn, readonly [label: string, ...otherNames: string[]]>> = {
  name: ['Name', 'child', "child's name", 'child name', 'full name', 'name of child'],
  preferredName: ['Preferred name', 'known as', 'nickname', 'likes to be called', 'latin name'],
  dob: ['Date of birth', 'dob', 'd.o.b.', 'birth date', 'birthday', 'born'],
  setting: ['Setting', 'nursery', 'setting name', 'setting code', 'site'],
  keyPerson: ['Key person', 'keyworker', 'key worker'],
  grLevel: ['GR level', 'gr', 'level', 'graduated response', 'graduated response level'],
  agencies: ['Agencies', 'agency', 'outside agencies', 'professionals / agencies involved', 'professionals'],
  homeLanguage: ['Home language', 'language', 'language at home', 'home languages'],
  parentalResponsibility: ['Parental responsibility', 'who has parental responsibility', 'pr'],
  groupProvisionMap: ['Group provision map', 'group map', 'on group provision map'],
  agencyConsent: [
    'Consent to contact agencies',
    'consent',
    'agency consent',
    'parental consent',
    'consent to contact agency',
  ],
};
const COLUMNS = Object.keys(HEADINGS) as readonly ChildColumn[];
export const REQUIRED: readonly ChildColumn[] = ['name', 'dob', 'setting'];

export const headingOf = (column: ChildColumn) => HEADINGS[column][0];
/** "Date of birth (DD/MM/YYYY) *" → "dateofbirth" */
const plainHeading = (heading: string) => fold(heading.replace(/\(.*\)/u, ''));
const columnOf = (heading: string) =>
  COLUMNS.find((column) => HEADINGS[column].some((name) => fold(name) === plainHeading(heading)));

export interface Header {
  /** Where each column we know stands in a row. */
  readonly places: ReadonlyMap<ChildColumn, number>;
  readonly width: number;
  readonly errors: readonly CsvProblem[];
}

export function readHeader({ line, cells }: RawRow, required: readonly ChildColumn[]): Header {
  const places = new Map<ChildColumn, number>();
  const errors: CsvProblem[] = [];
  cells.forEach((heading, place) => {
    const column = columnOf(heading);
    if (column && !places.has(column)) places.set(column, place);
    else if (column)
      errors.push({
        line,
        column: heading,
        message: `There are two columns for “${headingOf(column)}”. The first one was read.`,
      });
    else if (heading !== '')
      errors.push({
        line,
        column: heading,
        message: `“${heading}” is not a column we know, so it was left out.`,
      });
  });
  for (const column of required)
    if (!places.has(column))
      errors.push({
        line,
        column: headingOf(column),
        message: `Please add a column called “${headingOf(column)}”.`,
      });
  return { places, width: cells.length, errors };
}
