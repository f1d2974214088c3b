import { type Chain, leadsToTell, reachOf, type Somebody } from '../../domain/chain/chain.ts';
import type { Counts } from '../../domain/chain/figures.ts';
import { type PostedView, postedView } from '../../domain/chain/masking.ts';
import { mondayOf, nextMonday } from '../../domain/chain/week.ts';
import { newNotice } from '../../domain/notice.ts';
import type { Ports } from '../ports.ts';
import { type SeenChain, ZONE } from './chain-guard.ts';
import { allRows, type RadarRow } from './radar.ts';

const everyLead = (chain: Chain, today: string): readonly Somebody[] => {
  const told = ['', ...chain.regions].flatMap((region) => leadsToTell(chain, region, today));
  return told.filter(
    (who, index) =>
      told.findIndex(({ tenant, userId }) => tenant === who.tenant && userId === who.userId) === index,
  );
};

/** Puts this week's digest of one chain into the outbox: one a lead or cover, and one for the channel. */
const sweepChain = (ports: Ports, chain: Chain): Promise<void> =>
  ports.store.together(async () => {
    const today = ports.clock.today(ZONE);
    // Another worker was faster: what it put there counts.
    if (!(await ports.store.chains.looked(chain, nextMonday(today, ZONE)))) return;
    const places = [
      ...everyLead(chain, today).map(({ tenant, userId }) => ({ tenant, to: { user: userId } })),
      ...(chain.digestChannel ? [{ tenant: chain.tenant, to: { channel: chain.digestChannel } }] : []),
    ];
    for (const { tenant, to } of places)
      await ports.store.outbox.add(
        newNotice({
          id: [chain.id, 'chain digest', 'channel' in to ? to.channel : to.user, mondayOf(today)].join('/'),
          tenant,
          settingId: chain.id,
          settingTenant: chain.tenant,
          kind: 'chain digest',
          to,
          day: today,
          about: chain.id,
        }),
      );
  });

export const sweepDigests =
  (ports: Ports) =>
  async ({ limit }: { readonly limit: number }): Promise<void> => {
    for (const chain of await ports.store.chains.due({ now: ports.clock.now(), limit }))
      await sweepChain(ports, chain);
  };

export interface LeadDigest {
  readonly chain: Chain;
  readonly settings: number;
  readonly sums: Counts & { readonly requests: number };
  /** The worst first. */
  readonly rows: readonly RadarRow[];
}

const isBad = ({ counts }: RadarRow): boolean =>
  counts.overdue + counts.dueSoon + counts.unsigned + counts.quiet > 0;

/** What a lead's own digest says when it is sent; null where they lead here no longer. */
export async function leadDigest(
  ports: Ports,
  ref: { tenant: string; id: string },
  who: Somebody,
): Promise<LeadDigest | null> {
  const chain = await ports.store.chains.get(ref);
  const today = ports.clock.today(ZONE);
  const reach = chain && reachOf(chain, who, today);
  if (!chain || !reach) return null;
  const rows = await allRows(ports, { chain, reach, today });
  const sum = (of: (row: RadarRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    chain,
    settings: rows.length,
    sums: {
      overdue: sum(({ counts }) => counts.overdue),
      dueSoon: sum(({ counts }) => counts.dueSoon),
      unsigned: sum(({ counts }) => counts.unsigned),
      quiet: sum(({ counts }) => counts.quiet),
      requests: sum(({ figures }) => figures.requests),
    },
    rows: rows.filter(isBad),
  };
}

/** What the channel's says: others than leads may read it, now or later, so that small counts are masked. */
export async function channelDigest(
  ports: Ports,
  ref: { tenant: string; id: string },
): Promise<{ readonly chain: Chain; readonly view: PostedView } | null> {
  const chain = await ports.store.chains.get(ref);
  if (!chain) return null;
  const seen: SeenChain = { chain, reach: 'all', today: ports.clock.today(ZONE) };
  const rows = await allRows(ports, seen);
  return { chain, view: postedView(rows.map(({ figures, counts }) => ({ name: figures.name, counts }))) };
}
