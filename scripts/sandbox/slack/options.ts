import type { Channel, Enterprise, Team, User, World } from './world.ts';

export interface SlashCommand {
  readonly command: string;
  readonly description?: string;
  readonly usage_hint?: string;
  readonly should_escape?: boolean;
}

/** How long things live, in milliseconds of real time. Slack: 3,000 for both. */
export interface Timeouts {
  readonly ack: number;
  readonly trigger: number;
}

export const slacksTimeouts: Timeouts = { ack: 3000, trigger: 3000 };

export interface SlackOptions {
  readonly signingSecret: string;
  readonly botToken: string;
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
  readonly team?: Team;
  readonly enterprise?: Enterprise;
  /** Of a Grid organisation: its other workspaces. */
  readonly teams?: readonly Team[];
  /** The app is installed for all of the organisation. */
  readonly orgWide?: boolean;
  /** Where given, what needs another scope is refused. */
  readonly scopes?: readonly string[];
  /** Where given, other commands are unknown to the client and never sent. */
  readonly commands?: readonly SlashCommand[];
  /** A world saved before; users, channels, team and enterprise are then taken from it. */
  readonly world?: World;
  readonly port?: number;
  /** Dates messages and the life of response_urls. Signatures, triggers and acks are always on real time. */
  readonly clock?: { readonly now: () => number };
  readonly timeouts?: Partial<Timeouts>;
}
