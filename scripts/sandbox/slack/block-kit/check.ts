import type { z } from 'zod';
import type { Block } from './blocks.ts';
import { limits } from './limits.ts';
import { inSlacksWords } from './slack-words.ts';
import { type HomeView, homeView, type ModalView, messageBlocks, modalView } from './views.ts';
import { textLength, wholeProblems } from './whole-rules.ts';

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string; readonly messages: readonly string[] };

const failed = (error: string, messages: readonly string[] = []): Checked<never> => ({
  ok: false,
  error,
  messages,
});

const checkView = <T extends ModalView | HomeView>(schema: z.ZodType<T>, value: unknown): Checked<T> => {
  if (Buffer.byteLength(JSON.stringify(value) ?? '') > limits.view.bytes) return failed('view_too_large');
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) return failed('invalid_arguments', inSlacksWords(parsed.error.issues, ['view']));
  const problems = wholeProblems(parsed.data.blocks, parsed.data.type, ['view', 'blocks']);
  return problems.length > 0 ? failed('invalid_arguments', problems) : { ok: true, value: parsed.data };
};

export const checkModal = (value: unknown): Checked<ModalView> => checkView(modalView, value);
export const checkHome = (value: unknown): Checked<HomeView> => checkView(homeView, value);

export const checkMessageBlocks = (value: unknown): Checked<Block[]> => {
  const parsed = messageBlocks.safeParse(value, { reportInput: true });
  if (!parsed.success) return failed('invalid_blocks', inSlacksWords(parsed.error.issues, ['blocks']));
  const problems = wholeProblems(parsed.data, 'message', ['blocks']);
  if (problems.length > 0) return failed('invalid_blocks', problems);
  return textLength(parsed.data) > limits.message.textOfBlocks
    ? failed('msg_blocks_too_long')
    : { ok: true, value: parsed.data };
};
