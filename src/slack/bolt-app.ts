import { App } from '@slack/bolt';
import { type Clock, systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { FindActor } from '../usecases/find-actor.ts';
import type { Installations } from '../usecases/ports-installations.ts';
import type { RemovePerson } from '../usecases/remove-person.ts';
import { registerActions } from './actions.ts';
import { createFirstTime } from './bounded-map.ts';
import { clientOptions, createClientsOf } from './clients.ts';
import { registerCommands } from './commands.ts';
import { createContextFor } from './context.ts';
import { registerEvents } from './events.ts';
import { createGuard } from './guard.ts';
import type { Handlers, Outbound } from './handlers.ts';
import { createHappenings } from './happenings.ts';
import { registerHome } from './home.ts';
import { createInFlight } from './in-flight.ts';
import { createLookupFor } from './lookup.ts';
import { registerOptions } from './options.ts';
import { createOutboundOf } from './outbound.ts';
import { createPeople } from './people.ts';
import { createReport } from './problem.ts';
import { connectSocket, createHttpReceiver, createSocketReceiver } from './receiver.ts';
import { createReplays, type Keep } from './replays.ts';
import type { Runtime } from './runtime.ts';
import { createSlackServer, type Route, type SlackServer } from './server.ts';
import { slackLog } from './slack-log.ts';
import { registerSubmissions } from './submissions.ts';
import type { Tenants } from './tenant.ts';
import { createViewTurns } from './view-turns.ts';

export type SlackConfig = Pick<Config, 'slackSigningSecret' | 'slackAppToken' | 'slackApiUrl'>;

export interface Slack extends SlackServer {
  /** For what is sent without anybody asking, such as reminders. */
  readonly outboundOf: (tenant: string) => Outbound;
}

/** The app as Slack sees it. Makes no call to Slack before it is asked something. */
export const createSlack = ({
  config,
  handlers,
  tenants,
  installations,
  findActor,
  removePerson,
  routes,
  keepSignature,
  logger,
  clock,
}: {
  config: SlackConfig;
  handlers: Handlers;
  tenants: Tenants;
  installations: Installations;
  findActor: FindActor;
  removePerson: RemovePerson;
  routes?: readonly Route[];
  keepSignature: Keep;
  logger: Logger;
  clock: Clock;
}): Slack => {
  const clientsOf = createClientsOf({ tenants, config, logger });
  const people = createPeople({ tenants, clientsOf, clock, logger });
  const outboundOf = createOutboundOf({ clientsOf, people, apiUrl: config.slackApiUrl });
  const lookupFor = createLookupFor({ tenants, clientsOf, people, config });
  const inFlight = createInFlight();
  const runtime: Runtime = {
    handlers,
    contextFor: createContextFor({ tenants, people, findActor, lookupFor }),
    clientsOf,
    outboundOf,
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
    // No token, and no auth.test for ids that only serve to drop the app's own messages: it listens to none. Listeners
    // take the clients of their tenant, and say in their own words where there is none.
    authorize: async () => ({}),
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
  const happened = { tenants, installations, people, removePerson, clientsOf, machine: systemClock, logger };
  registerEvents(app, runtime, createHappenings(happened));

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
    outboundOf,
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
