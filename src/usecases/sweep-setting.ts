import { bankHolidays } from '../domain/bank-holidays.ts';
import type { NoticeLine } from '../domain/notice.ts';
import { dueNudges, type NudgeInput, nextNudgeDay } from '../domain/nudges.ts';
import { nextSendTime, openingOf } from '../domain/send-hours.ts';
import type { Setting } from '../domain/setting.ts';
import { sheetOf } from '../domain/sheets/index.ts';
import { clockOf } from './due-list.ts';
import { changedMeanwhile, openForJob } from './guard.ts';
import { noticesFor, type ToTell } from './new-notices.ts';
import type { PlanDates, Ports, ReadPorts, Reminder } from './ports.ts';

/** Plans looked at in one transaction, which has two seconds; the others are still due at the next look. */
const PLANS_AT_ONCE = 100;

interface Found {
  readonly reminder: Reminder;
  readonly toTell: readonly ToTell[];
}

/** What one plan's clock brings today, and when it is looked at next. */
function lookAtPlan(
  reminder: Reminder,
  plan: PlanDates,
  childCode: string,
  setting: Setting,
  today: string,
): Found {
  const clock = clockOf(plan, setting, today);
  const { waiting, closureChoice, clock: cycle } = plan.plan;
  const { closures, timeZone, messageHours: hours } = setting;
  const input: NudgeInput = {
    startedOn: clock.startedOn,
    ...{ closures, bankHolidays, waiting, closureChoice },
    ...(cycle && { cycle }),
  };
  const { send, covered } = dueNudges({ ...input, today, nudged: reminder.nudged });
  const nudged = [...reminder.nudged.filter((key) => key.startsWith(clock.startedOn)), ...covered];
  const next = nextNudgeDay({ ...input, after: today, nudged });
  const line = (step: NoticeLine['step']): NoticeLine => ({
    planId: plan.id,
    childId: plan.childId,
    childCode,
    planCode: sheetOf(plan.sheet).code,
    step,
    due: clock.due,
    closure: clock.closure ? { from: clock.closure.from, to: clock.closure.to } : null,
    became: { what: 'open' },
  });
  return {
    reminder: { ...reminder, lookAt: openingOf({ date: next, timeZone, hours }), nudged },
    toTell: send.map(({ key, step }) => ({ key, line: line(step) })),
  };
}

/**
 * Looks at the plans of one setting whose time has come: what is to be told goes into the outbox, and each plan's
 * next look is set, in one transaction. Outside the setting's hours and on closed days only the next look moves.
 * Only the setting itself is decrypted, which says, too, whether it was erased: `AppError` 'erased'.
 */
export const sweepSetting =
  (ports: Ports) =>
  ({
    tenant,
    settingId,
  }: {
    tenant: string;
    settingId: string;
  }): Promise<{ plans: number; notices: number }> =>
    ports.store.together(async () => {
      const { store, clock } = ports;
      const now = clock.now();
      const setting = await store.settings.get({ tenant, id: settingId });
      if (!setting) throw new Error('a reminder of a setting that is not there');
      const reminders = await store.reminders.toLookAt({ tenant, settingId, now, limit: PLANS_AT_ONCE });
      const { timeZone, messageHours: hours, closures } = setting;
      const mayTell = nextSendTime({ now, timeZone, hours, closures, bankHolidays });
      const found =
        mayTell > now
          ? reminders.map((reminder): Found => ({ reminder: { ...reminder, lookAt: mayTell }, toTell: [] }))
          : await lookAtPlans(
              openForJob(ports, { job: 'sweep', action: 'see due', tenant, settingId }),
              setting,
              reminders,
            );
      for (const { reminder } of found)
        if (!(await store.reminders.looked(reminder))) throw changedMeanwhile();
      const toTell = found.flatMap((each) => each.toTell);
      const notices = await noticesFor(ports, { setting, today: clock.today(timeZone), toTell });
      let added = 0;
      for (const notice of notices) if (await store.outbox.add(notice)) added += 1;
      return { plans: reminders.length, notices: added };
    });

async function lookAtPlans(
  ports: ReadPorts,
  setting: Setting,
  reminders: readonly Reminder[],
): Promise<readonly Found[]> {
  const { tenant } = setting;
  const ids = reminders.map(({ planId }) => planId);
  const plans = await ports.store.records.datesOf({ tenant, ids });
  const children = await ports.store.children.codesOf({ tenant, ids: plans.map(({ childId }) => childId) });
  const today = ports.clock.today(setting.timeZone);
  return reminders.flatMap((reminder) => {
    const plan = plans.find(({ id }) => id === reminder.planId);
    const child = children.find(({ id }) => id === plan?.childId);
    return plan && child ? [lookAtPlan(reminder, plan, child.code, setting, today)] : [];
  });
}
