import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { slackLog } from './slack-log.ts';

export interface Clients {
  /** For what a person is waiting for: Slack itself gives up after 3 s. */
  readonly interactive: WebClient;
  /** For what is sent after the answer. A rate limit here never holds up a person's form. */
  readonly outbox: WebClient;
  /** For what nobody asked for: reminders. */
  readonly worker: WebClient;
}

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

export const createClients = ({
  config,
  logger,
}: {
  config: Pick<Config, 'slackApiUrl' | 'slackBotToken'>;
  logger: Logger;
}): Clients => ({
  interactive: new WebClient(config.slackBotToken, clientOptions({ config, logger, timeout: 2500 })),
  outbox: new WebClient(config.slackBotToken, clientOptions({ config, logger, timeout: 10_000 })),
  worker: new WebClient(config.slackBotToken, clientOptions({ config, logger, timeout: 10_000 })),
});
