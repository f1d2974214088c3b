import { addDays, type IsoDate } from './dates.ts';
import { type Calendar, lastOpenDayBefore, nthOpenDayAfter, openDayFrom } from './open-days.ts';
import { type Cycle, defaultProfile } from './profile.ts';
import type { ClosureChoice, Waiting } from './record.ts';
import { reviewClock } from './review-clock.ts';

/** What a reminder of a review is about (domain.md §4). */
export type NudgeStep = 'window' | 'due soon' | 'due' | 'overdue' | 'escalation' | 'closure choice';

export interface Nudge {
  /** Once in a plan's clock, a cycle of the authority's own after its start ("2025-11-03+84 due"): "2025-11-03 window", "2025-11-03 overdue 2", "2025-11-03 closure 2025-12-20". */
  readonly key: string;
  readonly step: NudgeStep;
  /** The open day on which it is sent. */
  readonly on: IsoDate;
}

export interface NudgeInput extends Calendar {
  /** The review clock's own start: the later of the plan's date and the last review. */
  readonly startedOn: IsoDate;
  readonly cycle?: Partial<Cycle>;
  readonly waiting: Pick<Waiting, 'until'> | null;
  readonly closureChoice: Pick<ClosureChoice, 'closureFrom' | 'choice'> | null;
}

const DUE_SOON_DAYS = 7;
const ESCALATION_OPEN_DAYS = 14;
const CHOICE_DAYS = 14;

const usual = defaultProfile.cycle;

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** What every key begins with. Under another cycle the same plan has other days, each told of anew. */
const keyStart = ({ startedOn, cycle }: NudgeInput): string => {
  const dueDays = cycle?.dueDays ?? usual.dueDays;
  return dueDays === usual.dueDays ? startedOn : `${startedOn}+${dueDays}`;
};

const clockOf = (input: NudgeInput) =>
  reviewClock({ ...input, planDate: input.startedOn, today: input.startedOn });

/** The first open day on or after a date; while the review waits, not before it may be spoken of. */
const sendDay = (input: NudgeInput, date: IsoDate): IsoDate =>
  openDayFrom({ ...input, date: input.waiting ? later(date, input.waiting.until) : date });

/** The day the review is aimed at: its due date, or the last open day before the closure that holds it. */
function targetOf(input: NudgeInput): IsoDate {
  const { due, closure } = clockOf(input);
  const { closureChoice, startedOn } = input;
  if (closure?.from !== closureChoice?.closureFrom || closureChoice?.choice !== 'before') return due;
  const last = lastOpenDayBefore({ ...input, date: closureChoice.closureFrom });
  return last < startedOn ? due : last;
}

/** Window, due soon, due, then overdue week after week without end: in order, and no day before the last one. */
export function* reviewNudges(input: NudgeInput): Generator<Nudge, never> {
  const { startedOn } = input;
  const { windowOpens, overdueFrom } = clockOf(input);
  const target = targetOf(input);
  const soon = later(addDays(target, -DUE_SOON_DAYS), startedOn);
  const nudge = (step: NudgeStep, date: IsoDate, count = ''): Nudge => ({
    key: `${keyStart(input)} ${step}${count}`,
    step,
    on: sendDay(input, date),
  });
  yield nudge('window', earlier(windowOpens, soon));
  yield nudge('due soon', soon);
  yield nudge('due', target);
  // A week from the open day it was due to be sent, or a long closure would end in two within days.
  let day = openDayFrom({ ...input, date: overdueFrom });
  for (let count = 1; ; count += 1) {
    yield nudge('overdue', day, ` ${count}`);
    day = openDayFrom({ ...input, date: addDays(day, 7) });
  }
}

/** Overdue for so long that the inclusion lead is told; a booked meeting does not stop it. */
export function escalationOf(input: NudgeInput): Nudge {
  const before = addDays(clockOf(input).overdueFrom, -1);
  const on = nthOpenDayAfter({ ...input, date: before, n: ESCALATION_OPEN_DAYS });
  return { key: `${keyStart(input)} escalation`, step: 'escalation', on };
}

export interface ChoiceNudge extends Nudge {
  /** From this day on the setting is closed and asking is too late. */
  readonly tooLate: IsoDate;
}

/** Closures that touch, with at most weekends and bank holidays between, close the setting as one. */
const closedFrom = (input: Calendar, from: IsoDate): IsoDate => {
  const last = lastOpenDayBefore({ ...input, date: from });
  return input.closures.reduce(
    (first, closure) => (closure.from > last ? earlier(first, closure.from) : first),
    from,
  );
};

/** The question before the closure that holds the due date, unless it is answered or there is no day to ask it. */
export function closureChoiceOf(input: NudgeInput): ChoiceNudge | null {
  const { startedOn, closureChoice } = input;
  const { closure } = clockOf(input);
  if (!closure || closureChoice?.closureFrom === closure.from) return null;
  const tooLate = closedFrom(input, closure.from);
  const usual = lastOpenDayBefore({ ...input, date: addDays(tooLate, 1 - CHOICE_DAYS) });
  const day = usual < startedOn ? openDayFrom({ ...input, date: startedOn }) : usual;
  if (day >= tooLate) return null;
  return {
    key: `${keyStart(input)} closure ${closure.from}`,
    step: 'closure choice',
    on: sendDay(input, day),
    tooLate,
  };
}
