import type { PlainTextElement } from '@slack/types';
import { limits } from './limits.ts';

/** User text is always plain text: nothing in it can ping, link or format. */
export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text for a mrkdwn element without links, mentions or formatting of the user's making. */
export const escapeText = (text: string): string =>
  // A zero-width space beside a formatting mark keeps it a character; Slack has no escape for these. An escaped
  // ">" still makes a quotation at the beginning of a line, and ":name:" a picture.
  text
    .replace(/[&<>]/g, (character) => ESCAPES[character] ?? character)
    .replace(/[*_~`]|^\s*&gt;/gm, '\u200b$&')
    .replace(/:(?=[\w\u200b+'-]+:)/g, ':\u200b');

/** For showing only, never for storing: says that there is more. */
export const clip = (text: string, most: number): string =>
  // Never half a character: no text in UTF-8 holds that.
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;

export const optionLabel = (text: string): PlainTextElement => plain(clip(text, limits.optionLabel));
