import {
  type Chain,
  type ChainAction,
  type ChainLink,
  type ChainRef,
  mayInChain,
  type Reach,
  reachOf,
} from '../../domain/chain/chain.ts';
import type { Actor } from '../../domain/setting.ts';
import { notFound } from '../not-found.ts';
import type { Ports } from '../ports.ts';

/** The calendar of the chain itself: all are in England. */
export const ZONE = 'Europe/London';

/** A chain somebody asks for, with what they may see of it. */
export interface SeenChain {
  readonly chain: Chain;
  readonly reach: Exclude<Reach, null>;
  readonly today: string;
}

const seenBy = (ports: Ports, actor: Actor, chain: Chain): SeenChain | null => {
  const today = ports.clock.today(ZONE);
  const reach = reachOf(chain, actor, today);
  return reach === null ? null : { chain, reach, today };
};

/** Every chain in which the actor leads or stands in for a lead today. */
export async function chainsFor(ports: Ports, actor: Actor): Promise<readonly SeenChain[]> {
  const { tenant, userId } = actor;
  const chains = await ports.store.chains.ofPerson({ tenant, userId });
  return chains.map((chain) => seenBy(ports, actor, chain)).filter((seen) => seen !== null);
}

/** The chain, if the actor sees anything of it. Throws 'not-found'. */
export async function chainFor(
  ports: Ports,
  { actor, chain: ref }: { readonly actor: Actor; readonly chain: ChainRef },
): Promise<SeenChain> {
  const chain = await ports.store.chains.get(ref);
  const seen = chain && seenBy(ports, actor, chain);
  if (!seen) throw notFound();
  return seen;
}

/** The chain, if the actor may set it up. Throws 'not-found'. */
export async function managedChain(
  ports: Ports,
  asked: { readonly actor: Actor; readonly chain: ChainRef },
): Promise<SeenChain> {
  const seen = await chainFor(ports, asked);
  if (!mayInChain(seen.reach, 'manage chain')) throw notFound();
  return seen;
}

export interface AskedInChain {
  readonly actor: Actor;
  readonly chain: ChainRef;
  readonly setting: { readonly tenant: string; readonly id: string };
  readonly action: ChainAction;
}

export interface SeenLink extends SeenChain {
  readonly link: ChainLink;
}

/** A setting of the chain, if the actor may do this there. Throws 'not-found', for another chain's, too. */
export async function linkFor(ports: Ports, options: AskedInChain): Promise<SeenLink> {
  const seen = await chainFor(ports, options);
  const { tenant, id } = options.setting;
  const link = await ports.store.chainLinks.get({ tenant, id });
  const { chain } = seen;
  const isOurs = link?.chain.tenant === chain.tenant && link.chain.id === chain.id;
  if (!link || !isOurs || !mayInChain(seen.reach, options.action, link.region)) throw notFound();
  return { ...seen, link };
}
