import { addDays, dateAt, type IsoDate, instantAt, isTime } from './dates.ts';
import { type Calendar, isOpenDay } from './open-days.ts';
import type { MessageHours, Setting } from './setting.ts';

/** Somebody gets the list of today's targets in a setting, every open morning. */
export interface MorningList {
  readonly tenant: string;
  readonly settingId: string;
  readonly userId: string;
  /** On the setting's wall: `HH:MM`. */
  readonly at: string;
  /** Milliseconds since the epoch, of the app's clock. */
  readonly lookAt: number;
  /** Grows with every change. */
  readonly turn: number;
}

export const USUAL_MORNING = '08:30';

/** The last minute of the message hours is too late: nothing could be sent after it. */
export const mayMorningBe = ({ at, hours }: { readonly at: string; readonly hours: MessageHours }): boolean =>
  isTime(at) && hours.from <= at && at < hours.to;

/** With no open day for so long we look again then: closures may have been taken back. */
const LONGEST_WAIT_DAYS = 60;

export interface MorningStep {
  /** The day whose list is to be sent now. */
  readonly send: IsoDate | null;
  /** When to look next. */
  readonly lookAt: number;
}

/** Whether a list is to be sent now, and when it is looked at next: at its time on the next open day. */
export function morningStep({
  at,
  now,
  setting,
  bankHolidays,
}: Pick<Calendar, 'bankHolidays'> & {
  readonly at: string;
  readonly now: number;
  readonly setting: Pick<Setting, 'timeZone' | 'messageHours' | 'closures'>;
}): MorningStep {
  const { timeZone, messageHours: hours, closures } = setting;
  // The hours may have been changed since the time was chosen.
  const time = mayMorningBe({ at, hours }) ? at : hours.from;
  const on = (date: IsoDate, wall: string) => instantAt({ date, time: wall, timeZone });
  const isOpen = (date: IsoDate) => isOpenDay({ date, closures, bankHolidays });
  const today = dateAt(now, timeZone);
  const begun = now >= on(today, time);
  if (!begun && isOpen(today)) return { send: null, lookAt: on(today, time) };
  let next = addDays(today, 1);
  const last = addDays(today, LONGEST_WAIT_DAYS);
  while (next < last && !isOpen(next)) next = addDays(next, 1);
  // After the message hours today's list would come when today is over.
  const send = begun && isOpen(today) && now < on(today, hours.to) ? today : null;
  return { send, lookAt: on(next, time) };
}
