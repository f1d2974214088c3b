import type { IsoDate } from '../dates.ts';
import type { MessageHours } from '../setting.ts';

/** A chain may span workspaces: where it is kept, and its id there. */
export interface ChainRef {
  readonly tenant: string;
  readonly id: string;
}

/** Of anything that names one, such as the chain itself, no more than what is kept. */
export const asRef = ({ tenant, id }: ChainRef): ChainRef => ({ tenant, id });

/** Somebody in one workspace; the same user id elsewhere is another person. */
export interface Somebody {
  readonly tenant: string;
  readonly userId: string;
}

/** Who stands in for a lead on leave, both days included. In the lead's own workspace. */
export interface Cover {
  readonly userId: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface ChainLead extends Somebody {
  readonly name: string;
  /** Null: the whole chain, and its set-up. */
  readonly regions: readonly string[] | null;
  readonly cover: Cover | null;
  /** When the weekly digest may come. */
  readonly hours: MessageHours;
}

/** Many settings under one inclusion team. Its settings are apart, as links: there may be five hundred. */
export interface Chain extends ChainRef {
  readonly name: string;
  readonly regions: readonly string[];
  readonly leads: readonly ChainLead[];
  /** Gets the weekly digest, too, with small counts masked; of the chain's own workspace. */
  readonly digestChannel: string | null;
  /** The workspaces its settings are in: every query carries one. */
  readonly tenants: readonly string[];
  /** When the next digest is looked at; milliseconds since the epoch. */
  readonly lookAt: number;
  readonly revision: number;
}

/** A setting's place in a chain; a setting is in one at most. */
export interface ChainLink {
  /** The setting's. */
  readonly id: string;
  readonly tenant: string;
  readonly chain: ChainRef;
  /** '' while it is in none. */
  readonly region: string;
  readonly joinedOn: IsoDate;
  /** Asked by one side: it ends when the other confirms, or on `until` by itself. */
  readonly leaving: { readonly by: Side; readonly until: IsoDate } | null;
  readonly revision: number;
}

/** The two who must agree. */
export type Side = 'chain' | 'setting';

export const LEAVE_DAYS = 14;

/** What a person may see of a chain: all of it, some regions, or (null) nothing. */
export type Reach = 'all' | readonly string[] | null;

const same = (a: Somebody, b: Somebody): boolean => a.tenant === b.tenant && a.userId === b.userId;

const covers = ({ tenant, cover }: ChainLead, who: Somebody, today: IsoDate): boolean =>
  cover !== null && cover.from <= today && today <= cover.to && same({ tenant, userId: cover.userId }, who);

/** The places a person holds today: their own, and those of leads for whom they stand in. */
export const seatsOf = (chain: Chain, who: Somebody, today: IsoDate): readonly ChainLead[] =>
  chain.leads.filter((lead) => same(lead, who) || covers(lead, who, today));

export function reachOf(chain: Chain, who: Somebody, today: IsoDate): Reach {
  const seats = seatsOf(chain, who, today);
  if (seats.length === 0) return null;
  return seats.some(({ regions }) => regions === null)
    ? 'all'
    : [...new Set(seats.flatMap(({ regions }) => regions ?? []))];
}

export type ChainAction =
  /** Figures, the list of a setting by child code, requests. */
  | 'see setting'
  /** With a reason, into the trail. */
  | 'open child'
  | 'send request'
  /** Regions, leads, codes, leaving. */
  | 'manage chain';

/** May a person do this, in a setting of that region? Every chain action goes through here. */
export const mayInChain = (reach: Reach, action: ChainAction, region?: string): boolean => {
  if (reach === null) return false;
  if (reach === 'all') return true;
  return action !== 'manage chain' && region !== undefined && reach.includes(region);
};

/** Who is told about a setting of that region: its leads; in place of one on leave, the cover. */
export const leadsToTell = (chain: Chain, region: string, today: IsoDate): readonly Somebody[] => {
  const told = chain.leads
    .filter(({ regions }) => regions === null || regions.includes(region))
    .map(({ tenant, userId, cover }) =>
      cover && cover.from <= today && today <= cover.to
        ? { tenant, userId: cover.userId }
        : { tenant, userId },
    );
  return told.filter((who, index) => told.findIndex((other) => same(other, who)) === index);
};

/** Everybody who holds a place or stands in, so that a person finds their chains. */
export const peopleOf = (chain: Pick<Chain, 'leads'>): readonly Somebody[] =>
  chain.leads.flatMap(({ tenant, userId, cover }) => [
    { tenant, userId },
    ...(cover ? [{ tenant, userId: cover.userId }] : []),
  ]);
