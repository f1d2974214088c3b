import { isKeyChild, settingsFor } from '../domain/access.ts';
import { bankHolidays } from '../domain/bank-holidays.ts';
import type { Child } from '../domain/child.ts';
import type { DueFilter } from '../domain/due-filter.ts';
import type { Notice } from '../domain/notice.ts';
import type { PlanCycle, PlanRecord } from '../domain/record.ts';
import { type ReviewClock, type ReviewState, reviewClock } from '../domain/review-clock.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import { listFor } from './guard.ts';
import { isPlan } from './plans.ts';
import type { Ports, ReadPorts } from './ports.ts';

export interface DueItem {
  readonly child: Child;
  readonly setting: Setting;
  readonly plan: PlanRecord;
  readonly clock: ReviewClock;
}

export interface DueList {
  /** Every live plan whose review the actor may know of, worst first. */
  readonly items: readonly DueItem[];
  /** The settings in which the actor may see what is due. */
  readonly settings: readonly Setting[];
  /** Messages that could not be posted and still say something, for those who can mend it. */
  readonly stuck: readonly Notice[];
}

/** The review clock of a plan on the setting's own calendar, in the cycle it was written under (domain.md §4). */
export const clockOf = (
  plan: { readonly plan: Pick<PlanCycle, 'startedOn' | 'lastReviewOn' | 'clock'> },
  setting: Setting,
  today: string,
): ReviewClock =>
  reviewClock({
    planDate: plan.plan.startedOn,
    lastReview: plan.plan.lastReviewOn ?? undefined,
    today,
    closures: setting.closures,
    bankHolidays,
    ...(plan.plan.clock && { cycle: plan.plan.clock }),
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
    const [settings, stuck] = await Promise.all([settingsWithDue(ports, actor), stuckOf(ports, actor)]);
    const items = await dueItems(ports, { actor, action: 'see due', settings });
    return { items, settings, stuck };
  };

/** The settings in which the actor may see what is due. */
export const settingsWithDue = async (ports: Ports, actor: Actor): Promise<readonly Setting[]> => {
  const ids = settingsFor(actor, 'see due');
  return (await ports.store.settings.all({ tenant: actor.tenant })).filter(({ id }) => ids.includes(id));
};

/** Messages that could not be posted in the settings the actor manages. */
export const stuckOf = async (ports: Ports, actor: Actor): Promise<readonly Notice[]> => {
  const settingIds = settingsFor(actor, 'manage setting');
  if (settingIds.length === 0) return [];
  const stuck = await ports.store.outbox.stuck({ tenant: actor.tenant, settingIds });
  return stuck.filter(stillSaysSomething);
};

/** Every live plan's review of the children to whom the actor may do this, worst first. */
export const dueItems = (
  ports: Ports,
  {
    settings,
    ...asked
  }: Omit<Parameters<typeof listFor>[1], 'settingIds'> & { readonly settings: readonly Setting[] },
): Promise<readonly DueItem[]> =>
  listFor(ports, asked, async (children, open) => {
    const items = await itemsOf(open, { tenant: asked.actor.tenant, settings, children });
    return { answer: items, shown: items.map(({ child }) => child) };
  });

/** The same for children whom a list has found already. */
export async function itemsOf(
  { store, clock }: Pick<ReadPorts, 'store' | 'clock'>,
  {
    tenant,
    settings,
    children,
  }: {
    readonly tenant: string;
    readonly settings: readonly Setting[];
    readonly children: readonly Child[];
  },
): Promise<readonly DueItem[]> {
  const childById = new Map(children.map((child) => [child.id, child]));
  const settingById = new Map(settings.map((setting) => [setting.id, setting]));
  const plans = await store.records.livePlans({ tenant, settingIds: [...settingById.keys()] });
  const items = plans.filter(isPlan).flatMap((plan): DueItem[] => {
    const child = childById.get(plan.childId);
    const setting = settingById.get(plan.settingId);
    if (!child || !setting) return [];
    return [{ child, setting, plan, clock: clockOf(plan, setting, clock.today(setting.timeZone)) }];
  });
  return items.sort(worstFirst);
}

/** The items a filter leaves. */
export const filtered = (items: readonly DueItem[], filter: DueFilter, actor: Actor): readonly DueItem[] =>
  items.filter(
    (item) =>
      (!filter.mine || isKeyChild(actor, item.child)) &&
      (!filter.overdue || item.clock.state === 'overdue') &&
      (filter.settingId === null || item.setting.id === filter.settingId),
  );
