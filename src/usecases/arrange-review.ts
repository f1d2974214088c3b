import type { FieldErrors } from '../domain/answers.ts';
import {
  bookingProblem,
  lastBookableDay,
  oneLine,
  reasonProblem,
  waitingProblem,
} from '../domain/arrange-rules.ts';
import { withArranged } from '../domain/arrangement.ts';
import { longDate } from '../domain/dates.ts';
import { AppError } from '../domain/errors.ts';
import type { NoticeLine } from '../domain/notice.ts';
import type { PlanCycle, PlanRecord, Waiting } from '../domain/record.ts';
import type { ReviewClock } from '../domain/review-clock.ts';
import type { Actor } from '../domain/setting.ts';
import { clockOf } from './due-list.ts';
import { asPlan, changedMeanwhile, recordToChange } from './guard.ts';
import type { Ports } from './ports.ts';
import { movedOn, refused, type Saved, saved } from './saved.ts';
import { becomes, settleNotices } from './settle-notices.ts';

interface Arranging {
  readonly actor: Actor;
  readonly planId: string;
  /** The plan as the form showed it. */
  readonly stamp: number;
  readonly receipt: { readonly key: string; readonly content: string };
}

/** What is arranged, or what is wrong with it. */
type Arranged =
  | { readonly errors: FieldErrors }
  | {
      readonly change: Partial<Pick<PlanCycle, 'waiting' | 'closureChoice'>>;
      readonly became: NoticeLine['became'];
    };

interface Around {
  readonly clock: ReviewClock;
  readonly today: string;
  /** Who arranges it, and on which day. */
  readonly by: Pick<Waiting, 'by' | 'byName' | 'on'>;
}

export const planOver = (): AppError =>
  new AppError({
    code: 'plan-closed',
    message: 'a review was arranged for a plan that has ended',
    userMessage: 'This plan has ended, so there is no review to arrange. Type /due to see what is due.',
  });

async function arrange(
  ports: Ports,
  { actor, planId, stamp, receipt }: Arranging,
  decide: (around: Around) => Arranged,
): Promise<Saved<PlanRecord>> {
  const { tenant } = actor;
  const { record, setting, open } = await recordToChange(ports, {
    actor,
    action: 'hold review',
    recordId: planId,
  });
  const plan = asPlan(record);
  const today = ports.clock.today(setting.timeZone);
  const by = { by: actor.userId, byName: actor.name, on: today };
  const arranged = decide({ clock: clockOf(plan, setting, today), today, by });
  // Of a plan that has moved on, that is what the person needs to know first.
  if ('errors' in arranged && plan.live && plan.stamp === stamp) return refused(arranged.errors);
  return open.store.once({ tenant, ...receipt }, async () => {
    if (!plan.live) throw planOver();
    if (plan.stamp !== stamp || 'errors' in arranged) return movedOn(plan.stamp);
    const changed: PlanRecord = { ...plan, plan: withArranged(plan.plan, arranged.change) };
    if (!(await open.store.records.mark(changed))) throw changedMeanwhile();
    await settleNotices(open, { plans: [plan], change: becomes(arranged.became) });
    return saved({ ...changed, stamp: stamp + 1 });
  });
}

const errorsOf = (problems: Readonly<Record<string, string | undefined>>): FieldErrors | undefined => {
  const found = Object.entries(problems).filter(([, problem]) => problem !== undefined);
  return found.length === 0 ? undefined : (Object.fromEntries(found) as FieldErrors);
};

/** A meeting is planned: reminders rest until that day. */
export const bookReview =
  (ports: Ports) =>
  ({ date, ...command }: Arranging & { readonly date: string }): Promise<Saved<PlanRecord>> =>
    arrange(ports, command, ({ clock, today, by }) => {
      const problem = bookingProblem({ date, today, last: lastBookableDay(clock, today) });
      if (problem) return { errors: { date: problem } };
      return {
        change: { waiting: { kind: 'booked', until: date, why: '', ...by } },
        became: { what: 'booked', until: date },
      };
    });

/** The review cannot be held before a day, and somebody says why. */
export const waitWithReview =
  (ports: Ports) =>
  ({
    date,
    why: typed,
    ...command
  }: Arranging & { readonly date: string; readonly why: string }): Promise<Saved<PlanRecord>> =>
    arrange(ports, command, ({ today, by }) => {
      const why = oneLine(typed);
      const errors = errorsOf({ date: waitingProblem({ date, today }), why: reasonProblem(why) });
      if (errors) return { errors };
      return {
        change: { waiting: { kind: 'not before', until: date, why, ...by } },
        became: { what: 'not before', until: date },
      };
    });

/** Before a closure that holds the due date the SENCO says when the review will be (domain.md §4). */
export const chooseAroundClosure =
  (ports: Ports) =>
  ({
    choice,
    closureFrom,
    why: typed,
    ...command
  }: Arranging & {
    readonly choice: 'before' | 'after';
    readonly closureFrom: string;
    readonly why: string;
  }): Promise<Saved<PlanRecord>> =>
    arrange(ports, command, ({ clock, today, by }) => {
      const why = oneLine(typed);
      const { closure, due } = clock;
      if (closure?.from !== closureFrom)
        return {
          errors: {
            why: `The review is due ${longDate(due)} now, and that closure was changed. Please close this and type /due.`,
          },
        };
      if (choice === 'before' && today >= closure.from)
        return { errors: { why: 'You are closed already. Please choose the first week back.' } };
      const problem = reasonProblem(why);
      if (problem) return { errors: { why: problem } };
      return {
        change: { closureChoice: { closureFrom, choice, why, ...by } },
        became: { what: choice },
      };
    });
