import { settingsFor } from '../domain/access.ts';
import { bankHolidays } from '../domain/bank-holidays.ts';
import type { Child } from '../domain/child.ts';
import type { DueFilter } from '../domain/due-filter.ts';
import type { Notice } from '../domain/notice.ts';
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

export interface DueList {
  /** Every live plan whose review the actor may know of, worst first. */
  readonly items: readonly DueItem[];
  /** Every child whose reviews the actor may know of, with or without a plan. */
  readonly children: readonly Child[];
  /** The settings in which the actor may see what is due. */
  readonly settings: readonly Setting[];
  /** Messages that could not be posted and still say something, for those who can mend it. */
  readonly stuck: readonly Notice[];
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

const worstFirst = (a: DueItem, b: DueItem): number =>
  WORST_FIRST.indexOf(a.clock.state) - WORST_FIRST.indexOf(b.clock.state) ||
  a.clock.due.localeCompare(b.clock.due) ||
  a.child.code.localeCompare(b.child.code);

/** Messages about reviews that were held meanwhile are of no use to anybody. */
const stillSaysSomething = ({ lines }: Notice): boolean =>
  lines.length === 0 || lines.some(({ became }) => became.what === 'open');

/** What is due for the actor. */
export const dueList =
  (ports: Ports) =>
  async ({ actor }: { readonly actor: Actor }): Promise<DueList> => {
    const settingIds = settingsFor(actor, 'see due');
    const mends = settingsFor(actor, 'manage setting');
    const { tenant } = actor;
    const [all, children, records, stuck] = await Promise.all([
      ports.store.settings.all({ tenant }),
      childrenFor(ports, { actor, action: 'see due' }),
      ports.store.records.livePlans({ tenant, settingIds }),
      mends.length > 0 ? ports.store.outbox.stuck({ tenant, settingIds: mends }) : [],
    ]);
    const childById = new Map(children.map((child) => [child.id, child]));
    const settings = all.filter(({ id }) => settingIds.includes(id));
    const settingById = new Map(settings.map((setting) => [setting.id, setting]));
    const items = records.filter(isPlan).flatMap((plan): DueItem[] => {
      const child = childById.get(plan.childId);
      const setting = settingById.get(plan.settingId);
      if (!child || !setting) return [];
      return [{ child, setting, plan, clock: clockOf(plan, setting, ports.clock.today(setting.timeZone)) }];
    });
    return { items: items.sort(worstFirst), children, settings, stuck: stuck.filter(stillSaysSomething) };
  };

const isKeyPerson = ({ userId }: Actor, { child }: DueItem): boolean =>
  [child.keyPerson, child.backUpKeyPerson].includes(userId);

/** The items a filter leaves. */
export const filtered = (items: readonly DueItem[], filter: DueFilter, actor: Actor): readonly DueItem[] =>
  items.filter(
    (item) =>
      (!filter.mine || isKeyPerson(actor, item)) &&
      (!filter.overdue || item.clock.state === 'overdue') &&
      (filter.settingId === null || item.setting.id === filter.settingId),
  );
