import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { clientOptions } from './clients.ts';
import { codeOf, placesOf } from './error-trace.ts';
import { inTime } from './in-time.ts';
import { slackLog } from './slack-log.ts';

const CONNECTED_WITHIN_MS = 15_000;

/** Bolt's own limit; our listeners answer well before it. */
const UNANSWERED_MS = 3001;

/** Bolt's HTTP receiver, fed by our server: the guard there has read the body and bounded its size. */
export const createHttpReceiver = ({
  config,
  logger,
}: {
  config: Pick<Config, 'slackSigningSecret'>;
  logger: Logger;
}): HTTPReceiver =>
  new HTTPReceiver({
    signingSecret: config.slackSigningSecret,
    // Once more, on the bytes the guard has checked: neither is a way round the other.
    signatureVerification: true,
    endpoints: '/slack/events',
    logger: slackLog(logger),
    unhandledRequestTimeoutMillis: UNANSWERED_MS,
    unhandledRequestHandler: ({ response }) => {
      logger.error({ code: 'unanswered' }, 'A request from Slack had no answer in time');
      if (!response.headersSent) response.writeHead(404).end();
    },
    processEventErrorHandler: async ({ error, response }) => {
      logger.error({ code: codeOf(error), method: placesOf(error) }, 'Bolt could not handle a request');
      if (!response.headersSent) response.writeHead(400).end();
      return true;
    },
  });

/** For development only: no address of our own is needed, but a reconnect can end the process. */
export const createSocketReceiver = ({
  config,
  appToken,
  logger,
}: {
  config: Pick<Config, 'slackApiUrl'>;
  appToken: string;
  logger: Logger;
}): SocketModeReceiver =>
  new SocketModeReceiver({
    appToken,
    logger: slackLog(logger),
    installerOptions: {
      // A few tries: without this connection there is no app, and nothing is posted on it.
      clientOptions: {
        ...clientOptions({ config, logger, timeout: 10_000 }),
        retryConfig: { retries: 3, minTimeout: 300 },
      },
    },
    processEventErrorHandler: async ({ error }) => {
      logger.error({ code: codeOf(error), method: placesOf(error) }, 'Bolt could not handle a request');
      return false;
    },
  });

/** Connects, or rejects with one plain sentence; the library itself would go on trying without a word. */
export const connectSocket = async (socket: SocketModeReceiver): Promise<void> => {
  const refused = (cause?: unknown): Error =>
    new Error('Slack gave no connection for Socket Mode; check SLACK_APP_TOKEN and the network', { cause });
  try {
    const work = socket.start();
    await inTime({ work, ms: CONNECTED_WITHIN_MS, late: refused, onLateError: () => {} });
  } catch (error) {
    throw refused(error);
  }
};
