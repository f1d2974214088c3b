import fc from 'fast-check';
import { addDays, daysBetween, type IsoDate } from '../../src/domain/dates.ts';
import { dueNudges, type Nudge, type NudgeInput, nextNudgeDay } from '../../src/domain/nudges.ts';
import { isOpenDay, lastOpenDayBefore } from '../../src/domain/open-days.ts';
import { reviewClock } from '../../src/domain/review-clock.ts';
import { anyCalendar, anyDay } from '../support/calendars.ts';

const DAYS = 170;
const REVIEW = ['window', 'due soon', 'due', 'overdue'];
const isReview = ({ step }: Nudge): boolean => REVIEW.includes(step);

const clockOn = (input: NudgeInput, today: IsoDate) =>
  reviewClock({ ...input, planDate: input.startedOn, today });

const anyInput = fc
  .record({
    startedOn: anyDay,
    calendar: anyCalendar,
    wait: fc.option(fc.nat(120)),
    choice: fc.option(fc.constantFrom('before' as const, 'after' as const)),
  })
  .map(({ startedOn, calendar, wait, choice }): NudgeInput => {
    const waiting = wait === null ? null : { until: addDays(startedOn, wait) };
    const input = { startedOn, ...calendar, waiting, closureChoice: null };
    const { closure } = clockOn(input, startedOn);
    return { ...input, closureChoice: closure && choice ? { closureFrom: closure.from, choice } : null };
  });

/** On which of the days somebody looks: every day, or with the worker down for long. */
const anyLooks = fc.oneof(
  fc.constant<readonly boolean[]>([]),
  fc.array(fc.boolean(), { maxLength: DAYS }),
  fc
    .record({ from: fc.nat(DAYS), length: fc.nat(80) })
    .map(({ from, length }) => Array.from({ length: DAYS }, (_, day) => day < from || day >= from + length)),
);

interface Look {
  readonly today: IsoDate;
  readonly send: readonly Nudge[];
  readonly covered: readonly string[];
  readonly nudged: readonly string[];
}

/** Each once: the properties below look at the same days (`SAME`), and going through them takes most of the time. */
const simulated = new Map<string, readonly Look[]>();

function simulate(input: NudgeInput, looks: readonly boolean[] = []): readonly Look[] {
  const key = JSON.stringify([input, looks]);
  const known = simulated.get(key) ?? goThrough(input, looks);
  simulated.set(key, known);
  return known;
}

function goThrough(input: NudgeInput, looks: readonly boolean[]): readonly Look[] {
  let nudged: readonly string[] = [];
  const seen: Look[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    if (looks[day] === false) continue;
    const today = addDays(input.startedOn, day);
    const look = dueNudges({ ...input, today, nudged });
    nudged = [...nudged, ...look.covered];
    seen.push({ today, ...look, nudged });
  }
  return seen;
}

/** New ones in every run of the tests; the same for every property of one run. */
const SAME = { seed: Math.trunc(Math.random() * 2 ** 31), numRuns: 30 };

const holds = (check: (input: NudgeInput, looks: readonly boolean[]) => void) => () =>
  fc.assert(fc.property(anyInput, anyLooks, check), SAME);

describe('whatever the calendar, and whenever somebody looks', () => {
  it(
    'covers each step once, in order, and sends nothing it does not cover',
    holds((input, looks) => {
      const all = simulate(input, looks);
      const keys = all.flatMap(({ covered }) => covered);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { send, covered } of all) for (const { key } of send) expect(covered).toContain(key);
      const review = keys.filter((key) => !/escalation|closure/.test(key));
      const order = ['window', 'due soon', 'due', ...review.map((_, index) => `overdue ${index + 1}`)];
      expect(review).toEqual(order.slice(0, review.length).map((step) => `${input.startedOn} ${step}`));
    }),
  );

  it(
    'sends on open days, one message about the review a day, and of the others one each',
    holds((input, looks) => {
      const all = simulate(input, looks);
      for (const { today, send, covered } of all) {
        if (covered.length > 0) expect(isOpenDay({ ...input, date: today })).toBe(true);
        expect(send.filter(isReview).length).toBeLessThanOrEqual(1);
        for (const { on } of send) expect(on).toBe(today);
      }
      const others = all.flatMap(({ send }) => send).filter((nudge) => !isReview(nudge));
      expect(new Set(others.map(({ step }) => step)).size).toBe(others.length);
    }),
  );

  it(
    'is never ahead of the clock, unless the review was brought forward',
    holds((input, looks) => {
      for (const { today, send } of simulate(input, looks)) {
        const { state, windowOpens, due } = clockOn(input, today);
        const latest = send.find(isReview)?.step;
        if (latest === 'overdue') expect(state).toBe('overdue');
        if (input.closureChoice?.choice === 'before') continue;
        if (latest === 'window') expect(today >= windowOpens).toBe(true);
        if (latest === 'due soon') expect(today >= addDays(due, -7)).toBe(true);
        if (latest === 'due') expect(today >= due).toBe(true);
      }
    }),
  );

  it(
    'says nothing but the escalation while the review waits',
    holds((input, looks) => {
      for (const { today, send } of simulate(input, looks))
        if (input.waiting && today < input.waiting.until)
          expect(send.filter(({ step }) => step !== 'escalation')).toEqual([]);
    }),
  );

  it(
    'asks about a closure while there is still an open day in it, and never once it is answered',
    holds((input, looks) => {
      const { closure } = clockOn(input, input.startedOn);
      const asked = simulate(input, looks).filter(({ send }) =>
        send.some(({ step }) => step === 'closure choice'),
      );
      if (!closure || input.closureChoice) expect(asked).toEqual([]);
      for (const { today } of asked)
        expect(today <= lastOpenDayBefore({ ...input, date: closure?.from ?? '' })).toBe(true);
    }),
  );
});

describe('when somebody looks every day', () => {
  /** Of so many days one is asked what comes next; another one each time. */
  const STEP = 4;
  const daily = (check: (input: NudgeInput, day: number) => void) => () =>
    fc.assert(fc.property(anyInput, fc.nat(STEP - 1), check), { numRuns: 20 });

  it(
    'sends reminders of an overdue review a week apart or more, once it no longer waits',
    daily((input) => {
      const days = simulate({ ...input, waiting: null })
        .filter(({ send }) => send.some(({ step }) => step === 'overdue'))
        .map(({ today }) => today);
      days.slice(1).forEach((day, index) => {
        expect(daysBetween(days[index] ?? '', day)).toBeGreaterThanOrEqual(7);
      });
    }),
  );

  it(
    'sends on the days foretold, and on no others',
    daily((input, first) => {
      const all = simulate(input);
      const sent = all.filter(({ send }) => send.length > 0).map(({ today }) => today);
      for (const { today, nudged } of all.filter((_, day) => day % STEP === first)) {
        const next = nextNudgeDay({ ...input, after: today, nudged });
        const real = sent.find((day) => day > today);
        if (real) expect(next).toBe(real);
        else expect(next > (all.at(-1)?.today ?? '')).toBe(true);
      }
    }),
  );
});
