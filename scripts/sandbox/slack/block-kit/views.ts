import { z } from 'zod';
import { block } from './blocks.ts';
import { limits } from './limits.ts';
import { plain } from './text.ts';

const common = {
  blocks: z.array(block).max(limits.view.blocks),
  private_metadata: z.string().max(limits.view.privateMetadata).optional(),
  callback_id: z.string().max(limits.id).optional(),
  external_id: z.string().max(limits.id).optional(),
};

export const modalView = z
  .strictObject({
    type: z.literal('modal'),
    ...common,
    title: plain(limits.view.title),
    close: plain(limits.view.button).optional(),
    submit: plain(limits.view.button).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  })
  .refine(
    ({ blocks, submit }) => submit || blocks.every(({ type }) => type !== 'input'),
    'missing required field: submit',
  );

export const homeView = z.strictObject({ type: z.literal('home'), ...common });

export const messageBlocks = z.array(block).max(limits.message.blocks);

export type ModalView = z.infer<typeof modalView>;
export type HomeView = z.infer<typeof homeView>;
