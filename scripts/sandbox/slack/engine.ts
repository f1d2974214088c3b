import type { ExchangeLog } from './exchanges.ts';
import type { Faults } from './faults.ts';
import type { OAuthApp } from './oauth-app.ts';
import type { SlashCommand, Timeouts } from './options.ts';
import type { Tokens } from './tokens.ts';
import type { World } from './world.ts';

/** What every part of the stand-in works with. */
export interface Engine {
  readonly world: World;
  readonly signingSecret: string;
  readonly tokens: Tokens;
  /** Where the app can be installed by whoever allows it. */
  readonly oauth?: OAuthApp;
  /** The world of another place on the same server. */
  readonly places?: (id: string) => World | undefined;
  readonly commands: readonly SlashCommand[] | undefined;
  readonly timeouts: Timeouts;
  readonly now: () => number;
  readonly exchanges: ExchangeLog;
  readonly faults: Faults;
  /** This server's own address, known once it listens, without a slash at the end. */
  baseUrl: string;
  /** The app's address, once it is connected. */
  appUrl: string | undefined;
}
