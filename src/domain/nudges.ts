import { addDays, compareDates, type IsoDate } from './dates.ts';
import { closureChoiceOf, escalationOf, type Nudge, type NudgeInput, reviewNudges } from './nudge-plan.ts';
import { isOpenDay, openDayFrom } from './open-days.ts';

export type { Nudge, NudgeInput, NudgeStep } from './nudge-plan.ts';

export interface DueNudges {
  readonly send: readonly Nudge[];
  /** Every key that is settled by this look, those of `send` included: to be kept, and given back as `nudged`. */
  readonly covered: readonly string[];
}

/**
 * What is to be sent today, wherever the last look left off. Steps of the review that come together are one
 * message, the latest: a SENCO back from the summer does not get three about one child.
 */
export function dueNudges({
  today,
  nudged,
  ...input
}: NudgeInput & { readonly today: IsoDate; readonly nudged: readonly string[] }): DueNudges {
  if (!isOpenDay({ ...input, date: today })) return { send: [], covered: [] };
  const isNew = ({ key, on }: Nudge) => on <= today && !nudged.includes(key);
  const steps: Nudge[] = [];
  for (const nudge of reviewNudges(input)) {
    if (nudge.on > today) break;
    if (isNew(nudge)) steps.push(nudge);
  }
  const escalation = [escalationOf(input)].filter(isNew);
  const choice = [closureChoiceOf(input)].filter((nudge) => nudge !== null).filter(isNew);
  const send = [...steps.slice(-1), ...escalation, ...choice.filter(({ tooLate }) => today < tooLate)];
  return {
    send: send.map(({ key, step }) => ({ key, step, on: today })),
    covered: [...steps, ...escalation, ...choice].map(({ key }) => key),
  };
}

/** The next open day after a day on which something will be sent. There always is one: overdue goes on weekly. */
export function nextNudgeDay({
  after,
  nudged,
  ...input
}: NudgeInput & { readonly after: IsoDate; readonly nudged: readonly string[] }): IsoDate {
  const first = openDayFrom({ ...input, date: addDays(after, 1) });
  const dayOf = ({ on }: Nudge) => (on > first ? on : first);
  const isNew = ({ key }: Nudge) => !nudged.includes(key);
  const escalation = [escalationOf(input)].filter(isNew).map(dayOf);
  const choice = [closureChoiceOf(input)]
    .filter((nudge) => nudge !== null)
    .filter((nudge) => isNew(nudge) && dayOf(nudge) < nudge.tooLate)
    .map(dayOf);
  for (const nudge of reviewNudges(input))
    if (isNew(nudge)) return [dayOf(nudge), ...escalation, ...choice].sort(compareDates)[0] as IsoDate;
  throw new Error('the overdue steps never end');
}
