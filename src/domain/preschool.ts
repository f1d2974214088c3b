import { addDays, type IsoDate } from './dates.ts';

export type PreschoolStage = 'below' | 'preschool year' | 'school age';

export interface SchoolYear {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** `2025/26` */
  readonly label: string;
}

const firstYear = (date: IsoDate) => Number(date.slice(0, 4)) - (date.slice(5) < '09-01' ? 1 : 0);

const yearDigits = (year: number) => String(year).padStart(4, '0');

/** The school year, 1 September to 31 August, that holds a date. */
export function schoolYearOf(date: IsoDate): SchoolYear {
  const year = firstYear(date);
  const next = yearDigits(year + 1);
  return { from: `${yearDigits(year)}-09-01`, to: `${next}-08-31`, label: `${year}/${next.slice(2)}` };
}

/** 1 September after the fourth birthday, counted by cohort: born 2021-09-01 … 2022-08-31 → 2026-09-01. */
export const receptionStart = (dob: IsoDate): IsoDate => `${yearDigits(firstYear(dob) + 5)}-09-01`;

/**
 * Where a child stands on a date, by the cohort of their birthday (domain.md §3). A deferred start is not
 * known here: it comes in as advice to `choosePlan`.
 */
export function preschoolStage({ dob, on }: { readonly dob: IsoDate; readonly on: IsoDate }): PreschoolStage {
  const start = receptionStart(dob);
  if (on >= start) return 'school age';
  return schoolYearOf(addDays(start, -1)).from <= on ? 'preschool year' : 'below';
}
