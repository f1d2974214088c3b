import { Temporal } from 'temporal-polyfill';
import { dateAt, type IsoDate } from './dates.ts';
import { type Calendar, isOpenDay, nthOpenDayAfter } from './open-days.ts';
import type { MessageHours } from './setting.ts';

interface Zoned {
  readonly timeZone: string;
  readonly hours: MessageHours;
}

/** Milliseconds since the epoch at a wall-clock time; one that the clocks skip is the same time after the change. */
const instantOf = ({ date, time, timeZone }: { date: IsoDate; time: string; timeZone: string }): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;

/** When the message hours of a day begin. */
export const openingOf = ({ date, timeZone, hours }: Zoned & { readonly date: IsoDate }): number =>
  instantOf({ date, time: hours.from, timeZone });

/** The first moment from now on at which a message may be sent: on an open day, within the hours (domain.md §4). */
export function nextSendTime({
  now,
  timeZone,
  hours,
  ...calendar
}: Zoned & Calendar & { readonly now: number }): number {
  const date = dateAt(now, timeZone);
  if (isOpenDay({ ...calendar, date }) && now < instantOf({ date, time: hours.to, timeZone }))
    return Math.max(now, openingOf({ date, timeZone, hours }));
  return openingOf({ date: nthOpenDayAfter({ ...calendar, date, n: 1 }), timeZone, hours });
}
