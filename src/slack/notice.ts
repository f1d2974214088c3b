import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { limits } from '../../blocks/limits.ts';
import { modal, words } from '../../blocks/parts.ts';
import { escapeText } from '../../blocks/text.ts';
import type { Message } from './handlers.ts';

/** What Slack's methods take of a message: plain words, in which nothing can ping, link or format. */
export const contentOf = ({ text, blocks }: Message): { text: string; blocks: KnownBlock[] } => ({
  text: escapeText(text),
  blocks: [...(blocks ?? sections(text))],
});

/** At white space, or else anywhere but within a character. */
const PIECES = new RegExp(
  `[\\s\\S]{1,${limits.section - 1}}(?:\\s|$)|[\\s\\S]{1,${limits.section}}(?![\\udc00-\\udfff])`,
  'g',
);

const sections = (text: string): SectionBlock[] => (text.match(PIECES) ?? []).map(words);

/** A small modal with a message's words, for telling somebody who is inside a modal. */
export const noteModal = ({ text, blocks }: Message): ModalView =>
  modal({ callbackId: 'note', title: 'Please note', blocks: blocks ?? sections(text), close: 'Back' });

const BANNER = 'problem-banner';

/** Whether there is room for one more block. */
export const hasRoom = ({ blocks }: ViewOutput): boolean => blocks.length < limits.blocks;

/** The same view with a sentence above it; what was typed stays. */
export const withBanner = (view: ViewOutput, { text }: Message): ModalView => {
  const rest = (view.blocks as KnownBlock[]).filter(({ block_id }) => block_id !== BANNER);
  return {
    type: 'modal',
    callback_id: view.callback_id,
    title: view.title,
    blocks: [{ ...words(`⚠️ ${text}`), block_id: BANNER }, ...rest],
    private_metadata: view.private_metadata,
    clear_on_close: view.clear_on_close,
    notify_on_close: view.notify_on_close,
    ...(view.close && { close: view.close }),
    ...(view.submit && { submit: view.submit }),
    ...(view.external_id && { external_id: view.external_id }),
  };
};
