import { settingsFor } from '../domain/access.ts';
import { bankHolidays } from '../domain/bank-holidays.ts';
import type { Child } from '../domain/child.ts';
import type { PlanRecord } from '../domain/record.ts';
import { type ReviewClock, type ReviewState, reviewClock } from '../domain/review-clock.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import { childrenFor } from './guard.ts';
import { isPlan } from './plans.ts';
import type { Ports } from './ports.ts';

export interface DueItem {
  readonly child: Child;
  readonly setting: Setting;
  readonly plan: PlanRecord;
  readonly clock: ReviewClock;
}

/** The review clock of a plan on the setting's own calendar (domain.md §4). */
export const clockOf = (plan: PlanRecord, setting: Setting, today: string): ReviewClock =>
  reviewClock({
    planDate: plan.plan.startedOn,
    lastReview: plan.plan.lastReviewOn ?? undefined,
    today,
    closures: setting.closures,
    bankHolidays,
  });

const WORST_FIRST: readonly ReviewState[] = ['overdue', 'due today', 'due (closed)', 'window', 'early'];

/** Every live plan whose review the actor may know of, worst first. */
export const dueList =
  (ports: Ports) =>
  async ({ actor }: { actor: Actor }): Promise<readonly DueItem[]> => {
    const settingIds = settingsFor(actor, 'see due');
    const { tenant } = actor;
    const [settings, children, records] = await Promise.all([
      ports.store.settings.all({ tenant }),
      childrenFor(ports, { actor, action: 'see due' }),
      ports.store.records.livePlans({ tenant, settingIds }),
    ]);
    const childById = new Map(children.map((child) => [child.id, child]));
    const settingById = new Map(settings.map((setting) => [setting.id, setting]));
    return records
      .filter(isPlan)
      .flatMap((plan): DueItem[] => {
        const child = childById.get(plan.childId);
        const setting = settingById.get(plan.settingId);
        if (!child || !setting) return [];
        return [{ child, setting, plan, clock: clockOf(plan, setting, ports.clock.today(setting.timeZone)) }];
      })
      .sort(
        (a, b) =>
          WORST_FIRST.indexOf(a.clock.state) - WORST_FIRST.indexOf(b.clock.state) ||
          a.clock.due.localeCompare(b.clock.due),
      );
  };
