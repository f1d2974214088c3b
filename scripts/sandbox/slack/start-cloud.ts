import { sendEvent } from './client/event.ts';
import type { Engine } from './engine.ts';
import { newExchangeLog } from './exchanges.ts';
import { newFaults } from './faults.ts';
import { newWorld, type WorldOptions } from './new-world.ts';
import { newOAuthApp, type OAuthApp, type OAuthCredentials } from './oauth-app.ts';
import { slacksTimeouts } from './options.ts';
import { listen } from './server.ts';
import { type Slack, slackOf } from './start-slack.ts';

export interface CloudOptions {
  readonly signingSecret: string;
  readonly app: OAuthCredentials;
  /** By the id under which the app is installed there: a workspace's, or an organisation's. */
  readonly places: Readonly<Record<string, WorldOptions>>;
}

/** Several workspaces and organisations of one Slack, with an app that people install. */
export interface Cloud extends Pick<Slack, 'apiUrl' | 'connectApp' | 'faults' | 'exchanges' | 'close'> {
  readonly in: (place: string) => Slack;
  readonly oauth: OAuthApp;
  /** Somebody removes the app: its tokens are void, then Slack tells it, in either order. */
  readonly uninstall: (place: string) => Promise<void>;
  /** What Slack tells the app of revoked tokens, whether they are or not: it may come late. */
  readonly tellRevoked: (place: string) => Promise<void>;
}

export const startCloud = async ({ signingSecret, app, places }: CloudOptions): Promise<Cloud> => {
  const oauth = newOAuthApp(app);
  const shared = { exchanges: newExchangeLog(), faults: newFaults() };
  const engines = new Map<string, Engine>();
  for (const [id, options] of Object.entries(places))
    engines.set(id, {
      ...shared,
      ...{ signingSecret, oauth, commands: undefined, timeouts: slacksTimeouts, now: Date.now },
      world: newWorld(options),
      tokens: oauth.tokensOf(id),
      places: (place) => engines.get(place)?.world,
      ...{ baseUrl: '', appUrl: undefined },
    });
  const [first] = engines.values();
  if (!first) throw new Error('A Slack without a workspace');

  const { server, origin } = await listen(({ path: [head = '', ...rest], token }) => {
    const named = engines.get(head);
    if (named) return { engine: named, path: rest };
    // What nobody granted is refused the same everywhere.
    const granted = [...engines.values()].find(({ tokens }) => tokens.isGood(token ?? ''));
    return { engine: granted ?? first, path: [head, ...rest] };
  }, 0);
  for (const [id, engine] of engines) engine.baseUrl = `${origin}/${id}`;

  const engineOf = (place: string): Engine => {
    const engine = engines.get(place);
    if (!engine) throw new Error(`There is no place ${place}`);
    return engine;
  };
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  const tellRevoked = async (place: string) => {
    const engine = engineOf(place);
    const tokens = { bot: [engine.world.app.botUserId] };
    await sendEvent(engine, { type: 'tokens_revoked', tokens }, { isAuthorised: false });
  };
  return {
    apiUrl: `${origin}/api/`,
    connectApp: (url) => {
      for (const engine of engines.values()) engine.appUrl = url.replace(/\/$/, '');
    },
    faults: shared.faults,
    exchanges: shared.exchanges.all,
    in: (place) => slackOf(engineOf(place), { apiUrl: `${origin}/api/`, close }),
    oauth,
    uninstall: async (place) => {
      oauth.revoke(place);
      await sendEvent(engineOf(place), { type: 'app_uninstalled' }, { isAuthorised: false });
      await tellRevoked(place);
    },
    tellRevoked,
    close,
  };
};
