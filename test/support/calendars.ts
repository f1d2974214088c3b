import fc from 'fast-check';
import { bankHolidays } from '../../src/domain/bank-holidays.ts';
import { readClosures } from '../../src/domain/closures.ts';
import { addDays, type IsoDate } from '../../src/domain/dates.ts';
import type { Calendar } from '../../src/domain/open-days.ts';
import type { Closure } from '../../src/domain/setting.ts';
import { closuresOf } from './hazelbrook.ts';

const closuresFor = (pattern: string): readonly Closure[] => {
  const read = readClosures(closuresOf(pattern));
  if (!read.ok) throw new Error(read.problem);
  return read.closures.map(({ from, to }) => ({ from, to }));
};

/** The calendars of the invented settings: open all year but Christmas, or in term only. */
export const calendars = {
  'year-round': { closures: closuresFor('year-round'), bankHolidays },
  'term-time': { closures: closuresFor('term-time'), bankHolidays },
  none: { closures: [], bankHolidays },
} as const satisfies Record<string, Calendar>;
export type Pattern = keyof typeof calendars;

export const anyDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2025-01-01', days));

/** Closures one after another, none overlapping, from a day to a whole summer, some of them touching. */
const anyClosures = fc
  .array(fc.record({ gap: fc.nat(70), length: fc.oneof(fc.nat(9), fc.nat(60)) }), { maxLength: 9 })
  .map((parts) => {
    let day: IsoDate = '2025-01-20';
    return parts.map(({ gap, length }): Closure => {
      const from = addDays(day, gap);
      const to = addDays(from, length);
      day = addDays(to, 1);
      return { from, to };
    });
  });

export const anyCalendar = fc.record({
  closures: anyClosures,
  bankHolidays: fc.constantFrom(bankHolidays, []),
});
