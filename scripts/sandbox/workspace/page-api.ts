import type { Option } from '../slack/block-kit/options.ts';
import type { Exchange } from '../slack/exchanges.ts';
import type { Fault } from '../slack/faults.ts';
import type { StateValue, StateValues } from '../slack/world.ts';

/*
 * What the page in the browser and its server say to each other. Types only: the page is bundled for a browser,
 * the server runs in Node.
 *
 * GET  /                       the page; /page.js and /page.css beside it
 * GET  /snapshot?as=UPRIYA     a `Snapshot`
 * GET  /changes                server-sent events: `data: {"version": 12}` after every change
 * GET  /exchanges              `Exchange[]`, the newest last
 * GET  /file/F0…?as=UPRIYA     the bytes of a file this person can see; 404 otherwise
 * POST /do                     an `Act`; answered by a `Done`
 * POST /upload?as=…&name=…     the bytes of a file for a form; answered by Slack's file object
 */

/** A place in the sidebar. */
export interface Place {
  readonly id: string;
  /** `self` is one's own direct message, as every Slack user has; `app` the direct message with the app. */
  readonly kind: 'channel' | 'self' | 'app';
  readonly name: string;
  readonly isPrivate: boolean;
  /** Whether this person may write here; the app's own messages take none, see manifest.yml. */
  readonly writable: boolean;
  readonly messages: readonly PageMessage[];
}

export interface PageFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly bytes: number;
}

export interface PageMessage {
  readonly ts: string;
  readonly from: string;
  readonly isApp: boolean;
  /** Only this person sees it. */
  readonly isEphemeral: boolean;
  /** Slack's own words, such as "/due failed with the error …": not from the app. */
  readonly isSlackbot: boolean;
  readonly isEdited: boolean;
  readonly text: string;
  /** Block Kit with every `block_id` and `action_id`. */
  readonly blocks: readonly PageBlock[];
  readonly files: readonly PageFile[];
}

/** A block as the app gave it, checked before. The page reads what it draws of it. */
export type PageBlock = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly block_id: string;
};

export interface PageView {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string;
  readonly blocks: readonly PageBlock[];
  /** As kept by Slack: what was filled in and sent so far, or the initial values. */
  readonly values: StateValues;
}

export interface PagePerson {
  readonly id: string;
  readonly name: string;
  /** "Key person at Willow Bank" */
  readonly about: string;
}

export interface GuideStep {
  readonly text: string;
  /** Who does it, and where: the page offers to go there. */
  readonly as: string;
  readonly place: string;
  readonly done: boolean;
}

/** Everything one person can see, sent whole: a local workspace is small. */
export interface Snapshot {
  /** Grows with every change. */
  readonly version: number;
  readonly workspace: string;
  readonly me: string;
  readonly people: readonly PagePerson[];
  readonly places: readonly Place[];
  /** The open modal's views, the visible one last. */
  readonly modal: readonly PageView[];
  readonly home: PageView | null;
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usage: string;
  }[];
  readonly clock: { readonly now: number; readonly today: string; readonly words: string };
  /** Null once it is done or put away. */
  readonly guide: readonly GuideStep[] | null;
  /** What the workspace itself is busy with: "Going to 9 March 2026". */
  readonly busy: string | null;
  readonly faultsWaiting: number;
}

/** Where something was pressed. `values` are what the person has filled in in that view so far. */
export type At =
  | { readonly view: string; readonly values: StateValues }
  | { readonly channel: string; readonly ts: string };

export type Act = { readonly as: string } & (
  | { readonly kind: 'write'; readonly place: string; readonly text: string }
  | {
      readonly kind: 'press';
      readonly at: At;
      readonly block: string;
      readonly action: string;
      /** For whatever is chosen rather than pressed: a date, an option. */
      readonly value?: Omit<StateValue, 'type'>;
    }
  | {
      readonly kind: 'suggest';
      readonly at: At;
      readonly block: string;
      readonly action: string;
      readonly query: string;
    }
  | { readonly kind: 'submit'; readonly view: string; readonly values: StateValues }
  | { readonly kind: 'close'; readonly all: boolean }
  | { readonly kind: 'home' }
  | { readonly kind: 'clock'; readonly to: 'next day' | 'next Monday' | { readonly date: string } }
  | {
      readonly kind: 'fault';
      readonly method: string;
      readonly fault: Fault;
      readonly times: number;
    }
  | { readonly kind: 'no more faults' }
  | { readonly kind: 'put guide away' }
);

export interface Done {
  /** Sentences beside the inputs of the form, by block_id. */
  readonly errors?: Readonly<Record<string, string>>;
  /** What Slack's client says above the form or the composer, in Slack's own words. */
  readonly problem?: string;
  readonly options?: readonly Option[];
}

export type { Exchange, Fault, Option, StateValue, StateValues };
