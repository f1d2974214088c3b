import { clockFrom } from '../src/clock.ts';

describe('clockFrom', () => {
  it.each([
    ['2026-06-30T22:59:59Z', 'Europe/London', '2026-06-30'],
    ['2026-06-30T23:00:00Z', 'Europe/London', '2026-07-01'],
    ['2026-01-01T00:00:00Z', 'Europe/London', '2026-01-01'],
    ['2026-01-01T00:00:00Z', 'America/New_York', '2025-12-31'],
  ])('at %s it is in %s the date %s', (instant, timeZone, date) => {
    expect(clockFrom(() => Date.parse(instant)).today(timeZone)).toBe(date);
  });
});
