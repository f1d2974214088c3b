import { type Read, readDate, readLevel, readList, readYesNo } from './child-csv-cells.ts';
import {
  type ChildCells,
  type ChildColumn,
  type Header,
  headingOf,
  REQUIRED,
  readHeader,
} from './child-csv-header.ts';
import { type CsvProblem, type RawRow, readCells } from './child-csv-text.ts';
import { type IsoDate, longDate } from './dates.ts';
import type { Option } from './field.ts';
import { fold } from './names.ts';
import { defaultProfile } from './profile.ts';
import { unstorable } from './storable.ts';

export type { ChildCells } from './child-csv-header.ts';
export type { CsvProblem } from './child-csv-text.ts';

export interface ChildRow {
  /** Line in the file, the header being line 1. */
  readonly line: number;
  readonly cells: ChildCells;
}

export interface ChildCsv {
  /** Only rows without a problem. */
  readonly rows: readonly ChildRow[];
  readonly errors: readonly CsvProblem[];
}

export interface ChildCsvInput {
  readonly text: string;
  /** Used where the file names no setting. */
  readonly defaultSetting?: string;
  /** Refuses dates of birth after it. */
  readonly today?: IsoDate;
  /** Those of the setting's authority. */
  readonly levels?: readonly Option[];
}

/** Reads children pasted or uploaded as CSV: good rows, and every problem in plain English, row by row. */
export function parseChildCsv(input: ChildCsvInput): ChildCsv {
  const raw = readCells(input.text);
  if ('message' in raw) return { rows: [], errors: [raw] };
  const [first, ...rest] = raw;
  if (!first)
    return {
      rows: [],
      errors: [
        {
          line: 1,
          column: '',
          message: 'There is nothing here yet. Please paste the table with its headings.',
        },
      ],
    };

  const required = REQUIRED.filter((column) => column !== 'setting' || input.defaultSetting === undefined);
  const header = readHeader(first, required);
  if (required.some((column) => !header.places.has(column))) return { rows: [], errors: header.errors };
  if (rest.length === 0)
    return {
      rows: [],
      errors: [
        ...header.errors,
        { line: first.line, column: '', message: 'There are headings but no children below them yet.' },
      ],
    };

  const rows: ChildRow[] = [];
  const errors: CsvProblem[] = [...header.errors];
  const seen = new Map<string, number>();
  for (const row of rest) {
    const { cells, problems } = readRow(row, header, input);
    const key = [cells.name, cells.dob, cells.setting].map(fold).join('|');
    const before = seen.get(key);
    if (before !== undefined && problems.length === 0)
      problems.push({
        line: row.line,
        column: headingOf('name'),
        message: `${cells.name} with this date of birth is already on line ${before}. Please keep one of the two.`,
      });
    if (problems.length === 0) {
      seen.set(key, row.line);
      rows.push({ line: row.line, cells });
    }
    errors.push(...problems);
  }
  return { rows, errors };
}

function readRow(
  { line, cells: raw }: RawRow,
  { places, width }: Header,
  { defaultSetting = '', today, levels = defaultProfile.grLevels }: ChildCsvInput,
) {
  const problems: CsvProblem[] = [];
  const problem = (column: ChildColumn | undefined, message: string) =>
    problems.push({ line, column: column ? headingOf(column) : '', message });
  const lines = (column: ChildColumn) => raw[places.get(column) ?? -1] ?? '';
  const text = (column: ChildColumn) => lines(column).replace(/\s+/gu, ' ');
  const take = <T>(column: ChildColumn, read: Read<T>): T | undefined => {
    if (read.ok) return read.value;
    problem(column, read.message);
    return undefined;
  };

  if (raw.slice(width).some((cell) => cell !== ''))
    problem(
      undefined,
      'This line has more cells than there are headings. Please put quotation marks round a cell that holds a comma.',
    );
  for (const fault of new Set(raw.map(unstorable))) if (fault) problem(undefined, fault);
  const name = text('name');
  if (name === '') problem('name', 'Please add the child’s name.');
  const dob = text('dob') === '' ? undefined : take('dob', readDate(text('dob')));
  if (text('dob') === '') problem('dob', 'Please add the date of birth.');
  if (dob && today && dob > today)
    problem('dob', `${longDate(dob)} is still to come. Please check the year.`);
  const setting = text('setting') || defaultSetting;
  if (setting === '') problem('setting', 'Please say which setting.');

  const cells: ChildCells = {
    name,
    preferredName: text('preferredName'),
    dob: dob ?? '',
    setting,
    keyPerson: text('keyPerson'),
    grLevel: take('grLevel', readLevel(text('grLevel'), levels)),
    agencies: readList(lines('agencies')),
    homeLanguage: text('homeLanguage'),
    parentalResponsibility: text('parentalResponsibility'),
    groupProvisionMap: take('groupProvisionMap', readYesNo(text('groupProvisionMap'))),
    agencyConsent: take('agencyConsent', readYesNo(text('agencyConsent'))),
  };
  return { cells, problems };
}
