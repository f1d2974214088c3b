import { z } from 'zod';
import { accessory, actionElement, contextActionElement, inputElement } from './elements.ts';
import { limits } from './limits.ts';
import { anyText, id, image as imageElement, mrkdwn, plain, url } from './text.ts';

const block = { block_id: id.optional() };

const section = z
  .strictObject({
    type: z.literal('section'),
    ...block,
    text: anyText(limits.section.text).optional(),
    fields: z.array(anyText(limits.section.field)).min(1).max(limits.section.fields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text ?? fields, 'missing required field: text or fields');

const contextElement = z.discriminatedUnion('type', [imageElement, plain(limits.text), mrkdwn(limits.text)]);

export const layoutBlocks = [
  section,
  z.strictObject({ type: z.literal('header'), ...block, text: plain(limits.header) }),
  z.strictObject({ type: z.literal('divider'), ...block }),
  z.strictObject({
    type: z.literal('context'),
    ...block,
    elements: z.array(contextElement).min(1).max(limits.context),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...block,
    elements: z.array(actionElement).min(1).max(limits.actions),
  }),
  z.strictObject({
    type: z.literal('context_actions'),
    ...block,
    elements: z.array(contextActionElement).min(1).max(limits.contextActions),
  }),
  z.strictObject({
    type: z.literal('input'),
    ...block,
    label: plain(limits.input.label),
    element: inputElement,
    hint: plain(limits.input.hint).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  z.strictObject({ ...imageElement.shape, ...block, title: plain(limits.image.title).optional() }),
  z.strictObject({
    type: z.literal('video'),
    ...block,
    alt_text: z.string().min(1),
    title: plain(limits.video.title),
    video_url: url,
    thumbnail_url: url,
    title_url: url.optional(),
    author_name: z.string().max(limits.video.author).optional(),
    provider_name: z.string().optional(),
    provider_icon_url: url.optional(),
    description: plain(limits.text).optional(),
  }),
] as const;
