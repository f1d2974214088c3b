import type ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { addDays, type IsoDate } from './dates.ts';

/** The zone as the file names it, which the types leave out. */
const zoneNameOf = (time: ICAL.Time): string => (time as { timezone?: string }).timezone ?? '';

/** The moment in the setting's zone. A zone the file does not define is looked up by name; without one, local. */
function wallTime(time: ICAL.Time, timeZone: string): Temporal.PlainDateTime {
  if (time.zone.tzid !== 'floating')
    return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000)
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime();
  const plain = Temporal.PlainDateTime.from(time.toString());
  try {
    return plain.toZonedDateTime(zoneNameOf(time)).withTimeZone(timeZone).toPlainDateTime();
  } catch {
    return plain;
  }
}

const dayOf = (time: ICAL.Time, timeZone: string): IsoDate =>
  time.isDate ? time.toString() : wallTime(time, timeZone).toPlainDate().toString();

/** The first and the last day of an event, whose end does not belong to it: a day, or a midnight. */
export function daysOf({
  start,
  end,
  timeZone,
}: {
  readonly start: ICAL.Time;
  readonly end: ICAL.Time;
  readonly timeZone: string;
}): { readonly from: IsoDate; readonly to: IsoDate } {
  const from = dayOf(start, timeZone);
  const to = dayOf(end, timeZone);
  const midnight = end.isDate || wallTime(end, timeZone).toPlainTime().equals('00:00');
  return { from, to: midnight && to > from ? addDays(to, -1) : to };
}
