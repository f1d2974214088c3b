import type { App } from '@slack/bolt';
import { codeOf, placesOf } from './error-trace.ts';
import type { Runtime } from './runtime.ts';

/** What Slack tells without anybody asking. */
export interface Happenings {
  /** Slack said that tokens of one of these were revoked, or the app removed there. */
  readonly ended: (tenants: readonly string[]) => Promise<void>;
  /** Slack said that something about somebody changed; `isOut`: they left, or became a guest. */
  readonly changed: (who: {
    readonly tenant: string;
    readonly userId: string;
    readonly isOut: boolean;
  }) => Promise<void>;
}

export interface Envelope {
  readonly team_id?: string | null;
  readonly enterprise_id?: string | null;
  readonly authorizations?:
    | readonly {
        readonly team_id?: string | null;
        readonly enterprise_id?: string | null;
        readonly is_enterprise_install?: boolean | null;
      }[]
    | null;
}

/** The tenants an event may be about: of an uninstallation Slack does not always say whether it was for all of a Grid. */
const tenantsIn = ({ team_id, enterprise_id, authorizations }: Envelope): readonly string[] => {
  const named = [team_id, enterprise_id];
  for (const one of authorizations ?? []) named.push(one.team_id, one.enterprise_id);
  return [...new Set(named.filter((id) => typeof id === 'string'))];
};

export const tenantOfEvent = (body: Envelope): string | undefined => {
  const [one] = body.authorizations ?? [];
  const tenant = one?.is_enterprise_install ? one.enterprise_id : (one?.team_id ?? body.team_id);
  return tenant ?? undefined;
};

interface ChangedUser {
  readonly id: string;
  readonly deleted?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
}

export const registerEvents = (app: App, runtime: Runtime, happenings: Happenings): void => {
  /** Slack has its answer already: what fails is only logged. */
  const quietly = async (name: string, work: Promise<void>): Promise<void> => {
    await runtime.inFlight.track(work).catch((error: unknown) => {
      const at = { action: name, code: codeOf(error), method: placesOf(error) };
      runtime.logger.error(at, 'What Slack told could not be followed');
    });
  };
  for (const name of ['app_uninstalled', 'tokens_revoked'] as const)
    app.event(name, ({ body }) => quietly(name, happenings.ended(tenantsIn(body as Envelope))));
  app.event('user_change', async ({ body, event }) => {
    const user = event.user as ChangedUser;
    const tenant = tenantOfEvent(body as Envelope);
    if (tenant === undefined) return;
    const isOut = Boolean(user.deleted || user.is_restricted || user.is_ultra_restricted || user.is_stranger);
    await quietly('user_change', happenings.changed({ tenant, userId: user.id, isOut }));
  });
};
