import { type Checked, checkFields, type FieldErrors, type RawAnswers } from '../domain/answers.ts';
import type { Child } from '../domain/child.ts';
import { addDays, type IsoDate, longDate } from '../domain/dates.ts';
import { moneyProblem } from '../domain/money.ts';
import type { Profile } from '../domain/profile.ts';
import type { Entry, PlanRecord } from '../domain/record.ts';
import type { Actor } from '../domain/setting.ts';
import { entryFields } from '../domain/sheets/record-of-intervention.ts';
import type { Outcome } from '../domain/tally.ts';
import { type Target, targetsOf } from '../domain/targets.ts';
import { asPlan, childToChange, settingOf } from './guard.ts';
import type { Ports, ReadPorts } from './ports.ts';
import { refused, type Saved, saved } from './saved.ts';

export interface SaveEntry {
  readonly actor: Actor;
  readonly childId: string;
  /** Plan and target as the form's option names them: "planId/targetId". */
  readonly target: string;
  readonly raw: RawAnswers;
  readonly fromHome: boolean;
  readonly receipt: { readonly key: string; readonly content: string };
}

type EntryContent = Pick<Entry, 'date' | 'who' | 'comments' | 'outcome'>;

const ELSEWHERE =
  'This sheet is only for the targets or strategies of a live plan. Other observations go into the child’s learning record.';

/** The live plan and target an entry names, or why it cannot be logged there (domain.md §5). */
export async function liveTarget(
  ports: ReadPorts,
  { tenant, childId, target }: { tenant: string; childId: string; target: string },
): Promise<{ plan: PlanRecord; target: Target } | string> {
  const [planId = '', targetId = ''] = target.split('/');
  const record = planId === '' ? null : await ports.store.records.get({ tenant, id: planId });
  if (!record?.plan || record.childId !== childId) return `Please choose a target or strategy. ${ELSEWHERE}`;
  const plan = asPlan(record);
  if (!plan.live) return `That plan has ended. ${ELSEWHERE}`;
  const found = targetsOf(plan).find((candidate) => candidate.id === targetId);
  return found
    ? { plan, target: found }
    : `That target is no longer on the plan. Please choose another. ${ELSEWHERE}`;
}

/** What an entry must say, beside what its fields must hold. */
export function checkEntry(options: {
  readonly raw: RawAnswers;
  readonly profile: Profile;
  readonly newId: () => string;
  readonly today: string;
  readonly plan: PlanRecord | null;
}): Checked<EntryContent> {
  const { raw, profile, newId, today, plan } = options;
  const checked = checkFields(entryFields, raw, { profile, newId });
  if (!checked.ok) return checked;
  const { date, who, comments, outcome } = checked.value as Readonly<Record<keyof EntryContent, string>>;
  const errors: Record<string, string> = {};
  if (date > today) errors.date = `${longDate(date)} is still to come. Please choose the day it happened.`;
  else if (plan && date < plan.plan.startedOn)
    errors.date = `This plan starts on ${longDate(plan.plan.startedOn)}. Please choose that day or a later one.`;
  if (outcome === 'not run' && comments === '') errors.comments = 'Please say why it was not run.';
  if (outcome === 'partly' && comments === '')
    errors.comments = 'Please say what was achieved and what was not.';
  const money = { who: moneyProblem(who), comments: moneyProblem(comments) };
  if (money.who) errors.who = money.who;
  if (money.comments) errors.comments = money.comments;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { date, who, comments, outcome: outcome as Outcome } };
}

export const newEntry = (
  ports: Ports,
  options: {
    readonly actor: Actor;
    readonly child: Child;
    readonly target: Target;
    readonly content: EntryContent;
    readonly from: Entry['from'];
    readonly today: IsoDate;
  },
): Entry => ({
  id: ports.newId(),
  tenant: options.child.tenant,
  settingId: options.child.settingId,
  childId: options.child.id,
  planId: options.target.planId,
  targetId: options.target.id,
  ...options.content,
  from: options.from,
  recordedAt: ports.clock.now(),
  recordedOn: options.today,
  recordedBy: options.actor.userId,
  movedAway: false,
  trace: [],
  revision: 1,
});

/** Logs one attempt at a live plan's target or strategy. */
export const saveEntry =
  (ports: Ports) =>
  async (command: SaveEntry): Promise<Saved<{ readonly entry: Entry; readonly target: Target }>> => {
    const { actor, childId, target, raw, fromHome, receipt } = command;
    const { tenant } = actor;
    const { child, open } = await childToChange(ports, { actor, action: 'log entry', childId });
    const [setting, found] = await Promise.all([
      settingOf(ports, child),
      liveTarget(open, { tenant, childId, target }),
    ]);
    const today = ports.clock.today(setting.timeZone);
    const plan = typeof found === 'string' ? null : found.plan;
    const profile = ports.profiles.of(setting);
    const checked = checkEntry({ raw, profile, newId: ports.newId, today, plan });
    const errors: FieldErrors = {
      ...(typeof found === 'string' ? { target: found } : {}),
      ...(checked.ok ? {} : checked.errors),
    };
    if (typeof found === 'string' || !checked.ok) return refused(errors);
    return ports.store.once({ tenant, ...receipt }, async () => {
      const content = { ...checked.value, who: checked.value.who || actor.name };
      const from = fromHome ? 'home' : 'setting';
      const entry = newEntry(ports, { actor, child, target: found.target, content, from, today });
      await open.store.entries.insert(entry);
      return saved({ entry, target: found.target });
    });
  };

/** Days after the event from which the sheet says when it was recorded (domain.md §7). */
const LATE = 3;

export const recordedLate = (entry: Pick<Entry, 'date' | 'recordedOn'>): boolean =>
  entry.recordedOn > addDays(entry.date, LATE);
