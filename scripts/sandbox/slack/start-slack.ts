/*
 * A local stand-in for Slack. Our own, not built on the npm package `emulate` 0.12.2 (looked at first), because that
 * (1) has no client side: no signed commands, submissions, block_actions, options requests or response_url answers;
 * (2) validates no Block Kit, keeps no view state, and hands out trigger_ids only through a helper endpoint;
 * (3) has no faults. A layer round it would have to replace its views, messages and files: nothing worth 8 MB is left.
 */

import { changeUser } from './client/change-user.ts';
import { type AppAnswer, deliver } from './client/deliver.ts';
import { type Exact, exactIn } from './client/exact.ts';
import { type Person, personIn } from './client/person.ts';
import type { Engine } from './engine.ts';
import { type Exchange, newExchangeLog } from './exchanges.ts';
import { type Faults, newFaults } from './faults.ts';
import { filesIn, type SharedFile } from './files.ts';
import { messagesIn } from './messages.ts';
import { newWorld } from './new-world.ts';
import { type SlackOptions, slacksTimeouts } from './options.ts';
import { listen } from './server.ts';
import { oneToken } from './tokens.ts';
import type { Message, User, World } from './world.ts';

export interface RawOptions {
  readonly signature?: string;
  readonly timestamp?: string | number;
  readonly contentType?: string;
}

export interface Slack {
  /** Base of every Web API call, with a slash at the end: the app's SLACK_API_URL. */
  readonly apiUrl: string;
  /** Tells Slack where the app listens: requests go to `{url}/slack/events`. */
  readonly connectApp: (url: string) => void;
  readonly as: (userId: string) => Person;
  /** The same for a program that shows the workspace: everything named by its exact ids. */
  readonly exactly: (userId: string) => Exact;
  readonly messages: (channelId: string) => readonly Message[];
  readonly filesIn: (channelId: string) => readonly SharedFile[];
  readonly faults: Omit<Faults, 'take' | 'takeOwn'>;
  readonly exchanges: readonly Exchange[];
  /** Calls back after every request and answer; returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Sends anything to the app, signed unless told otherwise: an interaction payload (it has a `type`), a form, or raw text. */
  readonly send: (
    body: string | Readonly<Record<string, unknown>>,
    options?: RawOptions,
  ) => Promise<AppAnswer>;
  /** Somebody is deactivated, becomes a guest: Slack tells the app. */
  readonly changeUser: (userId: string, change: Partial<User>) => Promise<AppAnswer>;
  /** All state, plain data. */
  readonly world: World;
  readonly close: () => Promise<void>;
}

const rawBody = (body: string | Readonly<Record<string, unknown>>): string => {
  if (typeof body === 'string') return body;
  if ('type' in body) return new URLSearchParams({ payload: JSON.stringify(body) }).toString();
  return new URLSearchParams(Object.entries(body).map(([key, value]) => [key, String(value)])).toString();
};

export const startSlack = async (options: SlackOptions): Promise<Slack> => {
  const engine: Engine = {
    world: options.world ?? newWorld(options),
    signingSecret: options.signingSecret,
    tokens: oneToken(options.botToken, options.scopes),
    commands: options.commands,
    timeouts: { ...slacksTimeouts, ...options.timeouts },
    now: () => options.clock?.now() ?? Date.now(),
    exchanges: newExchangeLog(),
    faults: newFaults(),
    baseUrl: '',
    appUrl: undefined,
  };
  const { server, origin } = await listen(({ path }) => ({ engine, path }), options.port ?? 0);
  engine.baseUrl = origin;
  return slackOf(engine, {
    apiUrl: `${origin}/api/`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  });
};

/** One workspace, or one organisation, as programs see it. */
export const slackOf = (engine: Engine, { apiUrl, close }: Pick<Slack, 'apiUrl' | 'close'>): Slack => ({
  apiUrl,
  connectApp: (url) => {
    engine.appUrl = url.replace(/\/$/, '');
  },
  as: (userId) => personIn(engine, userId),
  exactly: (userId) => exactIn(engine, userId),
  messages: (channelId) => messagesIn(engine.world, channelId),
  filesIn: (channelId) => filesIn(engine.world, channelId),
  faults: engine.faults,
  exchanges: engine.exchanges.all,
  subscribe: engine.exchanges.subscribe,
  send: (body, raw) => deliver(engine, { name: 'raw', body: rawBody(body), ...raw }),
  changeUser: (userId, change) => changeUser(engine, userId, change),
  world: engine.world,
  close,
});
