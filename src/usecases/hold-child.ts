import type { Child, LegalHold } from '../domain/child.ts';
import type { Actor } from '../domain/setting.ts';
import { changedMeanwhile, childToChange, settingOf } from './guard.ts';
import type { Ports } from './ports.ts';
import { refused, type Saved, saved } from './saved.ts';

/** Longest reason, in characters. */
export const MOST_WHY = 500;

export const whyFault = (why: string): string | undefined => {
  if (why.trim() === '') return 'Please say why, in a few words.';
  return why.length > MOST_WHY
    ? `This is ${why.length} characters; at most ${MOST_WHY} fit here.`
    : undefined;
};

/** Sets or lifts a legal hold; the reason stands in the audit trail. Doing again what is done changes nothing. */
export const holdChild =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly childId: string;
    readonly hold: boolean;
    readonly why: string;
    readonly receipt: { readonly key: string; readonly content: string };
  }): Promise<Saved<Child>> => {
    const { childId, hold, receipt } = command;
    const why = command.why.trim();
    const actor = { ...command.actor, reason: why };
    const { tenant, userId: by, name: byName } = actor;
    const { child, open } = await childToChange(ports, { actor, action: 'hold child', childId });
    const fault = whyFault(why);
    if (fault) return refused({ why: fault });
    const { timeZone } = await settingOf(ports, child);
    return ports.store.once({ tenant, ...receipt }, async () => {
      if (hold === Boolean(child.legalHold)) return saved(child);
      const legalHold: LegalHold | null = hold ? { why, by, byName, on: ports.clock.today(timeZone) } : null;
      if (!(await open.store.children.replace({ ...child, legalHold }))) throw changedMeanwhile();
      return saved({ ...child, legalHold, revision: child.revision + 1 });
    });
  };
