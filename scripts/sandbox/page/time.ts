const zone = 'Europe/London';

const parts = (ms: number, options: Intl.DateTimeFormatOptions): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options })
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );

const two = '2-digit';
const clock = { hour: two, minute: two, hourCycle: 'h23' } as const;

export const msOf = (ts: string): number => Number(ts) * 1000;

/** "09:04" */
export const timeOf = (ts: string): string => {
  const { hour, minute } = parts(msOf(ts), clock);
  return `${hour}:${minute}`;
};

const longDay = (ms: number): string => {
  const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const { weekday, day, month, year } = parts(ms, long);
  return `${weekday} ${day} ${month} ${year}`;
};

/** "Monday 2 March 2026", without the comma that some browsers put in. */
export const dayOf = (ts: string): string => longDay(msOf(ts));

/** The same for a date such as 2026-03-02: a date field shows it in the browser's own way, in numbers. */
export const dayWords = (date: string): string => longDay(Date.parse(`${date}T12:00Z`));

/** "2026-03-02T09:04", as a date and time field wants it. */
export const londonDateTime = (seconds: number): string => {
  const numbers = { year: 'numeric', month: two, day: two, ...clock } as const;
  const { year, month, day, hour, minute } = parts(seconds * 1000, numbers);
  return `${year}-${month}-${day}T${hour}:${minute}`;
};

/** The instant of a wall clock in London: read as UTC first, then moved by what London's clock shows then. */
export const londonSeconds = (local: string): number => {
  const asUtc = Date.parse(`${local}Z`) / 1000;
  const shown = Date.parse(`${londonDateTime(asUtc)}Z`) / 1000;
  return asUtc - (shown - asUtc);
};
