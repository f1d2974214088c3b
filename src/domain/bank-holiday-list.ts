import { z } from 'zod';
import { type IsoDate, isDate } from './dates.ts';

const DIVISION = 'england-and-wales';

const event = z.object({
  title: z.string().min(1),
  date: z.string().refine(isDate),
  notes: z.string(),
  bunting: z.boolean(),
});
const official = z.object({
  [DIVISION]: z.object({ division: z.literal(DIVISION), events: z.array(event).min(8) }),
});

export type BankHolidayList = {
  readonly source: string;
  readonly readOn: IsoDate;
  readonly division: typeof DIVISION;
  readonly events: readonly z.infer<typeof event>[];
};

/** The list we keep, from the official JSON; null where that is not in the shape we know. */
export function bankHolidayList({
  json,
  source,
  readOn,
}: {
  readonly json: unknown;
  readonly source: string;
  readonly readOn: IsoDate;
}): BankHolidayList | null {
  const read = official.safeParse(json);
  return read.success ? { source, readOn, ...read.data[DIVISION] } : null;
}
