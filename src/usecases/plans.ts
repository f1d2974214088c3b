import type { Child } from '../domain/child.ts';
import type { Entry, PlanRecord, SheetRecord } from '../domain/record.ts';
import type { Member } from '../domain/setting.ts';
import type { Person } from '../domain/sheet.ts';
import { tally, tallyText } from '../domain/tally.ts';
import { type Target, targetsOf } from '../domain/targets.ts';
import type { Ports } from './ports.ts';
import { entriesOf } from './record-document.ts';

export const isPlan = (record: SheetRecord): record is PlanRecord =>
  record.plan !== null && record.childId !== null;

/** The plans of a child that run now: at most one of each sheet, each with its own clock. */
export const livePlans = (records: readonly SheetRecord[]): readonly PlanRecord[] =>
  records.filter(isPlan).filter((plan) => plan.live);

/** Key person and SENCOs: who contributes where nobody else is known yet. */
export function teamOf(child: Pick<Child, 'keyPerson'>, members: readonly Member[]): readonly Person[] {
  const named = members.filter(({ name }) => name !== '');
  return [
    ...named
      .filter(({ userId }) => userId === child.keyPerson)
      .map(({ name }) => ({ name, role: 'Key person' })),
    ...named.filter(({ role }) => role === 'senco').map(({ name }) => ({ name, role: 'SENCO' })),
  ];
}

/** How one target or strategy has gone since its plan started. */
export interface Progress {
  readonly target: Target;
  /** "3 of 5 achieved · planned 16 · …". */
  readonly tally: string;
  readonly latest: Entry | null;
}

/** Tallies and latest comments, target by target, as a review opens with them (domain.md §6). */
export async function progressOf(
  ports: Ports,
  { tenant, plans }: { tenant: string; plans: readonly PlanRecord[] },
): Promise<readonly Progress[]> {
  const entries = await ports.store.entries.ofPlans({ tenant, planIds: plans.map((plan) => plan.id) });
  return plans.flatMap(targetsOf).map((target) => {
    const own = entriesOf(entries, target);
    const latest = own.findLast((entry) => entry.comments !== '') ?? own.at(-1) ?? null;
    return { target, tally: tallyText(tally(own)), latest };
  });
}
