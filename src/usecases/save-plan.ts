import { checkAnswers, type FieldErrors, type RawAnswers } from '../domain/answers.ts';
import { addDays, longDate } from '../domain/dates.ts';
import { AppError } from '../domain/errors.ts';
import { sameWords } from '../domain/names.ts';
import type { Profile } from '../domain/profile.ts';
import type { PlanCycle, PlanRecord, SheetRecord } from '../domain/record.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import type { Answers, Sheet } from '../domain/sheet.ts';
import { sheetOf } from '../domain/sheets/index.ts';
import { targetsOf } from '../domain/targets.ts';
import { clockOf } from './due-list.ts';
import { changedMeanwhile, childToChange, settingOf } from './guard.ts';
import { planDocument, type Surroundings } from './plan-document.ts';
import { isPlan } from './plans.ts';
import type { ChangePorts, Ports, ReadPorts } from './ports.ts';
import { entriesOf } from './record-document.ts';
import { reviseRecord, versionOf } from './revise.ts';
import { refused, type Saved, saved } from './saved.ts';
import { becomes, movesTo, settleNotices } from './settle-notices.ts';

export interface SavePlan {
  readonly actor: Actor;
  readonly sheet: Sheet;
  readonly childId: string;
  /** The plan being changed; null makes a new one. */
  readonly recordId: string | null;
  /** The revision the form was opened on; 0 for a new plan. */
  readonly base: number;
  readonly raw: RawAnswers;
  /** A new plan of one kind may take the place of a live plan of the other kind (domain.md §3). */
  readonly replacesOther: boolean;
  readonly receipt: { readonly key: string; readonly content: string };
}

/** Thrown inside the write, so that a second click on a saved form still gets the first answer. */
const closed = (): AppError =>
  new AppError({
    code: 'plan-closed',
    message: 'the plan was reviewed or ended while its form was open',
    userMessage: CLOSED,
    fields: { dateOfPlan: CLOSED },
  });
const CLOSED =
  'This plan was reviewed or ended while you were writing. Your words are still here: copy what you need, and start the next cycle with the same command.';

/** How far ahead a plan may be dated, in days: a typing slip in the year would stop its clock. */
const AHEAD = 60;

const dateErrors = (answers: Answers, today: string, previous: PlanRecord | null): FieldErrors => {
  const date = String(answers.dateOfPlan);
  const review = String(answers.reviewDate);
  const errors: Record<string, string> = {};
  if (date > addDays(today, AHEAD))
    errors.dateOfPlan = `${longDate(date)} is more than ${AHEAD} days ahead. Please check the year.`;
  else if (previous && date < previous.plan.startedOn)
    errors.dateOfPlan = `The plan before this one is dated ${longDate(previous.plan.startedOn)}. Please choose a later date.`;
  if (review !== '' && review <= date)
    errors.reviewDate = `The review must come after the date of plan, ${longDate(date)}. Please choose a later date.`;
  return errors;
};

/** What entries were recorded for stays on its plan, in its words: the review decides what becomes of it. */
async function lostWithEntries(
  ports: ReadPorts,
  current: PlanRecord,
  answers: Answers,
): Promise<FieldErrors | undefined> {
  const after = new Map(targetsOf({ ...current, answers }).map(({ id, text }) => [id, text]));
  const lost = targetsOf(current).filter(({ id, text }) => !sameWords(text, after.get(id) ?? ''));
  if (lost.length === 0) return undefined;
  const entries = await ports.store.entries.ofPlans({ tenant: current.tenant, planIds: [current.id] });
  const used = lost.find((target) => entriesOf(entries, target).length > 0);
  const key = sheetOf(current.sheet).targets;
  if (!used || !key) return undefined;
  return {
    [key]: `“${used.text}” has entries, so it stays on this plan in these words; you may add to them. Hold a review to end or adapt it, then start the next cycle.`,
  };
}

/** An empty review date becomes the day the review is due (domain.md §4). */
const withReviewDate = (answers: Answers, profile: Profile): Answers =>
  answers.reviewDate === ''
    ? { ...answers, reviewDate: addDays(String(answers.dateOfPlan), profile.cycle.dueDays) }
    : answers;

/** Ends a plan in the same change that starts the one after it. */
async function endPlan(ports: ChangePorts, plan: PlanRecord, on: string, why: string): Promise<void> {
  const ended = { ...plan, live: false, plan: { ...plan.plan, ended: { on, why } } };
  if (!(await ports.store.records.mark(ended))) throw changedMeanwhile();
  await settleNotices(ports, { plans: [plan], change: becomes({ what: 'ended', on }) });
}

/** Messages that told of the day the review was due say so where that is another day now. */
async function followClock(
  ports: Ports,
  { before, after, setting }: { before: PlanRecord; after: PlanRecord; setting: Setting },
): Promise<void> {
  const dueOf = (plan: PlanRecord) => clockOf(plan, setting, ports.clock.today(setting.timeZone)).due;
  const due = dueOf(after);
  if (due !== dueOf(before)) await settleNotices(ports, { plans: [after], change: movesTo(due) });
}

async function startPlan(
  ports: ChangePorts,
  options: SavePlan & {
    around: Surroundings;
    answers: Answers;
    live: readonly PlanRecord[];
    past: readonly PlanRecord[];
  },
): Promise<SheetRecord> {
  const { actor, sheet, around, answers, live, past, replacesOther } = options;
  const { child } = around;
  const startedOn = String(answers.dateOfPlan);
  const previous = past.find((record) => record.sheet === sheet.id) ?? null;
  const choice = child.planChoices.at(-1)?.choice;
  const plan: PlanCycle = {
    cycle: (previous?.plan.cycle ?? 0) + 1,
    startedOn,
    lastReviewOn: null,
    clock: around.profile.cycle,
    afterReview: null,
    ended: null,
    basis: choice && (choice.answer === sheet.code || choice.answer === 'both') ? choice : null,
    previousPlanId: previous?.id ?? null,
    waiting: null,
    closureChoice: null,
  };
  const now = ports.clock.now();
  const record: SheetRecord = {
    id: ports.newId(),
    tenant: child.tenant,
    settingId: child.settingId,
    childId: child.id,
    sheet: sheet.id,
    live: true,
    answers,
    revision: 1,
    stamp: 1,
    plan,
    review: null,
    createdAt: now,
    updatedAt: now,
    updatedBy: actor.userId,
    updatedByName: actor.name,
  };
  for (const old of live) {
    if (old.sheet === sheet.id) await endPlan(ports, old, startedOn, `Cycle ${plan.cycle} started`);
    else if (replacesOther) await endPlan(ports, old, startedOn, `Replaced by ${sheet.code}`);
  }
  const document = planDocument({ ...around, sheet, answers, plan, revision: 1 });
  await ports.store.records.insert(record, versionOf({ record, revision: 1, document, before: {} }));
  return record;
}

/** Starts a plan's cycle, or changes a live plan. A new cycle ends the one before it in the same write. */
export const savePlan =
  (ports: Ports) =>
  async (command: SavePlan): Promise<Saved<SheetRecord>> => {
    const { actor, sheet, childId, recordId, base, raw, receipt } = command;
    const { tenant } = actor;
    const { child, open } = await childToChange(ports, { actor, action: 'write plan', childId });
    const [setting, members, records] = await Promise.all([
      settingOf(ports, child),
      ports.store.members.ofSettings({ tenant, settingIds: [child.settingId] }),
      open.store.records.ofChild({ tenant, childId }),
    ]);
    const profile = ports.profiles.of(setting);
    const plans = records.filter(isPlan);
    const past = plans.filter((plan) => plan.id !== recordId);
    const current = plans.find((plan) => plan.id === recordId) ?? null;
    const previous = current
      ? (plans.find((plan) => plan.id === current.plan.previousPlanId) ?? null)
      : (past.find((plan) => plan.sheet === sheet.id) ?? null);

    const checked = checkAnswers(sheet, raw, { profile, newId: ports.newId }, (current ?? previous)?.answers);
    if (!checked.ok) return refused(checked.errors);
    const kept = current ? await lostWithEntries(open, current, checked.value) : undefined;
    const errors = dateErrors(checked.value, ports.clock.today(setting.timeZone), previous);
    if (kept || Object.keys(errors).length > 0) return refused({ ...kept, ...errors });
    const answers = withReviewDate(checked.value, profile);
    const around: Surroundings = { child, setting, members, profile };

    return ports.store.once({ tenant, ...receipt }, async () => {
      if (!current) {
        const live = past.filter((plan) => plan.live);
        return saved(await startPlan(open, { ...command, around, answers, live, past }));
      }
      if (!current.live || current.plan.afterReview !== null) throw closed();
      const plan = { ...current.plan, startedOn: String(answers.dateOfPlan), clock: profile.cycle };
      const result = await reviseRecord(open, {
        current,
        base,
        actor,
        answers,
        change: { plan },
        document: (revision) => planDocument({ ...around, sheet, answers, plan, revision }),
      });
      if (result.kind === 'saved')
        await followClock(ports, { before: current, after: { ...current, plan }, setting });
      return result;
    });
  };
