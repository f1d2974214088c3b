import { ICalCalendar, ICalEventTransparency } from 'ical-generator';

interface Event {
  readonly uid: string;
  readonly date: string;
  readonly summary: string;
  readonly description: string;
}

/** Calendars that listen to it ask again after an hour; many ask only once a day. */
const AGAIN_AFTER_S = 60 * 60;

/** Review dates as an iCalendar feed: days, never times. */
export function feedIcs({
  events,
  now,
}: {
  readonly events: readonly Event[];
  readonly now: number;
}): string {
  const calendar = new ICalCalendar({
    name: 'SEN reviews',
    prodId: { company: 'graduated-response', product: 'reviews', language: 'EN' },
    ttl: AGAIN_AFTER_S,
  });
  for (const { uid, date, summary, description } of events)
    calendar.createEvent({
      id: `${uid}@graduated-response`,
      stamp: new Date(now),
      start: date,
      allDay: true,
      // A due date takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
      summary,
      description,
    });
  return calendar.toString();
}
