import { WebClient } from '@slack/web-api';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { clientOptions } from './clients.ts';
import { notInstalled, type Tenant, type Tenants } from './tenant.ts';

/** With one token for one workspace, which Slack is asked about once. */
export const oneTenant = ({
  token,
  config,
  logger,
}: {
  token: string;
  config: Pick<Config, 'slackApiUrl'>;
  logger: Logger;
}): Tenants => {
  const client = new WebClient(token, clientOptions({ config, logger, timeout: 2500 }));
  let known: Promise<Tenant> | undefined;
  const ask = async (): Promise<Tenant> => {
    const {
      team_id: teamId = null,
      enterprise_id: enterpriseId = null,
      ...answer
    } = await client.auth.test();
    const tenant = answer.is_enterprise_install ? enterpriseId : teamId;
    if (tenant === null) throw new Error('Slack did not say whose token it is');
    return {
      tenant,
      teamId: answer.is_enterprise_install ? null : teamId,
      enterpriseId,
      installerId: null,
      token,
    };
  };
  return {
    of: async (tenant) => {
      known ??= ask();
      const asked = known;
      const found = await asked.catch((error: unknown) => {
        if (known === asked) known = undefined;
        throw error;
      });
      if (found.tenant !== tenant) throw notInstalled();
      return found;
    },
    forget: () => {
      known = undefined;
    },
  };
};
