import type { FindActor } from '../usecases/find-actor.ts';
import type { Context } from './handlers.ts';
import type { LookupFor } from './lookup.ts';
import { type Origin, whoAsks } from './origin.ts';

export type ContextFor = (body: Origin) => Promise<Context>;

export const createContextFor =
  ({ findActor, lookupFor }: { findActor: FindActor; lookupFor: LookupFor }): ContextFor =>
  async (body) => {
    const who = whoAsks(body);
    const actor = await findActor({ tenant: who.tenant, userId: who.userId });
    return { actor, lookup: lookupFor(who) };
  };
