import type { AuditLine } from '../domain/audit.ts';
import type { Child } from '../domain/child.ts';
import type { Actor, Member } from '../domain/setting.ts';
import { leadsOf } from './chain/escalation.ts';
import { childFor, notFound } from './guard.ts';
import type { Ports } from './ports.ts';

/** Lines on a page. */
const ON_A_PAGE = 20;

export interface WhoOpened {
  readonly child: Child;
  /** The team, and the leads of the setting's chain. */
  readonly people: readonly Pick<Member, 'userId' | 'name'>[];
  readonly lines: readonly AuditLine[];
  /** Where the next page goes on; null where this is the last. */
  readonly older: Page | null;
}

/** A place in the trail: lines of one setting's chain, before a number; null is its end. */
export interface Page {
  readonly chain: string;
  readonly before: number | null;
}

/** Who did what to a child's record, newest first. Looking at it is noted, too. Throws 'not-found'. */
export const whoOpened =
  (ports: Ports) =>
  async ({
    actor,
    childId,
    page,
  }: {
    readonly actor: Actor;
    readonly childId: string;
    /** Null for the newest. */
    readonly page: Page | null;
  }): Promise<WhoOpened> => {
    const { child, open } = await childFor(ports, { actor, action: 'see who opened', childId });
    const { tenant } = actor;
    // What was done at earlier settings stands in theirs.
    const earlier = (child.formerCodes ?? []).map(({ settingId }) => settingId).reverse();
    const chains = [...new Set([child.settingId, ...earlier])];
    const { chain, before } = page ?? { chain: child.settingId, before: null };
    if (!chains.includes(chain)) throw notFound();
    const [found, members, leads] = await Promise.all([
      open.store.audit.ofChild({ tenant, chain, childId, before, limit: ON_A_PAGE + 1 }),
      ports.store.members.ofSettings({ tenant, settingIds: chains }),
      leadsOf(ports, { tenant, id: child.settingId }),
    ]);
    const lines = found.slice(0, ON_A_PAGE);
    const next = chains[chains.indexOf(chain) + 1];
    const inNext = next === undefined ? null : { chain: next, before: null };
    const inThis = { chain, before: lines.at(-1)?.seq ?? null };
    const people = [...members, ...leads];
    return { child, people, lines, older: found.length > ON_A_PAGE ? inThis : inNext };
  };
