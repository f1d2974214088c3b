import { z } from 'zod';
import { id } from './text.ts';

/** The leaves of rich text differ in small ways; Slack's types list them, the stand-in checks their type only. */
const leaf = z.looseObject({
  type: z.enum([
    'text',
    'link',
    'emoji',
    'user',
    'usergroup',
    'channel',
    'broadcast',
    'team',
    'date',
    'color',
  ]),
});

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(leaf) });
const border = z.union([z.literal(0), z.literal(1)]).optional();

const element = z.discriminatedUnion('type', [
  section,
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(section),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    border,
  }),
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(leaf), border }),
  z.strictObject({
    type: z.literal('rich_text_preformatted'),
    elements: z.array(leaf),
    border,
    language: z.string().optional(),
  }),
]);

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z.array(element),
});
