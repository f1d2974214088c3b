import { lastOpenDayBefore, openDayFrom } from '../../src/domain/open-days.ts';
import { calendars } from '../support/calendars.ts';

it.each([
  ['a day in the week', '2026-01-14', '2026-01-13'],
  ['a Monday', '2026-01-19', '2026-01-16'],
  ['the day after Easter Monday', '2026-04-07', '2026-04-02'],
  ['the first day of a closure', '2025-12-20', '2025-12-19'],
  ['a day inside a closure', '2025-12-29', '2025-12-19'],
  ['the day of reopening', '2026-01-05', '2025-12-19'],
  ['the day after a leap day', '2028-03-01', '2028-02-29'],
])('the last open day before %s', (_what, date, last) => {
  expect(lastOpenDayBefore({ date, ...calendars['year-round'] })).toBe(last);
});

it.each([
  ['an open day itself', '2026-01-14', '2026-01-14'],
  ['a Saturday', '2026-01-17', '2026-01-19'],
  ['a bank holiday', '2026-04-06', '2026-04-07'],
  ['a closure', '2025-12-20', '2026-01-05'],
])('the first open day from %s', (_what, date, first) => {
  expect(openDayFrom({ date, ...calendars['year-round'] })).toBe(first);
});

it('gives up on a setting that was never open', () => {
  const closures = [{ from: '2000-01-01', to: '2100-01-01' }];
  expect(() => lastOpenDayBefore({ date: '2026-01-14', closures, bankHolidays: [] })).toThrow('no open day');
});
