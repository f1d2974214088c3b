import { z } from 'zod';
import { button } from './buttons.ts';
import { limits } from './limits.ts';
import { richText } from './rich-text.ts';
import { anyText, id, image, mrkdwn } from './text.ts';

const block = { block_id: id.optional() };

const cell = z.discriminatedUnion('type', [
  richText,
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
]);
const rows = z.array(z.array(cell).max(limits.table.columns)).min(1).max(limits.table.rows);

const card = z
  .strictObject({
    type: z.literal('card'),
    ...block,
    hero_image: image.optional(),
    icon: image.optional(),
    title: mrkdwn(limits.card.title).optional(),
    subtitle: mrkdwn(limits.card.subtitle).optional(),
    body: mrkdwn(limits.card.body).optional(),
    actions: z.array(button).optional(),
  })
  .refine(
    (it) => it.hero_image ?? it.title ?? it.actions ?? it.body,
    'missing required field: hero_image, title, actions or body',
  );

const taskCard = z.strictObject({
  type: z.literal('task_card'),
  ...block,
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(z.looseObject({ type: z.literal('url') })).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
});

const column = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});

/** Tables may stand in a container, the others only by themselves. */
export const table = z.strictObject({
  type: z.literal('table'),
  ...block,
  rows,
  column_settings: z.array(column).max(limits.table.columns).optional(),
});

export const newerBlocks = [
  z.strictObject({
    type: z.literal('alert'),
    ...block,
    text: anyText(limits.alert),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  card,
  z.strictObject({
    type: z.literal('carousel'),
    ...block,
    elements: z.array(card).min(1).max(limits.carousel),
  }),
  z.strictObject({
    type: z.literal('data_table'),
    ...block,
    rows,
    caption: z.string().min(1),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal('markdown'), ...block, text: z.string().min(1).max(limits.markdown) }),
  taskCard,
  z.strictObject({
    type: z.literal('plan'),
    ...block,
    title: z.string().min(1),
    tasks: z.array(taskCard).optional(),
  }),
] as const;
