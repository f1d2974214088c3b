import { z } from 'zod';
import { limits } from './limits.ts';

export const id = z.string().min(1).max(limits.id);
export const url = z.string().min(1).max(limits.url);

export const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

export const anyText = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);

export const placeholder = plain(limits.placeholder).optional();

export const style = z.enum(['primary', 'danger']);

export const confirm = z
  .strictObject({
    title: plain(limits.confirm.title).optional(),
    text: anyText(limits.confirm.text),
    confirm: plain(limits.confirm.button).optional(),
    deny: plain(limits.confirm.button).optional(),
    style: style.optional(),
  })
  .optional();

/** Fields most interactive elements share. Slack makes an `action_id` up where none is given. */
export const actionable = { action_id: id.optional(), confirm, focus_on_load: z.boolean().optional() };

export const image = z.strictObject({
  type: z.literal('image'),
  alt_text: z.string().min(1).max(limits.image.alt),
  image_url: url.optional(),
  slack_file: z.union([z.strictObject({ id }), z.strictObject({ url })]).optional(),
});
