import type { FieldErrors } from '../domain/answers.ts';
import type { IsoDate } from '../domain/dates.ts';
import { standingEntry } from '../domain/day-list.ts';
import type { Entry } from '../domain/record.ts';
import type { Actor } from '../domain/setting.ts';
import type { Outcome } from '../domain/tally.ts';
import { childToChange } from './guard.ts';
import type { Ports } from './ports.ts';
import { saveEntry } from './save-entry.ts';

/** What can be logged with one tap; the other outcomes need a comment (domain.md §5). */
export const TAPPED = ['achieved', 'not achieved', 'absent'] as const satisfies readonly Outcome[];
export type TappedOutcome = (typeof TAPPED)[number];

export type Tapped =
  | { readonly kind: 'logged'; readonly entry: Entry }
  /** Something else stands there for that day already; nothing was changed. */
  | { readonly kind: 'there already'; readonly entry: Entry }
  | { readonly kind: 'refused'; readonly errors: FieldErrors };

export interface Tap {
  readonly actor: Actor;
  readonly childId: string;
  readonly planId: string;
  readonly targetId: string;
  /** The day the list was made for. */
  readonly day: IsoDate;
}

const standing = (entry: Entry, outcome: Outcome): Tapped => ({
  kind: entry.outcome === outcome ? 'logged' : 'there already',
  entry,
});

/**
 * Logs one outcome of a target for a day without a form. One tap is the day's first entry, whoever taps: a
 * second tap, of the same person or another, finds it. More attempts on one day go through the form.
 */
export const tapEntry =
  (ports: Ports) =>
  async ({ outcome, ...tap }: Tap & { readonly outcome: TappedOutcome }): Promise<Tapped> => {
    const { actor, childId, planId, targetId, day } = tap;
    const { open } = await childToChange(ports, { actor, action: 'log entry', childId });
    const onDay = await open.store.entries.onDay({
      tenant: actor.tenant,
      planIds: [planId],
      date: day,
    });
    const there = onDay.filter((entry) => entry.targetId === targetId && entry.childId === childId);
    const counted = standingEntry(there);
    if (counted) return standing(counted, outcome);
    const result = await saveEntry(ports)({
      actor,
      childId,
      target: `${planId}/${targetId}`,
      raw: { date: day, who: actor.name, comments: '', outcome },
      fromHome: false,
      // How many stand there belongs to the key: what was moved to another child may be tapped again.
      receipt: { key: `tap:${planId}/${targetId}:${day}:${there.length}`, content: 'tap' },
    });
    if (result.kind === 'saved') return standing(result.value.entry, outcome);
    return { kind: 'refused', errors: result.kind === 'errors' ? result.errors : {} };
  };
