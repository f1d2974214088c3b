import type { Ports } from '../../usecases/ports.ts';
import type { Lookup } from '../handlers.ts';

type Person = Awaited<ReturnType<Lookup['person']>>;

const faultOf = (person: Person): string | undefined => {
  if (!person) return 'Somebody chosen here is not in this workspace any more. Please take them out.';
  if (person.isBot) return `${person.name} is an app, not a person. Please take it out.`;
  return person.isOutsider
    ? `${person.name} is a guest or from another organisation, and so cannot see children’s records. Please take them out.`
    : undefined;
};

/** A sentence beside each field that names somebody new who must not see children's records (domain.md §8). */
export async function teamFaults(
  ports: Pick<Ports, 'store'>,
  {
    lookup,
    tenant,
    settingId,
    team,
  }: {
    lookup: Pick<Lookup, 'person'>;
    tenant: string;
    settingId: string | null;
    /** Slack user ids by field. */
    team: Readonly<Record<string, readonly string[]>>;
  },
): Promise<Readonly<Record<string, string>>> {
  const settingIds = settingId === null ? [] : [settingId];
  const members = await ports.store.members.ofSettings({ tenant, settingIds });
  const known = new Set(members.map(({ userId }) => userId));
  const faults = await Promise.all(
    Object.entries(team).map(async ([field, userIds]) => {
      const added = userIds.filter((userId) => !known.has(userId));
      const people = await Promise.all(added.map((userId) => lookup.person(userId)));
      const found = [...new Set(people.map(faultOf))].filter((fault) => fault !== undefined);
      return [field, found.join(' ')] as const;
    }),
  );
  return Object.fromEntries(faults.filter(([, words]) => words !== ''));
}
