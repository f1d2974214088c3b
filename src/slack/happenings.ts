import { WebAPIPlatformError } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import { AppError } from '../domain/errors.ts';
import type { Logger } from '../logger.ts';
import type { Installations } from '../usecases/ports-installations.ts';
import type { RemovePerson } from '../usecases/remove-person.ts';
import type { ClientsOf } from './clients.ts';
import { codeOf } from './error-trace.ts';
import type { Happenings } from './events.ts';
import { isStaffMember, type People } from './people.ts';
import type { Tenants } from './tenant.ts';

/**
 * What follows from what Slack told. News may be old: it comes again for an hour, and in any order. So Slack is asked
 * how things stand, or a late word would end the installation that came after it.
 */
export const createHappenings = ({
  tenants,
  installations,
  people,
  removePerson,
  clientsOf,
  machine,
  logger,
}: {
  tenants: Tenants;
  installations: Installations;
  people: People;
  removePerson: RemovePerson;
  clientsOf: ClientsOf;
  machine: Pick<Clock, 'now'>;
  logger: Logger;
}): Happenings => {
  /** With a new token, where the old one only grew old. */
  const isInstalled = async (tenant: string): Promise<boolean> => {
    try {
      await (await clientsOf(tenant)).interactive.auth.test();
      return true;
    } catch (error) {
      const isOver = error instanceof AppError && error.code === 'not-installed';
      if (isOver || error instanceof WebAPIPlatformError) return false;
      throw error;
    }
  };

  return {
    ended: async (named) => {
      for (const tenant of named) {
        tenants.forget(tenant);
        const installation = await installations.get({ tenant });
        if (!installation || (await isInstalled(tenant))) continue;
        const { generation } = installation;
        const isEnded = await installations.end({ tenant, generation, at: machine.now() });
        tenants.forget(tenant);
        if (isEnded) logger.info({ tenant }, 'An installation ended; its tokens are destroyed');
      }
    },
    changed: async ({ isOut, ...who }) => {
      people.forget(who);
      if (!isOut) return;
      const isStaff = await people.find({ ...who, freshMs: 0 }).then(isStaffMember, (error: unknown) => {
        logger.warn({ user: who.userId, code: codeOf(error) }, 'Slack did not say who somebody is');
        return false;
      });
      if (isStaff) return;
      const { settings: count, withoutSenco } = await removePerson(who);
      if (count > 0) logger.info({ user: who.userId, count }, 'Somebody left; their rights are taken away');
      for (const setting of withoutSenco)
        logger.warn({ tenant: who.tenant, setting }, 'A setting has no SENCO any more');
    },
  };
};
