import type { Actor } from '../domain/setting.ts';
import type { Ports } from '../usecases/ports.ts';
import type { Context } from './handlers.ts';
import type { LookupFor } from './lookup.ts';
import { type Origin, whoAsks } from './origin.ts';

export type FindActor = (who: { readonly tenant: string; readonly userId: string }) => Promise<Actor>;

/** A person with every setting they belong to; a stranger belongs to none. */
export const findActor =
  ({ store }: { readonly store: Pick<Ports['store'], 'members'> }): FindActor =>
  async ({ tenant, userId }) => {
    const memberships = await store.members.ofUser({ tenant, userId });
    return { tenant, userId, name: memberships[0]?.name ?? 'you', memberships };
  };

export type ContextFor = (body: Origin) => Promise<Context>;

export const createContextFor =
  ({ findActor, lookupFor }: { findActor: FindActor; lookupFor: LookupFor }): ContextFor =>
  async (body) => {
    const who = whoAsks(body);
    const actor = await findActor({ tenant: who.tenant, userId: who.userId });
    return { actor, lookup: lookupFor(who) };
  };
