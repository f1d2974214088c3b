import { dateAt } from './domain/dates.ts';

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** The date on the wall in a time zone such as `Europe/London`, as `YYYY-MM-DD`. Never depends on `TZ`. */
  today(timeZone: string): string;
}

/** A clock over any source of milliseconds: the system's, or a fixed one in a test. */
export const clockFrom = (now: () => number): Clock => ({
  now,
  today: (timeZone) => dateAt(now(), timeZone),
});

export const systemClock: Clock = clockFrom(Date.now);
