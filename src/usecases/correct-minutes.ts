import { checkAnswers, type FieldErrors, type RawAnswers } from '../domain/answers.ts';
import type { ReviewFacts, SheetRecord } from '../domain/record.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import { minutesOfReview } from '../domain/sheets/minutes-of-review.ts';
import { clockOf } from './due-list.ts';
import { changedMeanwhile, notFound, recordToChange } from './guard.ts';
import { minutesDocument } from './plan-document.ts';
import { isPlan } from './plans.ts';
import type { ChangePorts, Ports } from './ports.ts';
import { reviseRecord } from './revise.ts';
import { reviewDateProblem } from './save-review.ts';
import { refused, type Saved } from './saved.ts';
import { heldOn, movesTo, settleNotices } from './settle-notices.ts';

/** The clocks of the reviewed plans follow when the day of the meeting was wrong. */
async function moveClocks(
  ports: ChangePorts,
  record: SheetRecord,
  { review, date, setting }: { review: ReviewFacts; date: string; setting: Setting },
): Promise<void> {
  const old = record.answers.date;
  for (const id of review.planIds) {
    const plan = await ports.store.records.get({ tenant: record.tenant, id });
    if (!plan || !isPlan(plan) || plan.plan.lastReviewOn !== old) continue;
    const moved = { ...plan, plan: { ...plan.plan, lastReviewOn: date } };
    if (!(await ports.store.records.mark(moved))) throw changedMeanwhile();
    const { due } = clockOf(moved, setting, ports.clock.today(setting.timeZone));
    if (moved.live) await settleNotices(ports, { plans: [moved], change: movesTo(due) });
  }
  const { tenant, settingId } = record;
  await settleNotices(ports, {
    plans: review.planIds.map((id) => ({ tenant, settingId, id })),
    change: heldOn({ before: String(old), after: date }),
  });
}

/** Changes the words or the day of minutes already held. The outcomes stay; earlier versions stay, too. */
export const correctMinutes =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly recordId: string;
    readonly base: number;
    readonly raw: RawAnswers;
    readonly why: string;
    readonly receipt: { readonly key: string; readonly content: string };
  }): Promise<Saved<SheetRecord>> => {
    const { actor, recordId, base, raw, receipt } = command;
    const { tenant } = actor;
    const { record, child, setting, open } = await recordToChange(ports, {
      actor,
      action: 'hold review',
      recordId,
    });
    const { review } = record;
    if (!review || !child) throw notFound();
    const [members, others] = await Promise.all([
      ports.store.members.ofSettings({ tenant, settingIds: [setting.id] }),
      open.store.records.ofChild({ tenant, childId: child.id }),
    ]);
    const profile = ports.profiles.of(setting);
    const checked = checkAnswers(minutesOfReview, raw, { profile, newId: ports.newId }, record.answers);
    const why = command.why.trim();
    const noReason: FieldErrors =
      why === '' ? { why: 'Please say in a few words why this is changed. It stays with the record.' } : {};
    if (!checked.ok) return refused({ ...checked.errors, ...noReason });
    if (why === '') return refused(noReason);
    const answers = checked.value;
    const date = String(answers.date);
    const plans = others.filter(isPlan).filter(({ id }) => review.planIds.includes(id));
    const problem = reviewDateProblem({ date, today: ports.clock.today(setting.timeZone), plans });
    if (problem) return refused({ date: problem });
    return ports.store.once({ tenant, ...receipt }, async () => {
      const result = await reviseRecord(open, {
        current: record,
        base,
        actor,
        answers,
        why,
        document: (revision) =>
          minutesDocument({
            child,
            setting,
            members,
            profile,
            sheet: minutesOfReview,
            answers,
            ...review,
            revision,
          }),
      });
      if (result.kind === 'saved' && date !== record.answers.date)
        await moveClocks(open, record, { review, date, setting });
      return result;
    });
  };
