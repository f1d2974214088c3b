import { z } from 'zod';
import { limits } from './limits.ts';
import { menuOption, menuOptions, optionGroups } from './options.ts';
import { initialIsAmongOptions, optionsOrGroups, valuesDiffer } from './refinements.ts';
import { actionable, placeholder } from './text.ts';

const menu = { ...actionable, placeholder };
const several = { ...menu, max_selected_items: z.int().min(1).optional() };
const ids = z.array(z.string().min(1)).optional();
const one = z.string().min(1).optional();
const staticOptions = { options: menuOptions.optional(), option_groups: optionGroups.optional() };
const external = { min_query_length: z.int().min(0).optional() };
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
};
const responds = { response_url_enabled: z.boolean().optional() };
const initialOptions = z.array(menuOption).min(1).max(limits.select.options).optional();

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    ...staticOptions,
    initial_option: menuOption.optional(),
  })
  .superRefine(optionsOrGroups)
  .superRefine(valuesDiffer)
  .superRefine(initialIsAmongOptions);

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...several,
    ...staticOptions,
    initial_options: initialOptions,
  })
  .superRefine(optionsOrGroups)
  .superRefine(valuesDiffer)
  .superRefine(initialIsAmongOptions);

export const selects = [
  staticSelect,
  z.strictObject({
    type: z.literal('external_select'),
    ...menu,
    ...external,
    initial_option: menuOption.optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...menu, initial_user: one }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...menu,
    ...conversations,
    ...responds,
    initial_conversation: one,
  }),
  z.strictObject({ type: z.literal('channels_select'), ...menu, ...responds, initial_channel: one }),
] as const;

export const multiSelects = [
  multiStaticSelect,
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...several,
    ...external,
    initial_options: initialOptions,
  }),
  z.strictObject({ type: z.literal('multi_users_select'), ...several, initial_users: ids }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...several,
    ...conversations,
    initial_conversations: ids,
  }),
  z.strictObject({ type: z.literal('multi_channels_select'), ...several, initial_channels: ids }),
] as const;
