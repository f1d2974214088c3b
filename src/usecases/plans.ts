import type { Child } from '../domain/child.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Entry, PlanRecord, SheetRecord } from '../domain/record.ts';
import type { Member } from '../domain/setting.ts';
import type { Person } from '../domain/sheet.ts';
import { tally, tallyText } from '../domain/tally.ts';
import { type Target, targetsOf } from '../domain/targets.ts';
import type { ReadPorts } from './ports.ts';
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
  /** The newest entries with words, newest first. */
  readonly latest: readonly Entry[];
}

/** Comments shown for each target at its review. */
const LATEST = 3;

/** Tallies and latest comments, target by target, as a review opens with them (domain.md §6); `until` leaves out what came later. */
export async function progressOf(
  ports: ReadPorts,
  { tenant, plans, until }: { tenant: string; plans: readonly PlanRecord[]; until?: IsoDate },
): Promise<readonly Progress[]> {
  const entries = await ports.store.entries.ofPlans({ tenant, planIds: plans.map((plan) => plan.id) });
  return plans.flatMap(targetsOf).map((target) => {
    const own = entriesOf(entries, target).filter(({ date }) => until === undefined || date <= until);
    const latest = own
      .filter(({ comments }) => comments !== '')
      .slice(-LATEST)
      .reverse();
    return { target, tally: tallyText(tally(own)), latest };
  });
}
