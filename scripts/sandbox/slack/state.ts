import type { InputElement, Interactive } from './block-kit/elements.ts';
import { isAmong, type WithOptions } from './block-kit/options.ts';
import { places, type StoredBlock, type StoredPlace } from './stored-blocks.ts';
import type { StateValue, StateValues } from './world.ts';

type PerInput<R> = {
  readonly [T in InputElement['type']]: (element: Extract<InputElement, { type: T }>) => R;
};

/** What each kind of element holds when it is first shown, under the key Slack gives it. */
const initial: PerInput<Omit<StateValue, 'type'>> = {
  plain_text_input: ({ initial_value }) => ({ value: initial_value || null }),
  email_text_input: ({ initial_value }) => ({ value: initial_value || null }),
  url_text_input: ({ initial_value }) => ({ value: initial_value || null }),
  number_input: ({ initial_value }) => ({ value: initial_value || null }),
  rich_text_input: ({ initial_value }) => ({ rich_text_value: initial_value ?? null }),
  file_input: () => ({ files: [] }),
  datepicker: ({ initial_date }) => ({ selected_date: initial_date ?? null }),
  timepicker: ({ initial_time, timezone }) => ({
    selected_time: initial_time ?? null,
    ...(timezone && { timezone }),
  }),
  datetimepicker: ({ initial_date_time }) => ({ selected_date_time: initial_date_time ?? null }),
  radio_buttons: ({ initial_option }) => ({ selected_option: initial_option ?? null }),
  checkboxes: ({ initial_options }) => ({ selected_options: initial_options ?? [] }),
  static_select: ({ initial_option }) => ({ selected_option: initial_option ?? null }),
  external_select: ({ initial_option }) => ({ selected_option: initial_option ?? null }),
  multi_static_select: ({ initial_options }) => ({ selected_options: initial_options ?? [] }),
  multi_external_select: ({ initial_options }) => ({ selected_options: initial_options ?? [] }),
  users_select: ({ initial_user }) => ({ selected_user: initial_user ?? null }),
  multi_users_select: ({ initial_users }) => ({ selected_users: initial_users ?? [] }),
  conversations_select: (it) => ({ selected_conversation: it.initial_conversation ?? null }),
  multi_conversations_select: (it) => ({ selected_conversations: it.initial_conversations ?? [] }),
  channels_select: ({ initial_channel }) => ({ selected_channel: initial_channel ?? null }),
  multi_channels_select: ({ initial_channels }) => ({ selected_channels: initial_channels ?? [] }),
};

/** Buttons and overflow menus hold nothing. */
export const holdsValue = (element: Interactive): element is InputElement => element.type in initial;

/** The value an element starts with. */
export const initialFor = (element: InputElement): StateValue => ({
  type: element.type,
  ...(initial[element.type] as (element: InputElement) => Omit<StateValue, 'type'>)(element),
});

const hasOwnOptions = (element: object): element is WithOptions =>
  'options' in element || 'option_groups' in element;

/** What is filled in survives an update under the same block_id and action_id, unless that choice is gone. */
const survives = (element: InputElement, value: StateValue | undefined): value is StateValue => {
  if (value?.type !== element.type) return false;
  const chosen = value.selected_option ? [value.selected_option] : (value.selected_options ?? []);
  return !hasOwnOptions(element) || chosen.every((option) => isAmong(option, element));
};

export const valuesFor = (blocks: readonly StoredBlock[], before: StateValues = {}): StateValues => {
  const values: StateValues = {};
  for (const { block, element } of places(blocks)) {
    if (!holdsValue(element)) continue;
    const held = before[block.block_id]?.[element.action_id];
    values[block.block_id] = {
      ...values[block.block_id],
      [element.action_id]: survives(element, held) ? held : initialFor(element),
    };
  }
  return values;
};

export const valueAt = (values: StateValues, { block, element }: StoredPlace): StateValue | undefined =>
  values[block.block_id]?.[element.action_id];

/** Everything but the type and the time zone: null, an empty text or nothing chosen is empty. */
export const isEmpty = (value: StateValue | undefined): boolean =>
  Object.entries(value ?? {})
    .filter(([key]) => key !== 'type' && key !== 'timezone')
    .every(([, held]) => held === null || held === '' || (Array.isArray(held) && held.length === 0));
