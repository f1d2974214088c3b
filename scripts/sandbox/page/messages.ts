import type { PageMessage, Place, Snapshot } from '../workspace/page-api.ts';
import { dayOf } from './time.ts';

export interface Day {
  readonly day: string;
  readonly messages: readonly PageMessage[];
}

/** In order of time, whatever the order in which they came: an ephemeral stands where it was said. */
export const inOrder = (messages: readonly PageMessage[]): readonly PageMessage[] =>
  [...messages].sort((one, other) => Number(one.ts) - Number(other.ts));

export const byDay = (messages: readonly PageMessage[]): readonly Day[] => {
  const days = new Map<string, PageMessage[]>();
  for (const message of inOrder(messages)) {
    const day = dayOf(message.ts);
    days.set(day, [...(days.get(day) ?? []), message]);
  }
  return [...days].map(([day, messages]) => ({ day, messages }));
};

export const newestTs = ({ messages }: Place): string => inOrder(messages).at(-1)?.ts ?? '0';

/** Slack counts what others wrote, not one's own words. */
export const isUnread = (place: Place, me: string, seen: string | undefined): boolean =>
  place.messages.some(({ ts, from }) => from !== me && Number(ts) > Number(seen ?? '0'));

export const sizeOf = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};

export const kindOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? 'File' : name.slice(dot + 1).toUpperCase();
};

export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0] ?? '').join('');
};

/** One of six colours, always the same for the same name; page.css has them. */
export const colourOf = (name: string): number =>
  [...name].reduce((sum, it) => sum + it.charCodeAt(0), 0) % 6;

export const nameOf = ({ people, places }: Snapshot, { from, isApp, isSlackbot }: PageMessage): string => {
  if (isSlackbot) return 'Slackbot';
  if (isApp) return places.find(({ kind }) => kind === 'app')?.name ?? from;
  return people.find(({ id }) => id === from)?.name ?? from;
};

const escapes: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Slack keeps what people write with three characters escaped. */
export const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt);/g, (found) => escapes[found] ?? found);
