import fc from 'fast-check';
import {
  addDays,
  compareDates,
  daysBetween,
  instantAt,
  isDate,
  isTime,
  isWeekend,
  longDate,
  weekday,
} from '../../src/domain/dates.ts';

const date = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

describe('calendar dates (domain.md §4)', () => {
  it.each([
    ['2026-03-03', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['2025-02-29', false],
    ['1900-02-29', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['03/03/2026', false],
    ['2026-03-03T00:00:00Z', false],
    [' 2026-03-03', false],
    ['+002026-03-03', false],
    ['', false],
    [undefined, false],
    [20260303, false],
  ])('%j is a date: %s', (value, answer) => {
    expect(isDate(value)).toBe(answer);
  });

  it.each([
    ['2025-11-03', 42, '2025-12-15'],
    ['2025-11-03', 56, '2025-12-29'],
    ['2026-02-23', 42, '2026-04-06'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01-01', 0, '2026-01-01'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each([
    ['2026-03-03', '3 March 2026', 'Tuesday', false],
    ['2026-04-06', '6 April 2026', 'Monday', false],
    ['2024-02-29', '29 February 2024', 'Thursday', false],
    ['2026-01-03', '3 January 2026', 'Saturday', true],
    ['2026-01-04', '4 January 2026', 'Sunday', true],
    ['2025-12-31', '31 December 2025', 'Wednesday', false],
  ])('%s reads %s, a %s', (iso, long, day, weekend) => {
    expect(longDate(iso)).toBe(long);
    expect(weekday(iso)).toBe(day);
    expect(isWeekend(iso)).toBe(weekend);
  });

  it('sorts by the calendar', () => {
    expect(['2026-01-02', '2025-12-31', '2026-01-01'].sort(compareDates)).toEqual([
      '2025-12-31',
      '2026-01-01',
      '2026-01-02',
    ]);
    expect(compareDates('2026-01-01', '2026-01-01')).toBe(0);
  });

  it('refuses to count with what is not a date', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });

  it('adds and counts as inverses, keeping order and weekdays', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        const to = addDays(from, days);
        expect(isDate(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(days);
        expect(Math.sign(compareDates(to, from))).toBe(Math.sign(days));
        expect(weekday(addDays(from, 7))).toBe(weekday(from));
      }),
    );
  });
});

describe('times on the wall', () => {
  it.each([
    ['08:30', true],
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['8:30', false],
    ['08:60', false],
    ['08:30:00', false],
    ['', false],
  ])('%j is a time: %s', (value, answer) => {
    expect(isTime(value)).toBe(answer);
  });

  it.each([
    ['2026-01-15', '08:30', 'Europe/London', '2026-01-15T08:30:00Z'],
    ['2026-07-15', '08:30', 'Europe/London', '2026-07-15T07:30:00Z'],
    // Clocks go forward at 01:00 and back at 02:00.
    ['2026-03-28', '08:30', 'Europe/London', '2026-03-28T08:30:00Z'],
    ['2026-03-29', '08:30', 'Europe/London', '2026-03-29T07:30:00Z'],
    ['2026-03-29', '01:30', 'Europe/London', '2026-03-29T01:30:00Z'],
    ['2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30:00Z'],
    ['2026-10-25', '08:30', 'Europe/London', '2026-10-25T08:30:00Z'],
    ['2026-01-15', '00:00', 'Pacific/Auckland', '2026-01-14T11:00:00Z'],
  ])('%s %s in %s is %s', (day, time, timeZone, instant) => {
    expect(instantAt({ date: day, time, timeZone })).toBe(Date.parse(instant));
  });
});
