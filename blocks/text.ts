import type { PlainTextElement } from '@slack/types';
import { limits } from './limits.ts';

/** User text is always plain text: nothing in it can ping, link or format. */
export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text for a mrkdwn element without links, mentions or formatting of the user's making. */
export const escapeText = (text: string): string =>
  // A zero-width space before a formatting mark keeps it a character; Slack has no escape for these.
  text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character).replace(/[*_~`]/g, '\u200b$&');

/** For showing only, never for storing: says that there is more. */
export const clip = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

export const optionLabel = (text: string): PlainTextElement => plain(clip(text, limits.optionLabel));
