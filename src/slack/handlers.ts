import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Actor } from '../domain/setting.ts';

/** What the person's Slack client sent for a form, by block id: one string, or several for multi-selects. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

export interface Message {
  /** The whole message in plain words: screen readers and notifications read only this. Escaped when sent. */
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

/** Who asks. A stranger belongs to no setting: `actor.memberships` is empty. */
export interface Asker {
  readonly actor: Actor;
}

/** A view as it stood when the person pressed something in it. */
export interface SeenView {
  readonly id: string;
  readonly callbackId: string;
  /** The opaque ids put there when the view was made. A pointer, not a proof: authorise again. */
  readonly metadata: unknown;
  readonly values: FormValues;
  /** The view beneath it in the stack. */
  readonly previousId?: string;
  readonly rootId: string;
}

/** What a handler answers; the runtime turns it into Slack's calls and acks. */
export type Reply =
  /** Nothing to show; after a submission the top view closes. */
  (
    | { readonly kind: 'done' }
    /** Words only the asker sees. */
    | { readonly kind: 'say'; readonly message: Message }
    /** A new modal; pushed on the stack when pressed inside one. */
    | { readonly kind: 'open'; readonly view: ModalView }
    /** This view in place of the one it came from. */
    | { readonly kind: 'update'; readonly view: ModalView }
    /** This message in place of the one the button stands in. Buttons of messages only. */
    | { readonly kind: 'replace'; readonly message: Message }
    /** Sentences by block id of an input; the modal stays open with its text. Submissions only. */
    | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
    /** Close the whole stack. Submissions only. */
    | { readonly kind: 'clear' }
  ) & {
    /**
     * Runs after the ack: what may take longer than Slack waits. A fault in it is told to the asker in their
     * direct messages. Not called `then`, which would make every reply a promise to `await`.
     */
    readonly afterwards?: (slack: Outbound) => Promise<void>;
  };

/** What a handler may do in Slack after its answer. */
export interface Outbound {
  /** Puts a view in place of an open one. */
  updateView(options: { readonly viewId: string; readonly view: ModalView }): Promise<void>;
  /** A message in the direct messages between the app and a person. */
  directMessage(options: { readonly userId: string; readonly message: Message }): Promise<void>;
  /** Other words for a message in those direct messages; whoever deleted it meanwhile needs none. */
  updateDirectMessage(options: {
    readonly userId: string;
    readonly ts: string;
    readonly message: Message;
  }): Promise<void>;
  /** A file in those direct messages; answers Slack's file id. */
  directFile(options: {
    readonly userId: string;
    readonly name: string;
    readonly title: string;
    readonly bytes: Uint8Array;
    /** Told before the file is shown to anyone, so that it can always be found and deleted. */
    readonly onFileId: (fileId: string) => Promise<void>;
  }): Promise<void>;
}

/** What a handler may ask Slack before its answer. */
export interface Lookup {
  /** `users.info`, for the first set-up and for names of members. */
  person(userId: string): Promise<{
    readonly name: string;
    readonly isAdmin: boolean;
    readonly isBot: boolean;
    /** From another organisation, or a guest. */
    readonly isOutsider: boolean;
  } | null>;
  /** `conversations.info`; null when the app cannot see it. */
  channel(channelId: string): Promise<{ readonly isPrivate: boolean; readonly isShared: boolean } | null>;
  /** The text of a file the person put into a form; at most 1 MB. */
  fileText(fileId: string): Promise<string>;
}

export interface Context extends Asker {
  readonly lookup: Lookup;
}

export interface Pressed {
  readonly value: string;
  readonly view?: SeenView;
  /** The message it stands in, where Slack keeps it: one that only the asker sees cannot be found again. */
  readonly messageTs?: string;
}

export interface HomeShown {
  readonly view: HomeView;
  /** Runs when it has been published. */
  readonly afterwards?: () => Promise<void>;
}

export interface Handlers {
  /** The person's Home, by their rights of this moment. */
  readonly home: (context: Context) => Promise<HomeShown>;
  /** In place of a Home that could not be made. */
  readonly homeProblem: (words: string) => HomeShown;
  /** By command, with its slash. `text` is what followed it, trimmed. */
  readonly commands: Readonly<
    Record<
      string,
      (context: Context, command: { readonly text: string; readonly channelId: string }) => Promise<Reply>
    >
  >;
  /** By the view's callback id. */
  readonly submissions: Readonly<Record<string, (context: Context, view: SeenView) => Promise<Reply>>>;
  /** By action id. `value` is the button's value, or what was selected. */
  readonly actions: Readonly<Record<string, (context: Context, action: Pressed) => Promise<Reply>>>;
  /** By action id of an external select. */
  readonly options: Readonly<
    Record<
      string,
      (
        context: Context,
        typed: string,
      ) => Promise<readonly { readonly value: string; readonly label: string }[]>
    >
  >;
}
