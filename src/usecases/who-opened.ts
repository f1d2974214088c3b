import type { AuditLine } from '../domain/audit.ts';
import type { Child } from '../domain/child.ts';
import type { Actor, Member } from '../domain/setting.ts';
import { leadsOf } from './chain/escalation.ts';
import { childFor } from './guard.ts';
import type { Ports } from './ports.ts';

/** Lines on a page. */
const ON_A_PAGE = 20;

export interface WhoOpened {
  readonly child: Child;
  /** The team, and the leads of the setting's chain. */
  readonly people: readonly Pick<Member, 'userId' | 'name'>[];
  readonly lines: readonly AuditLine[];
  /** The number before which the next page goes on; null where this is the last. */
  readonly older: number | null;
}

/** Who did what to a child's record, newest first. Looking at it is noted, too. Throws 'not-found'. */
export const whoOpened =
  (ports: Ports) =>
  async ({
    actor,
    childId,
    before,
  }: {
    readonly actor: Actor;
    readonly childId: string;
    readonly before: number | null;
  }): Promise<WhoOpened> => {
    const { child, open } = await childFor(ports, { actor, action: 'see who opened', childId });
    const { tenant, settingId: chain } = child;
    const [found, members, leads] = await Promise.all([
      open.store.audit.ofChild({ tenant, chain, childId, before, limit: ON_A_PAGE + 1 }),
      ports.store.members.ofSettings({ tenant, settingIds: [chain] }),
      leadsOf(ports, { tenant, id: chain }),
    ]);
    const lines = found.slice(0, ON_A_PAGE);
    const people = [...members, ...leads];
    return { child, people, lines, older: found.length > ON_A_PAGE ? (lines.at(-1)?.seq ?? null) : null };
  };
