const ZONE = 'Europe/London';

const clockFormat = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** An instant (milliseconds since the epoch) as "15:02" in England. */
export const clock = (at: number): string => clockFormat.format(at);
/** An instant as "3 March 2026" in England. */
export const longDay = (at: number): string => dayFormat.format(at);
