import type { Option } from './block-kit/options.ts';
import type { StoredBlock } from './stored-blocks.ts';

export interface Team {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
}

export interface Enterprise {
  readonly id: string;
  readonly name: string;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly real_name?: string;
  readonly team_id?: string;
  readonly tz?: string;
  readonly deleted?: boolean;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly profile?: Readonly<Record<string, unknown>>;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly is_private?: boolean;
  readonly is_archived?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_org_shared?: boolean;
  readonly is_pending_ext_shared?: boolean;
  /** Whether the app's bot is in the channel; it is, unless told otherwise. */
  readonly is_member?: boolean;
  /** In a direct message: the person who is not the bot. */
  readonly im_user?: string;
  /** In the direct message that everybody has with themselves: whose it is. */
  readonly self_of?: string;
}

export interface StateValue {
  readonly type: string;
  readonly selected_option?: Option | null;
  readonly selected_options?: readonly Option[];
  readonly [key: string]: unknown;
}

/** What people have filled in: block_id → action_id → value, in the shape of Slack's `view.state.values`. */
export type StateValues = Record<string, Record<string, StateValue>>;

export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly userId: string;
  readonly rootId: string;
  readonly previousId: string | null;
  hash: string;
  title?: { readonly type: 'plain_text'; readonly text: string };
  submit?: { readonly type: 'plain_text'; readonly text: string };
  close?: { readonly type: 'plain_text'; readonly text: string };
  externalId: string;
  callbackId: string;
  privateMetadata: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  blocks: readonly StoredBlock[];
  values: StateValues;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly thread_ts?: string;
  /** Set on messages only one person can see. */
  readonly ephemeralFor?: string;
  /** The response_url that brought it, if one did. */
  readonly via?: string;
  text: string;
  blocks: readonly StoredBlock[];
  metadata?: unknown;
  files?: readonly string[];
  edited?: { readonly user: string; readonly ts: string };
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly owner: string;
  readonly uploadSecret: string;
  title: string;
  /** Base64, so that a saved world is plain JSON; absent until uploaded. */
  content?: string;
  completed: boolean;
  shares: { readonly channel: string; readonly ts: string }[];
}

export interface Trigger {
  readonly id: string;
  readonly userId: string;
  readonly viewId?: string;
  readonly expiresAt: number;
  exchanged: boolean;
}

export interface ResponseUrl {
  readonly id: string;
  readonly channel: string;
  readonly userId: string;
  readonly messageTs?: string;
  readonly expiresAt: number;
  uses: number;
}

/** Everything the stand-in knows, as plain data that can be written to disk and read back. */
export interface World {
  readonly team: Team;
  readonly enterprise?: Enterprise;
  /** Of a Grid organisation: its other workspaces. */
  readonly teams?: readonly Team[];
  /** The app is installed for all of the organisation. */
  readonly orgWide?: boolean;
  readonly app: {
    readonly id: string;
    readonly botId: string;
    readonly botUserId: string;
    readonly name: string;
  };
  readonly users: Record<string, User>;
  readonly channels: Record<string, Channel>;
  messages: Message[];
  readonly files: Record<string, StoredFile>;
  readonly views: Record<string, View>;
  /** Per person, the ids of the open modal's views, the visible one last. */
  readonly stacks: Record<string, string[]>;
  readonly homes: Record<string, string>;
  readonly triggers: Record<string, Trigger>;
  readonly responseUrls: Record<string, ResponseUrl>;
  lastTs: number;
}
