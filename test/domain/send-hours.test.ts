import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { dateAt } from '../../src/domain/dates.ts';
import { isOpenDay } from '../../src/domain/open-days.ts';
import { nextSendTime, openingOf } from '../../src/domain/send-hours.ts';
import { USUAL_HOURS } from '../../src/domain/setting.ts';
import { anyCalendar, calendars } from '../support/calendars.ts';

const zoned = { timeZone: 'Europe/London', hours: USUAL_HOURS };
const at = (instant: string): number => Date.parse(instant);
const iso = (ms: number): string => new Date(ms).toISOString().replace(':00.000Z', 'Z');
const next = (now: string): string =>
  iso(nextSendTime({ now: at(now), ...zoned, ...calendars['year-round'] }));

it.each([
  ['in the hours: now', '2026-01-14T10:15:00Z', '2026-01-14T10:15Z'],
  ['the first minute', '2026-01-14T08:00:00Z', '2026-01-14T08:00Z'],
  ['the last minute', '2026-01-14T17:29:00Z', '2026-01-14T17:29Z'],
  ['closing time is too late', '2026-01-14T17:30:00Z', '2026-01-15T08:00Z'],
  ['before opening', '2026-01-14T03:00:00Z', '2026-01-14T08:00Z'],
  ['Friday evening', '2026-01-16T20:00:00Z', '2026-01-19T08:00Z'],
  ['over Christmas', '2025-12-19T18:00:00Z', '2026-01-05T08:00Z'],
  ['Easter Monday', '2026-04-06T09:00:00Z', '2026-04-07T07:00Z'],
  ['summer time in the evening', '2026-07-01T16:30:00Z', '2026-07-02T07:00Z'],
  ['the day the clocks go forward', '2027-03-28T10:00:00Z', '2027-03-30T07:00Z'],
  ['over the change to summer time', '2027-03-25T18:00:00Z', '2027-03-30T07:00Z'],
  ['the day the clocks go back', '2027-10-31T07:30:00Z', '2027-11-01T08:00Z'],
  ['over the change to winter time', '2027-10-29T17:00:00Z', '2027-11-01T08:00Z'],
])('%s: %s → %s', (_what, now, sent) => {
  expect(next(now)).toBe(sent);
});

it.each([
  ['2027-03-28', '08:00', '2027-03-28T07:00Z'],
  ['2027-03-27', '08:00', '2027-03-27T08:00Z'],
  ['2027-03-28', '01:30', '2027-03-28T01:30Z'],
  ['2027-10-31', '08:00', '2027-10-31T08:00Z'],
  ['2027-10-30', '08:00', '2027-10-30T07:00Z'],
  ['2027-10-31', '01:30', '2027-10-31T00:30Z'],
])('opens on %s at %s: %s', (date, from, opens) => {
  const { timeZone } = zoned;
  expect(iso(openingOf({ date, timeZone, hours: { from, to: '17:30' } }))).toBe(opens);
});

it('is never before now, always on an open day in the hours, and stays once reached', () => {
  const anyNow = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') });
  fc.assert(
    fc.property(anyCalendar, anyNow, (calendar, now) => {
      const sent = nextSendTime({ now, ...zoned, ...calendar });
      expect(sent).toBeGreaterThanOrEqual(now);
      expect(isOpenDay({ ...calendar, date: dateAt(sent, zoned.timeZone) })).toBe(true);
      expect(nextSendTime({ now: sent, ...zoned, ...calendar })).toBe(sent);
    }),
  );
});

it.each(['UTC', 'Europe/London', 'Pacific/Auckland'])('does not depend on a server in %s', (TZ) => {
  const script = `
    import { nextSendTime } from './src/domain/send-hours.ts';
    const zoned = ${JSON.stringify({ ...zoned, closures: [], bankHolidays: [] })};
    const days = ['2027-03-26T18:00:00Z', '2027-10-29T17:00:00Z'];
    process.stdout.write(days.map((now) => nextSendTime({ now: Date.parse(now), ...zoned })).join());`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const told = execFileSync(process.execPath, args, { env: { ...process.env, TZ }, encoding: 'utf8' });
  expect(told.split(',').map((ms) => iso(Number(ms)))).toEqual(['2027-03-29T07:00Z', '2027-11-01T08:00Z']);
});
