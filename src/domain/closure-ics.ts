import ICAL from 'ical.js';
import { daysOf } from './closure-ics-dates.ts';
import type { FoundClosure, FoundClosures } from './closures.ts';
import { addDays, type IsoDate, longDate } from './dates.ts';

const DAYS_BACK = 366;
const DAYS_AHEAD = 3 * 366;
/** Steps of a rule looked at: a yearly one since the year dot passes, one for every minute does not. */
const MOST_STEPS = 5000;

interface Reading {
  readonly text: string;
  readonly timeZone: string;
  readonly today: IsoDate;
}

const nameOf = (event: ICAL.Event): string => (event.summary ?? '').replace(/\s+/gu, ' ').trim();
const whereOf = (event: ICAL.Event): string =>
  nameOf(event) === '' ? 'An event without a title' : `The event “${nameOf(event)}”`;

class Unreadable extends Error {}

function closureOf(
  event: ICAL.Event,
  { start, end }: { start: ICAL.Time; end: ICAL.Time },
  timeZone: string,
): FoundClosure {
  const name = nameOf(event);
  const days = daysOf({ start, end, timeZone });
  return { where: whereOf(event), closure: { ...days, ...(name === '' ? {} : { label: name }) } };
}

/** A repeating event, from a year back to three years ahead. */
function occurrencesOf(event: ICAL.Event, { timeZone, today }: Reading): readonly FoundClosure[] {
  const dates = event.iterator();
  const found: FoundClosure[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const date = dates.next();
    if (!date) return found;
    const { item, startDate: start, endDate: end } = event.getOccurrenceDetails(date);
    const one = closureOf(item, { start, end }, timeZone);
    if (one.closure.from > addDays(today, DAYS_AHEAD)) return found;
    const isCancelled = item.component.getFirstPropertyValue('status') === 'CANCELLED';
    if (!isCancelled && one.closure.to >= addDays(today, -DAYS_BACK)) found.push(one);
  }
  throw new Unreadable(`${whereOf(event)} repeats too often to be a closure. Please leave it out.`);
}

function closuresOf(event: ICAL.Event, reading: Reading): readonly FoundClosure[] {
  if (!event.component.hasProperty('dtstart'))
    throw new Unreadable(`${whereOf(event)} has no date. Please give it one, or leave it out.`);
  try {
    if (event.isRecurring()) return occurrencesOf(event, reading);
    return [closureOf(event, { start: event.startDate, end: event.endDate }, reading.timeZone)];
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable(`${whereOf(event)} has a date we cannot read. Please correct it, or leave it out.`);
  }
}

/** The calendars of a file; what else it holds is named. */
function calendarsOf(text: string): readonly ICAL.Component[] {
  const parsed: unknown = (() => {
    try {
      return ICAL.parse(text);
    } catch {
      throw new Unreadable('This calendar breaks off or is damaged. Please export it again.');
    }
  })();
  const list = Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[]);
  return list.map((jcal) => new ICAL.Component(jcal as string));
}

function eventsOf(text: string): readonly ICAL.Event[] {
  const calendars = calendarsOf(text);
  const foreign = calendars.find(({ name }) => name !== 'vcalendar');
  if (foreign) throw new Unreadable(`This file is a ${foreign.name.toUpperCase()}, not a calendar.`);
  const parts = calendars.flatMap((calendar) => calendar.getAllSubcomponents());
  const events = parts.filter(({ name }) => name === 'vevent');
  const others = [...new Set(parts.map(({ name }) => name.toUpperCase()))].join(', ');
  if (events.length === 0)
    throw new Unreadable(
      `This calendar holds no events${others ? `, only ${others}` : ''}. Please export the one with your closures.`,
    );
  const isMaster = (uid: unknown) =>
    events.some((other) => other.getFirstPropertyValue('uid') === uid && !other.hasProperty('recurrence-id'));
  return (
    events
      .filter((event) => event.getFirstPropertyValue('status') !== 'CANCELLED')
      // A changed occurrence comes with the event it belongs to.
      .filter((event) => !event.hasProperty('recurrence-id') || !isMaster(event.getFirstPropertyValue('uid')))
      .map((event) => new ICAL.Event(event))
  );
}

/** Closures of a calendar file: each event is one, by its days in the setting's zone. */
export function readClosureIcs(reading: Reading): FoundClosures {
  try {
    const found = eventsOf(reading.text).flatMap((event) => closuresOf(event, reading));
    if (found.length > 0) return { ok: true, found };
    return {
      ok: false,
      problem: `This calendar holds no events from ${longDate(addDays(reading.today, -DAYS_BACK))} on.`,
    };
  } catch (cause) {
    if (cause instanceof Unreadable) return { ok: false, problem: cause.message };
    throw cause;
  }
}
