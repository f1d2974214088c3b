import { checkAnswers, type RawAnswers } from '../domain/answers.ts';
import { reasonsGiven } from '../domain/arrangement.ts';
import { addDays, longDate } from '../domain/dates.ts';
import { AppError } from '../domain/errors.ts';
import type { Cycle } from '../domain/profile.ts';
import type { PlanRecord, ReviewFacts, ReviewOutcome, SheetRecord, TargetReview } from '../domain/record.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import { sheetOf } from '../domain/sheets/index.ts';
import { minutesOfReview } from '../domain/sheets/minutes-of-review.ts';
import { changedMeanwhile, childToChange, settingOf, settingToChange } from './guard.ts';
import { minutesDocument, type Surroundings } from './plan-document.ts';
import { isPlan, progressOf } from './plans.ts';
import type { Ports } from './ports.ts';
import { versionOf } from './revise.ts';
import { movedOn, refused, type Saved, saved } from './saved.ts';
import { becomes, settleNotices } from './settle-notices.ts';
import { addLesson, lessonProblem } from './standing-sheet.ts';

export interface SaveReview {
  readonly actor: Actor;
  readonly childId: string;
  /** The plans as the form showed them; a plan changed or reviewed since is a conflict. */
  readonly plans: readonly { readonly id: string; readonly stamp: number }[];
  readonly raw: RawAnswers;
  /** By target id, of all the plans reviewed. */
  readonly outcomes: Readonly<Record<string, string>>;
  readonly onward: string;
  /** A lesson for the whole setting; becomes a line of its inclusion action plan. */
  readonly lesson: string;
  readonly receipt: { readonly key: string; readonly content: string };
}

export interface HeldReview {
  readonly record: SheetRecord;
  /** Of the minutes, as they print. */
  readonly title: string;
  readonly plans: readonly PlanRecord[];
  /** All targets achieved: time for a new observation and report (domain.md §6). */
  readonly allAchieved: boolean;
}

const OUTCOMES: readonly string[] = ['achieved', 'partly', 'not achieved'] satisfies readonly ReviewOutcome[];

/** The key of a target's outcome in the errors of a review, and in its form. */
export const outcomeKey = (targetId: string): string => `outcome-${targetId}`;

/** Why a review cannot have been held on that day, if it cannot. */
export function reviewDateProblem(options: {
  readonly date: string;
  readonly today: string;
  readonly plans: readonly PlanRecord[];
}): string | undefined {
  const { date, today, plans } = options;
  if (date > today) return `${longDate(date)} is still to come. Please choose the day of the meeting.`;
  const started =
    plans
      .map((plan) => plan.plan.startedOn)
      .sort()
      .at(-1) ?? '';
  return date < started ? `The plan starts on ${longDate(started)}. Please choose a later day.` : undefined;
}

const OVER =
  'This plan was reviewed and has ended while you were writing. Your words are still here: copy what you need.';
/** Thrown inside the write, so that a second click on a saved form still gets the first answer. */
const over = (): AppError =>
  new AppError({
    code: 'plan-closed',
    message: 'the plans ended while their review was open',
    userMessage: OVER,
    fields: { date: OVER },
  });

/** Holds a review: the minutes, each target's outcome, and the clock of every reviewed plan, in one write. */
export const saveReview =
  (ports: Ports) =>
  async (command: SaveReview): Promise<Saved<HeldReview>> => {
    const { actor, childId, raw, outcomes, receipt } = command;
    const { tenant } = actor;
    const { child, open } = await childToChange(ports, { actor, action: 'hold review', childId });
    const [setting, members, records] = await Promise.all([
      settingOf(ports, child),
      ports.store.members.ofSettings({ tenant, settingIds: [child.settingId] }),
      open.store.records.ofChild({ tenant, childId }),
    ]);
    const plans = records.filter(isPlan).filter((plan) => command.plans.some(({ id }) => id === plan.id));
    const stale = !plans.every((plan) =>
      command.plans.some(({ id, stamp }) => id === plan.id && stamp === plan.stamp),
    );
    const profile = ports.profiles.of(setting);
    const checked = checkAnswers(minutesOfReview, raw, { profile, newId: ports.newId });
    const errors: Record<string, string> = checked.ok ? {} : { ...checked.errors };
    const date = checked.ok ? String(checked.value.date) : '';
    const progress = await progressOf(open, { tenant, plans, ...(checked.ok ? { until: date } : {}) });
    for (const { target } of progress)
      if (!stale && !OUTCOMES.includes(outcomes[target.id] ?? ''))
        errors[outcomeKey(target.id)] = 'Please choose an outcome.';
    if (command.onward !== 'again' && command.onward !== 'end')
      errors.onward = 'Please choose what happens now.';
    const lesson = lessonProblem(command.lesson, [child]);
    if (lesson) errors.lesson = lesson;
    if (plans.length === 0) errors.date = 'This plan has ended or changed. Please open the review again.';
    const wrongDate = checked.ok
      ? reviewDateProblem({ date, today: ports.clock.today(setting.timeZone), plans })
      : undefined;
    if (wrongDate) errors.date ??= wrongDate;
    if (!checked.ok || Object.keys(errors).length > 0) return refused(errors);

    const onward = command.onward as ReviewFacts['onward'];
    const targets = progress.map(
      ({ target, tally }): TargetReview => ({
        planId: target.planId,
        targetId: target.id,
        text: target.text,
        outcome: outcomes[target.id] as ReviewOutcome,
        tally,
      }),
    );
    const nextReviewBy = onward === 'again' ? addDays(date, profile.cycle.dueDays) : null;
    const timing = timingOf(plans, setting);
    const around: Surroundings = { child, setting, members, profile };
    const { open: ownSheet } = await settingToChange(ports, {
      ...{ actor, action: 'write setting sheet', settingId: setting.id },
    });

    return ports.store.once({ tenant, ...receipt }, async () => {
      if (!plans.some(({ live }) => live)) throw over();
      if (stale) return movedOn(0);
      const now = ports.clock.now();
      const record: SheetRecord = {
        id: ports.newId(),
        tenant,
        settingId: child.settingId,
        childId,
        sheet: minutesOfReview.id,
        live: false,
        answers: checked.value,
        revision: 1,
        stamp: 1,
        plan: null,
        review: { planIds: plans.map((plan) => plan.id), targets, onward, nextReviewBy, timing },
        createdAt: now,
        updatedAt: now,
        updatedBy: actor.userId,
        updatedByName: actor.name,
      };
      const document = minutesDocument({
        ...around,
        sheet: minutesOfReview,
        answers: checked.value,
        targets,
        nextReviewBy,
        timing,
        revision: 1,
      });
      await open.store.records.insert(record, versionOf({ record, revision: 1, document, before: {} }));
      const reviewed = plans.map((plan) => afterReview(plan, { date, onward, clock: profile.cycle }));
      for (const plan of reviewed) if (!(await open.store.records.mark(plan))) throw changedMeanwhile();
      await settleNotices(ports, { plans: reviewed, change: becomes({ what: 'held', on: date }) });
      if (command.lesson.trim() !== '') await addLesson(ownSheet, { actor, setting, lesson: command.lesson });
      const allAchieved = targets.every((target) => target.outcome === 'achieved');
      return saved({ record, title: document.title, plans: reviewed, allAchieved });
    });
  };

/** The review itself ends what was arranged about its day, so the minutes keep why it was on that day. */
const timingOf = (plans: readonly PlanRecord[], { closures }: Setting): readonly string[] =>
  plans.flatMap((record) =>
    reasonsGiven({ plan: record.plan, closures }).map((words) =>
      plans.length > 1 ? `${sheetOf(record.sheet).code}: ${words}` : words,
    ),
  );

/** The clock restarts at the later of two reviews, as the authority says now; a plan that ends keeps its day and reason. */
function afterReview(
  plan: PlanRecord,
  { date, onward, clock }: { date: string; onward: ReviewFacts['onward']; clock: Cycle },
): PlanRecord {
  const last = plan.plan.lastReviewOn;
  return {
    ...plan,
    live: onward === 'again',
    plan: {
      ...plan.plan,
      lastReviewOn: last !== null && last > date ? last : date,
      clock,
      afterReview: onward,
      waiting: null,
      closureChoice: null,
      replaced: [],
      ended: onward === 'end' ? { on: date, why: 'The plan ended at its review' } : plan.plan.ended,
    },
  };
}
