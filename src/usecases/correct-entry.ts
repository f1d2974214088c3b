import type { RawAnswers } from '../domain/answers.ts';
import type { Entry, Trace } from '../domain/record.ts';
import type { Actor } from '../domain/setting.ts';
import { asPlan, changedMeanwhile, childToChange, entryToChange } from './guard.ts';
import type { Ports } from './ports.ts';
import { checkEntry, liveTarget } from './save-entry.ts';
import { movedOn, refused, type Saved, saved } from './saved.ts';

interface Correction {
  readonly actor: Actor;
  readonly entryId: string;
  readonly why: string;
  readonly receipt: { readonly key: string; readonly content: string };
}

const WHY = { why: 'Please say in a few words why this is changed. It stays with the record.' };

const trace = (
  ports: Ports,
  { actor, why }: Correction,
  what: Trace['what'],
  before: Trace['before'],
): Trace => ({ at: ports.clock.now(), by: actor.userId, byName: actor.name, why, what, before });

/** Changes what an entry says; what it said before stays in its trace (domain.md §7). */
export const correctEntry =
  (ports: Ports) =>
  async (
    command: Correction & { readonly base: number; readonly raw: RawAnswers },
  ): Promise<Saved<Entry>> => {
    const { actor, entryId, why, raw, base, receipt } = command;
    const { entry, setting, open } = await entryToChange(ports, { actor, entryId });
    const plan = await open.store.records.get({ tenant: actor.tenant, id: entry.planId });
    const checked = checkEntry({
      raw,
      profile: ports.profiles.of(setting),
      newId: ports.newId,
      today: ports.clock.today(setting.timeZone),
      plan: plan && asPlan(plan),
    });
    if (!checked.ok || why.trim() === '')
      return refused({ ...(checked.ok ? {} : checked.errors), ...(why.trim() === '' ? WHY : {}) });
    return ports.store.once({ tenant: actor.tenant, ...receipt }, async () => {
      if (entry.revision !== base) return movedOn(entry.revision);
      const { date, who, comments, outcome } = entry;
      const step = trace(ports, command, 'corrected', { date, who, comments, outcome });
      const corrected: Entry = { ...entry, ...checked.value, trace: [...entry.trace, step], revision: base };
      if (!(await open.store.entries.replace(corrected))) throw changedMeanwhile();
      return saved({ ...corrected, revision: base + 1 });
    });
  };

/**
 * Takes an entry out of the wrong child's file and puts it into the right one. Both keep the trace; the
 * wrong file keeps none of the content (domain.md §7).
 */
export const moveEntry =
  (ports: Ports) =>
  async (
    command: Correction & { readonly childId: string; readonly target: string },
  ): Promise<Saved<Entry>> => {
    const { actor, entryId, why, childId, target, receipt } = command;
    const { tenant } = actor;
    const { entry, open: from } = await entryToChange(ports, { actor, entryId });
    const { child, open: to } = await childToChange(ports, { actor, action: 'log entry', childId });
    const found = await liveTarget(to, { tenant, childId, target });
    if (typeof found === 'string' || why.trim() === '')
      return refused({
        ...(typeof found === 'string' ? { target: found } : {}),
        ...(why.trim() === '' ? WHY : {}),
      });
    return ports.store.once({ tenant, ...receipt }, async () => {
      const moved: Entry = {
        ...entry,
        id: ports.newId(),
        settingId: child.settingId,
        childId,
        planId: found.plan.id,
        targetId: found.target.id,
        trace: [...entry.trace, trace(ports, command, 'moved here', {})],
        revision: 1,
      };
      const left: Entry = {
        ...entry,
        who: '',
        comments: '',
        outcome: 'not run',
        movedAway: true,
        // What was corrected before is content of the other child, too.
        trace: [trace(ports, command, 'moved away', {})],
      };
      await to.store.entries.insert(moved);
      if (!(await from.store.entries.replace(left))) throw changedMeanwhile();
      return saved(moved);
    });
  };
