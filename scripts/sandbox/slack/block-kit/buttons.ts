import { z } from 'zod';
import { limits } from './limits.ts';
import { overflowOption } from './options.ts';
import { confirm, id, plain, style, url } from './text.ts';

const text = plain(limits.button.text);
const label = { accessibility_label: z.string().max(limits.button.accessibilityLabel).optional() };
const value = z.string().max(limits.button.value);
const clickable = { action_id: id.optional(), confirm };

export const button = z.strictObject({
  type: z.literal('button'),
  ...clickable,
  ...label,
  text,
  value: value.optional(),
  url: url.optional(),
  style: style.optional(),
});

/** Slack's documentation no longer asks for at least two options, only for five at most. */
export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...clickable,
  options: z.array(overflowOption).min(1).max(limits.overflow),
});

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...clickable,
  ...label,
  text,
  workflow: z.looseObject({}),
  style: style.optional(),
});

const feedback = z.strictObject({ text, value, ...label });

export const contextButtons = [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    action_id: id.optional(),
    positive_button: feedback,
    negative_button: feedback,
  }),
  z.strictObject({
    type: z.literal('icon_button'),
    ...clickable,
    ...label,
    icon: z.string().min(1),
    text,
    value: value.optional(),
    visible_to_user_ids: z.array(z.string()).optional(),
  }),
] as const;
