import { z } from 'zod';
import { layoutBlocks } from './layout-blocks.ts';
import { limits } from './limits.ts';
import { newerBlocks, table } from './newer-blocks.ts';
import { richText } from './rich-text.ts';
import { anyText, id, image, plain } from './text.ts';

const child = z.discriminatedUnion('type', [...layoutBlocks, richText, table]);

const container = z
  .strictObject({
    type: z.literal('container'),
    block_id: id.optional(),
    title: plain(limits.container.title).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(limits.container.subtitle).optional(),
    child_blocks: z.array(child).max(limits.container.blocks),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: image.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((it) => it.title ?? it.rich_text_title, 'missing required field: title');

export const block = z.discriminatedUnion('type', [
  ...layoutBlocks,
  richText,
  table,
  ...newerBlocks,
  container,
]);

export type Block = z.infer<typeof block>;
