import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Installations } from '../usecases/ports-installations.ts';
import { manyTenants } from './many-tenants.ts';
import { oneTenant } from './one-tenant.ts';
import type { Tenants } from './tenant.ts';

/** One workspace with a token of its own, or as many as install the app. */
export const createTenants = ({
  config,
  installations,
  logger,
  machine,
}: {
  config: Pick<Config, 'slackBotToken' | 'slackOauth' | 'slackApiUrl'>;
  installations: Installations;
  logger: Logger;
  /** The machine's clock: tokens and leases. */
  machine: Pick<Clock, 'now'>;
}): Tenants => {
  const { slackBotToken: token, slackOauth: oauth } = config;
  if (oauth) return manyTenants({ oauth, installations, config, logger, machine });
  if (token === undefined) throw new Error('neither a token nor what installs the app is configured');
  return oneTenant({ token, config, logger });
};
