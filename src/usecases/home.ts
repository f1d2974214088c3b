import { mayToChild, settingsFor } from '../domain/access.ts';
import type { Child } from '../domain/child.ts';
import type { IsoDate } from '../domain/dates.ts';
import { standingEntry } from '../domain/day-list.ts';
import type { Draft, DraftForm, Entry } from '../domain/record.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import { targetsOf } from '../domain/targets.ts';
import { type DueItem, type DueList, dueList } from './due-list.ts';
import { type Gap, gapsOf } from './home-gaps.ts';
import type { HomeHooks, OpenRequest } from './home-hooks.ts';
import { type LeadHome, leadHome } from './home-lead.ts';
import type { Ports } from './ports.ts';
import { entriesOf } from './record-document.ts';

/** One of the person's key children, with the plans that run, the worst first. */
export interface HomeChild {
  readonly child: Child;
  readonly asBackUp: boolean;
  readonly items: readonly DueItem[];
  /** Targets and strategies of today, and those nobody has logged yet. */
  readonly targets: number;
  readonly open: number;
}

export interface HomeDraft {
  readonly id: string;
  readonly form: DraftForm;
  readonly child: Child | null;
  readonly setting: Setting | null;
}

/** What a SENCO or manager sees of their settings. */
export interface Overview {
  readonly settings: readonly Setting[];
  readonly overdue: readonly DueItem[];
  readonly soon: readonly DueItem[];
  readonly gaps: readonly Gap[];
  readonly requests: readonly OpenRequest[];
  readonly stuck: DueList['stuck'];
}

/** One person's Home: each part where their roles have it. A stranger's has none. */
export interface Home {
  readonly children: readonly HomeChild[] | null;
  readonly drafts: readonly HomeDraft[];
  readonly overview: Overview | null;
  readonly lead: LeadHome | null;
}

/** How far ahead "due soon" looks, in days. */
const SOON = 14;

const isOwn = (actor: Actor, child: Child): boolean =>
  mayToChild(actor, 'log entry', child) && [child.keyPerson, child.backUpKeyPerson].includes(actor.userId);

/** Own key children, theirs before those one only stands in for, then what is due first. */
async function ownChildren(ports: Ports, actor: Actor, due: DueList): Promise<readonly HomeChild[]> {
  const own = due.children.filter((child) => isOwn(actor, child));
  const today = (settingId: string): IsoDate =>
    ports.clock.today(due.settings.find(({ id }) => id === settingId)?.timeZone ?? 'Europe/London');
  const items = due.items.filter(({ child }) => own.some(({ id }) => id === child.id));
  const days = [...new Set(items.map(({ setting }) => today(setting.id)))];
  const planIds = items.map(({ plan }) => plan.id);
  const onDays = await Promise.all(
    days.map((date) => ports.store.entries.onDay({ tenant: actor.tenant, planIds, date })),
  );
  const entries: readonly Entry[] = onDays.flat();
  const childOf = (child: Child): HomeChild => {
    const plans = items.filter((item) => item.child.id === child.id);
    const targets = plans
      .filter(({ plan, setting }) => plan.plan.startedOn <= today(setting.id))
      .flatMap(({ plan }) => targetsOf(plan));
    const open = targets.filter((target) => !standingEntry(entriesOf(entries, target)));
    const asBackUp = child.keyPerson !== actor.userId;
    return { child, asBackUp, items: plans, targets: targets.length, open: open.length };
  };
  const first = ({ items: [item] }: HomeChild): number => (item ? due.items.indexOf(item) : due.items.length);
  return own.map(childOf).sort((a, b) => Number(a.asBackUp) - Number(b.asBackUp) || first(a) - first(b));
}

const isSoon = ({ clock }: DueItem): boolean => clock.state !== 'overdue' && clock.daysUntilDue <= SOON;

async function overviewOf(
  ports: Ports,
  hooks: HomeHooks,
  { actor, due }: { readonly actor: Actor; readonly due: DueList },
): Promise<Overview | null> {
  const ids = settingsFor(actor, 'hold review');
  if (ids.length === 0) return null;
  const [gaps, requests] = await Promise.all([gapsOf(ports, { actor, due }), hooks.requests(actor)]);
  const items = due.items.filter(({ setting }) => ids.includes(setting.id));
  return {
    settings: due.settings.filter(({ id }) => ids.includes(id)),
    overdue: items.filter(({ clock }) => clock.state === 'overdue'),
    soon: items.filter(isSoon),
    gaps,
    requests,
    stuck: due.stuck,
  };
}

/** Only drafts of forms the person may still open; of a child that moved away nothing is said. */
const draftsOf = (actor: Actor, drafts: readonly Draft[], due: DueList): readonly HomeDraft[] =>
  drafts.flatMap(({ id, form }): HomeDraft[] => {
    if (!form) return [];
    const child = due.children.find(
      (each) => each.id === form.about && mayToChild(actor, 'write plan', each),
    );
    const setting = due.settings.find((each) => each.id === form.about) ?? null;
    return child || setting ? [{ id, form, child: child ?? null, setting }] : [];
  });

/** Everything a person's Home shows, by their memberships of this moment. */
export const openHome =
  (ports: Ports, hooks: HomeHooks) =>
  async ({ actor }: { readonly actor: Actor }): Promise<Home> => {
    if (actor.memberships.length === 0) return { children: null, drafts: [], overview: null, lead: null };
    const { tenant, userId } = actor;
    const works = settingsFor(actor, 'see due').length > 0;
    const [due, drafts, lead] = await Promise.all([
      works ? dueList(ports)({ actor }) : null,
      works ? ports.store.drafts.ofUser({ tenant, userId }) : [],
      leadHome(ports, hooks, actor),
    ]);
    if (!due) return { children: null, drafts: [], overview: null, lead };
    const [children, overview] = await Promise.all([
      ownChildren(ports, actor, due),
      overviewOf(ports, hooks, { actor, due }),
    ]);
    return { children, drafts: draftsOf(actor, drafts, due), overview, lead };
  };
