import { isKeyChild, type Job, mayToChild, settingsFor } from '../domain/access.ts';
import type { Child } from '../domain/child.ts';
import type { IsoDate } from '../domain/dates.ts';
import { standingEntry } from '../domain/day-list.ts';
import { localSheet } from '../domain/local-sheet.ts';
import type { Draft, DraftForm, Entry } from '../domain/record.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import { sheetOf } from '../domain/sheets/index.ts';
import { targetsOf } from '../domain/targets.ts';
import { type DueItem, type DueList, itemsOf, settingsWithDue, stuckOf } from './due-list.ts';
import { listFor } from './guard.ts';
import { type Gap, gapsOf, type HomeDue } from './home-gaps.ts';
import type { HomeHooks, OpenRequest } from './home-hooks.ts';
import { type LeadHome, leadHome } from './home-lead.ts';
import type { Ports, ReadPorts } from './ports.ts';
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
  /** Of the sheet, in the authority's words. */
  readonly title: string;
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
  mayToChild(actor, 'log entry', child) && isKeyChild(actor, child);

/** Own key children, theirs before those one only stands in for, then what is due first. */
async function ownChildren(ports: ReadPorts, actor: Actor, due: HomeDue): Promise<readonly HomeChild[]> {
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
  ports: ReadPorts,
  hooks: HomeHooks,
  { actor, due }: { readonly actor: Actor; readonly due: HomeDue },
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
const draftsOf = (
  { profiles }: Pick<Ports, 'profiles'>,
  { actor, drafts, due }: { actor: Actor; drafts: readonly Draft[]; due: HomeDue },
): readonly HomeDraft[] =>
  drafts.flatMap(({ id, form }): HomeDraft[] => {
    if (!form) return [];
    const child = due.children.find(
      (each) => each.id === form.about && mayToChild(actor, 'write plan', each),
    );
    const setting = due.settings.find((each) => each.id === form.about) ?? null;
    const { title } = localSheet(profiles.named(form.profile), sheetOf(form.sheet));
    return child || setting ? [{ id, form, title, child: child ?? null, setting }] : [];
  });

type OfRecords = Pick<Home, 'children' | 'drafts' | 'overview'>;

const NOTHING: OfRecords = { children: null, drafts: [], overview: null };

/** Whose names stand on it. */
const shownOn = ({ children, drafts, overview }: OfRecords): readonly Child[] => [
  ...(children ?? []).map(({ child }) => child),
  ...drafts.flatMap(({ child }) => child ?? []),
  ...[...(overview?.overdue ?? []), ...(overview?.soon ?? [])].map(({ child }) => child),
  ...(overview?.gaps ?? []).map((gap) => (gap.kind === 'no plan' ? gap.child : gap.item.child)),
];

async function recordsOf(ports: Ports, hooks: HomeHooks, { actor, job }: HomeAsked): Promise<OfRecords> {
  if (settingsFor(actor, 'see due').length === 0) return NOTHING;
  const { tenant, userId } = actor;
  const [settings, stuck, drafts] = await Promise.all([
    settingsWithDue(ports, actor),
    stuckOf(ports, actor),
    ports.store.drafts.ofUser({ tenant, userId }),
  ]);
  return listFor(ports, { actor, action: 'see due', job }, async (children, open) => {
    const items = await itemsOf(open, { tenant, settings, children });
    const due = { items, settings, stuck, children };
    const [own, overview] = await Promise.all([
      ownChildren(open, actor, due),
      overviewOf(open, hooks, { actor, due }),
    ]);
    const answer = { children: own, drafts: draftsOf(ports, { actor, drafts, due }), overview };
    return { answer, shown: shownOn(answer) };
  });
}

export interface HomeAsked {
  readonly actor: Actor;
  /** Made again by the app itself; what the person opens is noted (domain.md §8), this is not. */
  readonly job?: Job | undefined;
}

/** Everything a person's Home shows, by their memberships of this moment. */
export const openHome =
  (ports: Ports, hooks: HomeHooks) =>
  async (asked: HomeAsked): Promise<Home> => {
    if (asked.actor.memberships.length === 0) return { ...NOTHING, lead: null };
    const [records, lead] = await Promise.all([
      recordsOf(ports, hooks, asked),
      leadHome(ports, hooks, asked),
    ]);
    return { ...records, lead };
  };
