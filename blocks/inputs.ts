import type { InputBlock, PlainTextOption } from '@slack/types';
import type { Option } from '../src/domain/field.ts';
import { limits } from './limits.ts';
import { optionLabel, plain } from './text.ts';

interface Common {
  /** Block id, and key of the value that comes back. */
  readonly key: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
}

/** Every input's element has the same action id: the block id alone tells them apart. */
export const VALUE = 'value';

const input = (common: Common, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id: common.key,
  label: plain(common.label),
  element,
  optional: common.optional ?? false,
  ...(common.hint ? { hint: plain(common.hint) } : {}),
});

export const option = ({ value, label }: Option): PlainTextOption => ({ text: optionLabel(label), value });

const filled = <K extends string>(key: K, value: string | undefined) =>
  value ? ({ [key]: value } as Record<K, string>) : {};

export const textInput = (
  common: Common & {
    readonly initial?: string | undefined;
    readonly multiline?: boolean;
    readonly max?: number | undefined;
    readonly placeholder?: string;
  },
): InputBlock =>
  input(common, {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: common.multiline ?? false,
    // Without `max_length` Slack lets people type on, and the answer at the field can name the length.
    ...filled('initial_value', common.initial),
    ...(common.placeholder ? { placeholder: plain(common.placeholder) } : {}),
  });

export const dateInput = (common: Common & { readonly initial?: string | undefined }): InputBlock =>
  input(common, { type: 'datepicker', action_id: VALUE, ...filled('initial_date', common.initial) });

export const timeInput = (common: Common & { readonly initial: string }): InputBlock =>
  input(common, { type: 'timepicker', action_id: VALUE, initial_time: common.initial });

/** Radio buttons while all fit on the screen, else a menu. */
export function choiceInput(
  common: Common & { readonly options: readonly Option[]; readonly initial?: string | undefined },
): InputBlock {
  const options = common.options.map(option);
  const chosen = options.find(({ value }) => value === common.initial);
  const initial = chosen ? { initial_option: chosen } : {};
  return input(
    common,
    options.length <= limits.radioOptions
      ? { type: 'radio_buttons', action_id: VALUE, options, ...initial }
      : { type: 'static_select', action_id: VALUE, options, ...initial },
  );
}

/** A menu that asks the app for its options while the person types. */
export const searchInput = (
  common: Common & { readonly actionId: string; readonly initial?: Option | undefined },
): InputBlock =>
  input(common, {
    type: 'external_select',
    action_id: common.actionId,
    min_query_length: 0,
    ...(common.initial ? { initial_option: option(common.initial) } : {}),
  });

/** The same, of which several can be chosen. */
export const searchManyInput = (common: Common & { readonly actionId: string }): InputBlock =>
  input(common, { type: 'multi_external_select', action_id: common.actionId, min_query_length: 0 });

export const userInput = (common: Common & { readonly initial?: string | undefined }): InputBlock =>
  input(common, { type: 'users_select', action_id: VALUE, ...filled('initial_user', common.initial) });

export const usersInput = (common: Common & { readonly initial: readonly string[] }): InputBlock =>
  input(common, {
    type: 'multi_users_select',
    action_id: VALUE,
    ...(common.initial.length > 0 ? { initial_users: [...common.initial] } : {}),
  });

/** Private channels only: nothing about a child belongs where anybody can join (domain.md §8). */
export const channelInput = (common: Common & { readonly initial?: string | undefined }): InputBlock =>
  input(common, {
    type: 'conversations_select',
    action_id: VALUE,
    filter: { include: ['private'], exclude_bot_users: true, exclude_external_shared_channels: true },
    ...filled('initial_conversation', common.initial),
  });

export function checksInput(
  common: Common & { readonly options: readonly Option[]; readonly initial: readonly string[] },
): InputBlock {
  const options = common.options.map(option);
  const chosen = options.filter(({ value }) => value !== undefined && common.initial.includes(value));
  return input(common, {
    type: 'checkboxes',
    action_id: VALUE,
    options,
    ...(chosen.length > 0 ? { initial_options: chosen } : {}),
  });
}

export const fileInput = (common: Common & { readonly types: readonly string[] }): InputBlock =>
  input(common, { type: 'file_input', action_id: VALUE, filetypes: [...common.types], max_files: 1 });

/** Asked with every correction; it stays with the record (domain.md §7). */
export const whyInput = textInput({
  key: 'why',
  label: 'Why is this changed?',
  hint: 'One line. It stays with the record, with your name and today’s date.',
});
