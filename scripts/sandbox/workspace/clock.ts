import { type Clock, clockFrom } from '../../../src/clock.ts';
import { addDays, type IsoDate, isDate, longDate, weekday } from '../../../src/domain/dates.ts';
import { instantAt } from '../demo/at-day.ts';

const TIME_ZONE = 'Europe/London';

/** The workspace's first day: a Monday in the story of the demo data. */
export const firstDay: IsoDate = '2026-03-02';

/** Farther than this nobody goes day by day to try something; it would take long. */
const FARTHEST_DAYS = 400;

export type Goal = 'next day' | 'next Monday' | { readonly date: string };

/** What somebody asked of the clock that it does not do; the message says why. */
export class ClockRefusal extends Error {}

export interface SandboxClock extends Clock {
  readonly day: () => IsoDate;
  /** "Monday 2 March 2026, 09:00" */
  readonly words: () => string;
  /** "Going to 9 March 2026", while it does. */
  readonly busy: () => string | null;
  /** Goes there day by day, at nine each day, and waits for what each day brings. Throws `ClockRefusal`. */
  readonly goTo: (goal: Goal) => Promise<void>;
  /** Goes no further, and waits for the day it is at. */
  readonly stop: () => Promise<void>;
}

const timeWords = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE });

const nextMonday = (today: IsoDate): IsoDate => {
  let day = addDays(today, 1);
  while (weekday(day) !== 'Monday') day = addDays(day, 1);
  return day;
};

const goalDay = (goal: Goal, today: IsoDate): IsoDate => {
  if (goal === 'next day') return addDays(today, 1);
  return goal === 'next Monday' ? nextMonday(today) : goal.date;
};

const refusal = ({ day, today, busy }: { day: string; today: IsoDate; busy: string | null }) => {
  if (busy) return `The clock is moving already: ${busy}.`;
  if (!isDate(day)) return 'Please choose a date.';
  if (day <= today) return `The clock only goes forward, and today is ${longDate(today)}.`;
  return day > addDays(today, FARTHEST_DAYS)
    ? `That is too far: the clock goes day by day, at most ${FARTHEST_DAYS} days at once.`
    : undefined;
};

/**
 * The clock of a workspace for trying: it runs as the real one does, and can be put forward. It starts at `at`,
 * or at nine on the first day.
 */
export const startClock = ({
  at = instantAt(firstDay),
  onDay,
  changed,
}: {
  at?: number | undefined;
  onDay: () => Promise<void>;
  changed: () => void;
}): SandboxClock => {
  let ahead = at - Date.now();
  let busy: string | null = null;
  let stopped = false;
  let walking: Promise<void> = Promise.resolve();
  const clock = clockFrom(() => Date.now() + ahead);
  const day = (): IsoDate => clock.today(TIME_ZONE);
  const walk = async (to: IsoDate): Promise<void> => {
    // What today brings is not mixed with tomorrow's.
    await onDay();
    for (let next = addDays(day(), 1); next <= to && !stopped; next = addDays(next, 1)) {
      ahead = instantAt(next) - Date.now();
      changed();
      await onDay();
    }
  };
  return {
    ...clock,
    day,
    words: () => `${weekday(day())} ${longDate(day())}, ${timeWords(clock.now())}`,
    busy: () => busy,
    goTo: async (goal) => {
      const to = goalDay(goal, day());
      const refused = refusal({ day: to, today: day(), busy });
      if (refused) throw new ClockRefusal(refused);
      busy = `Going to ${longDate(to)}`;
      try {
        walking = walk(to);
        await walking;
      } finally {
        busy = null;
        changed();
      }
    },
    stop: async () => {
      stopped = true;
      // Whoever asked for the walk hears how it failed.
      await walking.catch(() => {});
    },
  };
};
