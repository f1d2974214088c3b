import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { createBoundedMap } from './bounded-map.ts';
import { slackLog } from './slack-log.ts';
import type { Tenants } from './tenant.ts';

export interface Clients {
  /** For what a person is waiting for: Slack itself gives up after 3 s. */
  readonly interactive: WebClient;
  /** For what is sent after the answer. A rate limit here never holds up a person's form. */
  readonly outbox: WebClient;
  /** For what nobody asked for: reminders. */
  readonly worker: WebClient;
}

/** With the token of that tenant. Throws `AppError` 'not-installed'. */
export type ClientsOf = (tenant: string) => Promise<Clients>;

/** Options of every Web API client of this app, each time a new object: Slack's libraries change what they are given. */
export const clientOptions = ({
  config,
  logger,
  timeout,
}: {
  config: Pick<Config, 'slackApiUrl'>;
  logger: Logger;
  /** Milliseconds. */
  timeout: number;
}): WebClientOptions => ({
  slackApiUrl: config.slackApiUrl,
  logger: slackLog(logger),
  timeout,
  // The default repeats a post whose answer was lost, up to ten times; it may have been posted the first time.
  retryConfig: { retries: 0 },
  // The default pauses every call of the client while one of them is rate limited.
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
});

/** Three for each token, made when they are needed. */
export const createClientsOf = ({
  tenants,
  config,
  logger,
}: {
  tenants: Tenants;
  config: Pick<Config, 'slackApiUrl'>;
  logger: Logger;
}): ClientsOf => {
  const made = createBoundedMap<Clients>(1_000);
  const clientFor = (token: string, timeout: number) =>
    new WebClient(token, clientOptions({ config, logger, timeout }));
  return async (tenant) => {
    const { token } = await tenants.of(tenant);
    const known = made.get(token);
    if (known) return known;
    const clients: Clients = {
      interactive: clientFor(token, 2500),
      outbox: clientFor(token, 10_000),
      worker: clientFor(token, 10_000),
    };
    made.set(token, clients);
    return clients;
  };
};
