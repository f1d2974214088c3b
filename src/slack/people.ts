import type { UsersInfoResponse } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import { AppError } from '../domain/errors.ts';
import type { Logger } from '../logger.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { ClientsOf } from './clients.ts';
import { codeOf } from './error-trace.ts';
import type { Lookup } from './handlers.ts';
import { inTime } from './in-time.ts';
import { orNull } from './or-null.ts';
import type { Tenant, Tenants } from './tenant.ts';

export type Person = Awaited<ReturnType<Lookup['person']>>;
type SlackUser = NonNullable<UsersInfoResponse['user']>;

/** How long what Slack said of somebody is believed; who left or became a guest is also told by an event. */
export const STANDING_MS = 10 * 60_000;
/** Of the three seconds that a form has. */
const STANDING_WITHIN_MS = 800;

export interface People {
  /** Null where Slack knows nobody of that id, or they have left. `freshMs`: how old the answer may be. */
  readonly find: (who: {
    readonly tenant: string;
    readonly userId: string;
    readonly freshMs: number;
  }) => Promise<Person>;
  /**
   * Whether this is somebody of the workspace or organisation itself, by what was found lately: no guest, nobody of
   * another one, no bot, nobody who left. Where Slack does not say in time, being a member of a setting decides.
   */
  readonly isStaff: (who: { readonly tenant: string; readonly userId: string }) => Promise<boolean>;
  readonly forget: (who: { readonly tenant: string; readonly userId: string }) => void;
}

/** Of the same organisation, where there is one, or of the same workspace. */
const isForeign = (user: SlackUser, { teamId, enterpriseId }: Tenant): boolean => {
  const sameOrg = enterpriseId !== null && user.enterprise_user?.enterprise_id === enterpriseId;
  return !sameOrg && user.team_id !== undefined && user.team_id !== teamId;
};

const toPerson = (user: SlackUser | undefined, tenant: Tenant): Person =>
  !user || user.deleted
    ? null
    : {
        name: user.profile?.real_name || user.real_name || user.name || 'somebody',
        isAdmin:
          Boolean(user.is_admin || user.is_owner || user.is_primary_owner) || user.id === tenant.installerId,
        isBot: Boolean(user.is_bot || user.id === 'USLACKBOT'),
        isOutsider:
          Boolean(user.is_restricted || user.is_ultra_restricted || user.is_stranger) ||
          isForeign(user, tenant),
      };

export const isStaffMember = (person: Person): boolean =>
  person !== null && !person.isBot && !person.isOutsider;

export const outsider = (): AppError =>
  new AppError({
    code: 'outsider',
    message: 'a guest, a person of another organisation, or one who left',
    userMessage:
      'This app is only for the staff of the organisation that uses it. Guests and people of other organisations cannot use it here.',
  });

const slow = () => Object.assign(new Error('Slack did not say who that is in time'), { code: 'slow' });

/** What Slack says about people, remembered for a while. */
export const createPeople = ({
  tenants,
  clientsOf,
  clock,
  logger,
}: {
  tenants: Tenants;
  clientsOf: ClientsOf;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
}): People => {
  const known = createBoundedMap<{ readonly person: Person; readonly at: number }>(5_000);
  const keyOf = ({ tenant, userId }: { readonly tenant: string; readonly userId: string }) =>
    `${tenant}/${userId}`;

  const find: People['find'] = async ({ tenant, userId, freshMs }) => {
    const key = keyOf({ tenant, userId });
    const before = known.get(key);
    if (before && clock.now() - before.at < freshMs) return before.person;
    const { interactive } = await clientsOf(tenant);
    const user = (await orNull(interactive.users.info({ user: userId })))?.user;
    const person = toPerson(user, await tenants.of(tenant));
    known.set(key, { person, at: clock.now() });
    return person;
  };

  return {
    find,
    isStaff: async (who) => {
      const unsaid = (error: unknown) =>
        logger.warn({ user: who.userId, code: codeOf(error) }, 'Slack did not say who somebody is');
      const work = find({ ...who, freshMs: STANDING_MS });
      try {
        return isStaffMember(await inTime({ work, ms: STANDING_WITHIN_MS, late: slow, onLateError: unsaid }));
      } catch (error) {
        unsaid(error);
        const before = known.get(keyOf(who));
        return before === undefined || isStaffMember(before.person);
      }
    },
    forget: (who) => known.delete(keyOf(who)),
  };
};
