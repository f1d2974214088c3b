import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, type Logger, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { SlackOptions } from '../../scripts/sandbox/slack/options.ts';
import type { Slack } from '../../scripts/sandbox/slack/start-slack.ts';
import { botToken, signingSecret, startTestSlack } from './slack-world.ts';

export interface TinyApp {
  readonly slack: Slack;
  /** A Web API client of the bot, as the app's own. */
  readonly client: WebClient;
  readonly stop: () => Promise<void>;
}

/** The SDK logs every refusal as an error; here refusals are what is tested. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

export const clientOf = (slack: Slack, timeout = 2000) =>
  new WebClient(botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: silent,
  });

/** A real Bolt app over HTTP, connected to a stand-in of its own. */
export const startTinyApp = async (
  register: (app: App) => void,
  options: Partial<SlackOptions> = {},
): Promise<TinyApp> => {
  const slack = await startTestSlack(options);
  const app = new App({
    token: botToken,
    signingSecret,
    convoStore: false,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  register(app);
  // Bolt types the server of any receiver; that of its own HTTP receiver is node's.
  const server = (await app.start({ port: 0, host: '127.0.0.1' })) as Server;
  slack.connectApp(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const stop = async () => {
    server.closeAllConnections();
    await app.stop();
    await slack.close();
  };
  return { slack, client: clientOf(slack), stop };
};
