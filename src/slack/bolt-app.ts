import { App } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { FindActor } from '../usecases/find-actor.ts';
import { registerActions } from './actions.ts';
import { createFirstTime } from './bounded-map.ts';
import { clientOptions, createClients } from './clients.ts';
import { registerCommands } from './commands.ts';
import { createContextFor } from './context.ts';
import { createGuard } from './guard.ts';
import type { Handlers, Outbound } from './handlers.ts';
import { registerHome } from './home.ts';
import { createInFlight } from './in-flight.ts';
import { createLookupFor } from './lookup.ts';
import { registerOptions } from './options.ts';
import { createOutbound } from './outbound.ts';
import { createReport } from './problem.ts';
import { connectSocket, createHttpReceiver, createSocketReceiver } from './receiver.ts';
import { createReplays, type Keep } from './replays.ts';
import type { Runtime } from './runtime.ts';
import { createSlackServer, type Route, type SlackServer } from './server.ts';
import { slackLog } from './slack-log.ts';
import { registerSubmissions } from './submissions.ts';
import { createViewTurns } from './view-turns.ts';

export type SlackConfig = Pick<
  Config,
  'slackSigningSecret' | 'slackBotToken' | 'slackAppToken' | 'slackApiUrl'
>;

export interface Slack extends SlackServer {
  /** For what is sent without anybody asking, such as reminders. */
  readonly outbound: Outbound;
}

/** The app as Slack sees it. Makes no call to Slack before it is asked something. */
export const createSlack = ({
  config,
  handlers,
  findActor,
  routes,
  keepSignature,
  logger,
  clock,
}: {
  config: SlackConfig;
  handlers: Handlers;
  findActor: FindActor;
  routes?: readonly Route[];
  keepSignature: Keep;
  logger: Logger;
  clock: Clock;
}): Slack => {
  const clients = createClients({ config, logger });
  const outbound = createOutbound({ client: clients.outbox, apiUrl: config.slackApiUrl });
  const lookupFor = createLookupFor({ client: clients.interactive, config, clock });
  const inFlight = createInFlight();
  const runtime: Runtime = {
    handlers,
    contextFor: createContextFor({ findActor, lookupFor }),
    clients,
    outbound,
    report: createReport({ logger }),
    inFlight,
    viewTurns: createViewTurns(),
    firstTime: createFirstTime(10_000),
    logger,
    slackApiUrl: config.slackApiUrl,
  };

  const { slackAppToken: appToken } = config;
  const socket = appToken === undefined ? undefined : createSocketReceiver({ config, appToken, logger });
  const http = createHttpReceiver({ config, logger });
  const app = new App({
    receiver: socket ?? http,
    // No auth.test: `botId` and `botUserId` only serve to drop the app's own messages, and it listens to none.
    authorize: async () => ({ botToken: config.slackBotToken }),
    logger: slackLog(logger),
    clientOptions: clientOptions({ config, logger, timeout: 2500 }),
    // Otherwise Bolt keeps the state of conversations in memory.
    convoStore: false,
  });
  for (const register of [
    registerCommands,
    registerSubmissions,
    registerActions,
    registerOptions,
    registerHome,
  ]) {
    register(app, runtime);
  }

  const isNew = createReplays({ keep: keepSignature, logger });
  const guard = createGuard({ signingSecret: config.slackSigningSecret, isNew });
  const server = createSlackServer({
    events: socket ? undefined : http.requestListener,
    routes,
    guard,
    inFlight,
    logger,
  });
  return {
    outbound,
    listen: async (options) => {
      const port = await server.listen(options);
      if (socket) await connectSocket(socket);
      return port;
    },
    close: async () => {
      await socket?.stop();
      await server.close();
    },
  };
};
