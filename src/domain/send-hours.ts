import { dateAt, type IsoDate, instantAt } from './dates.ts';
import { type Calendar, isOpenDay, nthOpenDayAfter } from './open-days.ts';
import type { MessageHours } from './setting.ts';

interface Zoned {
  readonly timeZone: string;
  readonly hours: MessageHours;
}

/** When the message hours of a day begin. */
export const openingOf = ({ date, timeZone, hours }: Zoned & { readonly date: IsoDate }): number =>
  instantAt({ date, time: hours.from, timeZone });

/** The first moment from now on at which a message may be sent: on an open day, within the hours (domain.md §4). */
export function nextSendTime({
  now,
  timeZone,
  hours,
  ...calendar
}: Zoned & Calendar & { readonly now: number }): number {
  const date = dateAt(now, timeZone);
  if (isOpenDay({ ...calendar, date }) && now < instantAt({ date, time: hours.to, timeZone }))
    return Math.max(now, openingOf({ date, timeZone, hours }));
  return openingOf({ date: nthOpenDayAfter({ ...calendar, date, n: 1 }), timeZone, hours });
}
