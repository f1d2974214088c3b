import type { FindActor } from '../usecases/find-actor.ts';
import type { Context } from './handlers.ts';
import type { LookupFor } from './lookup.ts';
import { type Origin, whoAsks } from './origin.ts';
import { outsider, type People } from './people.ts';
import type { Tenants } from './tenant.ts';

export type ContextFor = (body: Origin) => Promise<Context>;

/** Throws `AppError` 'not-installed' or 'outsider', before anything of the tenant is shown. */
export const createContextFor =
  ({
    tenants,
    people,
    findActor,
    lookupFor,
  }: {
    tenants: Tenants;
    people: People;
    findActor: FindActor;
    lookupFor: LookupFor;
  }): ContextFor =>
  async (body) => {
    const { tenant, userId, homeTeamId } = whoAsks(body);
    const { teamId, enterpriseId } = await tenants.of(tenant);
    // Within an organisation people have a home in one workspace and work in several.
    if (enterpriseId === null && homeTeamId !== undefined && homeTeamId !== teamId) throw outsider();
    const [isStaff, actor] = await Promise.all([
      people.isStaff({ tenant, userId }),
      findActor({ tenant, userId }),
    ]);
    if (!isStaff) throw outsider();
    return { actor, lookup: lookupFor({ tenant }) };
  };
