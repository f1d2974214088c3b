import type { types } from '@slack/bolt';

type ModalView = types.ModalView;
type InputBlock = types.InputBlock;

export const plain = (text: string) => ({ type: 'plain_text' as const, text });

export const textInput = (
  block_id: string,
  label: string,
  element: Partial<types.PlainTextInput> = {},
  block: Partial<InputBlock> = {},
): InputBlock => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { type: 'plain_text_input', action_id: 'text', ...element },
  ...block,
});

export const modal = (title: string, blocks: types.AnyBlock[], more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: plain(title),
  submit: plain('Save'),
  callback_id: 'form',
  blocks,
  ...more,
});
