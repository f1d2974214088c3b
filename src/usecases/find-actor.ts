import type { Actor } from '../domain/setting.ts';
import type { Ports } from './ports.ts';

export type FindActor = (who: { readonly tenant: string; readonly userId: string }) => Promise<Actor>;

/** A person with every setting they belong to; a stranger belongs to none. */
export const findActor =
  ({ store }: { readonly store: Pick<Ports['store'], 'members'> }): FindActor =>
  async ({ tenant, userId }) => {
    const memberships = await store.members.ofUser({ tenant, userId });
    return { tenant, userId, name: memberships[0]?.name ?? 'you', memberships };
  };
