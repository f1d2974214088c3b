import type { Engine } from '../engine.ts';
import { filesIn, type SharedFile } from '../files.ts';
import { directMessage, messagesIn } from '../messages.ts';
import { until } from '../until.ts';
import { stackOf } from '../views.ts';
import { viewText } from '../visible-text.ts';
import type { Message, View } from '../world.ts';
import type { ActionResult } from './act.ts';
import type { Wanted } from './choose.ts';
import { close } from './close.ts';
import { type CommandResult, runCommand } from './command.ts';
import type { AppAnswer } from './deliver.ts';
import { fieldsOf, findField, hasField } from './fields.ts';
import { fillField } from './fill.ts';
import { openHome } from './home.ts';
import { type PressOptions, press } from './press.ts';
import { type SubmitResult, submit } from './submit.ts';
import { suggest } from './suggest.ts';
import { messageSurface, viewSurface } from './surface.ts';

/** Someone using Slack: what they do in its client, and what they see. */
export interface Person {
  readonly id: string;
  /** The visible view of the open modal. */
  readonly view: View | undefined;
  /** The modal's stack, the visible view last. */
  readonly views: readonly View[];
  readonly home: View | undefined;
  readonly ephemerals: readonly Message[];
  /** Messages in the direct message with the app. */
  readonly dms: () => readonly Message[];
  /** Files shared in the direct message with the app. */
  readonly files: () => readonly SharedFile[];
  /** Labels of what can be filled in, in order. */
  readonly labels: () => readonly string[];
  /** All that can be read in the visible view. */
  readonly text: () => string;
  readonly command: (
    command: string,
    text?: string,
    options?: { readonly channel?: string },
  ) => Promise<CommandResult>;
  /** Fills fields in by label, or by block_id where labels repeat; `nth` picks among equal labels, from 1. */
  readonly fill: (
    values: Readonly<Record<string, Wanted>>,
    options?: { readonly nth?: number },
  ) => Promise<void>;
  /** The texts an external select offers for what is typed. */
  readonly options: (label: string, query: string) => Promise<readonly string[]>;
  readonly press: (
    text: string,
    options?: PressOptions & { readonly message?: Message | undefined; readonly home?: boolean },
  ) => Promise<ActionResult>;
  readonly submit: () => Promise<SubmitResult>;
  readonly submitTwice: () => Promise<readonly [SubmitResult, SubmitResult]>;
  readonly close: (options?: { readonly all?: boolean }) => Promise<void>;
  readonly openHome: () => Promise<AppAnswer>;
  /** Waits for a visible view whose text contains this; returns it. */
  readonly sees: (text: string, options?: { readonly ms?: number }) => Promise<View>;
}

export const personIn = (engine: Engine, id: string): Person => {
  const { world } = engine;
  if (!world.users[id]) throw new Error(`There is no user ${id} in this workspace`);
  const stack = () => stackOf(world, id);
  const home = () => world.views[world.homes[id] ?? ''];
  const top = (): View => {
    const view = stack().at(-1);
    if (!view) throw new Error(`${id} has no modal open`);
    return view;
  };
  const field = (label: string, nth?: number) => findField(top(), label, nth);
  const surfaceOf = ({ message, home: isHome }: { message?: Message | undefined; home?: boolean }) => {
    if (message) return messageSurface(engine, message, id);
    return viewSurface(engine, isHome ? (home() ?? top()) : top());
  };
  return {
    id,
    get view() {
      return stack().at(-1);
    },
    get views() {
      return stack();
    },
    get home() {
      return home();
    },
    get ephemerals() {
      return world.messages.filter((message) => message.ephemeralFor === id);
    },
    dms: () => messagesIn(world, directMessage(world, id).id),
    files: () => filesIn(world, directMessage(world, id).id),
    labels: () => fieldsOf(top()).map(({ label }) => label),
    text: () => viewText(top()),
    command: (command, text = '', { channel } = {}) => runCommand(engine, id, command, text, channel),
    fill: async (values, { nth } = {}) => {
      let dispatched = false;
      for (const [label, wanted] of Object.entries(values)) {
        // A field that dispatches may bring others with it, a moment after the app's ack.
        if (dispatched) await until(() => hasField(top(), label), { ms: 1000 }).catch(() => undefined);
        const found = field(label, nth);
        await fillField(engine, top(), found, wanted);
        dispatched ||= found.dispatches;
      }
    },
    options: async (label, query) => {
      const options = await suggest(engine, id, viewSurface(engine, top()), field(label).place, query);
      return options.map((option) => option.text.text);
    },
    press: async (text, options = {}) => press(engine, id, surfaceOf(options), text, options),
    submit: () => submit(engine, top()),
    submitTwice: () => Promise.all([submit(engine, top()), submit(engine, top())]),
    close: ({ all = false } = {}) => close(engine, id, all),
    openHome: () => openHome(engine, id),
    sees: (text, { ms = 3000 } = {}) =>
      until(
        () =>
          stack()
            .slice(-1)
            .find((view) => viewText(view).includes(text)),
        {
          ms,
          what: `${id} to see "${text}"`,
        },
      ),
  };
};
