import type { Overflow } from '../block-kit/elements.ts';
import { allOptions, type Option, sameOption } from '../block-kit/options.ts';
import type { Engine } from '../engine.ts';
import { addMessage } from '../messages.ts';
import { holdsValue } from '../state.ts';
import { places, type StoredPlace } from '../stored-blocks.ts';
import { isIn, seesMessage } from '../visible.ts';
import type { StateValue, StateValues, View } from '../world.ts';
import { type ActionResult, act } from './act.ts';
import { CannotDo } from './cannot-do.ts';
import type { NamedFile } from './choose.ts';
import { type CommandResult, runCommand } from './command.ts';
import { upload } from './fill.ts';
import { givenValue } from './given.ts';
import { pressables } from './press.ts';
import { type SubmitResult, submit } from './submit.ts';
import { suggest } from './suggest.ts';
import { messageSurface, type Surface, viewSurface } from './surface.ts';

/** Where somebody acts; `values` are what they have filled in in that view so far. */
export type ExactPlace =
  | { readonly view: string; readonly values: StateValues }
  | { readonly channel: string; readonly ts: string };

interface ExactElement {
  readonly at: ExactPlace;
  readonly block: string;
  readonly action: string;
}

/** What a person does in Slack's client, named by exact ids. Throws `CannotDo` for what is not there. */
export interface Exact {
  readonly press: (
    element: ExactElement & { readonly value?: Omit<StateValue, 'type'> | undefined },
  ) => Promise<ActionResult>;
  readonly suggest: (element: ExactElement & { readonly query: string }) => Promise<readonly Option[]>;
  readonly submit: (form: { readonly view: string; readonly values: StateValues }) => Promise<SubmitResult>;
  readonly upload: (file: NamedFile) => object;
  /** Types a command into a place this person is in. */
  readonly command: (typed: {
    readonly command: string;
    readonly text: string;
    readonly channel: string;
  }) => Promise<CommandResult>;
  readonly write: (message: { readonly channel: string; readonly text: string }) => void;
  /** Slack's own words to this person alone. */
  readonly hearFromSlackbot: (message: { readonly channel: string; readonly text: string }) => void;
}

export const slackbot = 'USLACKBOT';

const GONE = 'This is no longer here.';

export const exactIn = (engine: Engine, id: string): Exact => {
  const { world } = engine;
  const viewOf = (viewId: string): View => {
    const view = world.views[viewId];
    if (view?.userId !== id) throw new CannotDo(GONE);
    return view;
  };
  const surfaceOf = (at: ExactPlace): Surface => {
    if ('view' in at) return viewSurface(engine, filled(engine, viewOf(at.view), at.values));
    const message = world.messages.find(({ channel, ts }) => channel === at.channel && ts === at.ts);
    if (!message || !seesMessage(world, message, id)) throw new CannotDo(GONE);
    return messageSurface(engine, message, id);
  };
  const placed = (channelId: string): string => {
    const channel = world.channels[channelId];
    if (!channel || !isIn(channel, id)) throw new CannotDo(GONE);
    return channel.id;
  };
  const say = (message: { channel: string; text: string }, more: { user: string; ephemeralFor?: string }) => {
    addMessage(engine, { channel: placed(message.channel), text: message.text, blocks: [], ...more });
  };
  return {
    press: async ({ at, block, action, value }) => {
      const surface = surfaceOf(at);
      const place = placeIn(surface, block, action);
      const done = doneTo(engine, id, place, value);
      if ('view' in at && holdsValue(place.element)) hold(viewOf(at.view), place, done as StateValue);
      return act(engine, id, surface, place, done);
    },
    suggest: async ({ at, block, action, query }) => {
      const surface = surfaceOf(at);
      return suggest(engine, id, surface, placeIn(surface, block, action), query);
    },
    submit: async ({ view, values }) => submit(engine, filled(engine, viewOf(view), values)),
    command: async ({ command, text, channel }) => runCommand(engine, id, command, text, placed(channel)),
    upload: (file) => upload(engine, id, file),
    write: (message) => say(message, { user: id }),
    hearFromSlackbot: (message) => say(message, { user: slackbot, ephemeralFor: id }),
  };
};

const placeIn = (surface: Pick<Surface, 'blocks'>, block: string, action: string): StoredPlace => {
  const found = places(surface.blocks).find(
    (it) => it.block.block_id === block && it.element.action_id === action,
  );
  if (!found) throw new CannotDo(GONE);
  return found;
};

const hold = (view: View, { block, element }: StoredPlace, value: StateValue): void => {
  view.values[block.block_id] = { ...view.values[block.block_id], [element.action_id]: value };
};

/** Puts into a view what was filled in, after checking that each place is there and can hold it. */
const filled = (engine: Engine, view: View, values: StateValues): View => {
  for (const [block, actions] of Object.entries(values))
    for (const [action, value] of Object.entries(actions)) {
      const place = placeIn(view, block, action);
      const { element } = place;
      if (!holdsValue(element) || value.type !== element.type) throw new CannotDo(GONE);
      hold(view, place, givenValue(element, value, { engine, userId: view.userId }));
    }
  return view;
};

/** What an action says was done: a button's value, the option picked from a menu, what a field holds now. */
const doneTo = (
  engine: Engine,
  userId: string,
  place: StoredPlace,
  value: Omit<StateValue, 'type'> | undefined,
): object => {
  const { element } = place;
  if (holdsValue(element)) return givenValue(element, value ?? {}, { engine, userId });
  const [button] = pressables(place);
  if (element.type !== 'overflow') return button ? button.done : {};
  const chosen = value?.selected_option;
  const picked = allOptions(element as Overflow).find(
    (option) => chosen != null && sameOption(option, chosen as Option),
  );
  if (!picked) throw new CannotDo(GONE);
  return { selected_option: picked };
};
