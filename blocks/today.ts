import type { KnownBlock } from '@slack/types';
import { longDate } from '../src/domain/dates.ts';
import type { DayList } from '../src/domain/day-list.ts';
import { limits } from './limits.ts';
import { actions, button, heading, small, words } from './parts.ts';
import { clip } from './text.ts';
import { itemsOf } from './today-targets.ts';

/** Action ids; the value says which day, list and setting: `day|list|setting`. */
export const MORNING = 'today-morning';
export const MORNING_STOP = 'today-morning-stop';

/** The list is of every setting of the person, where another list names one. */
export const ALL_SETTINGS = '*';

const morningButtons = ({ setting, morning }: DayList, place: string): KnownBlock => {
  const value = `${place}|${setting.id}`;
  if (morning === null)
    return actions(button({ action: MORNING, label: 'Send me this every morning', value }));
  return actions(
    button({ action: MORNING, label: `Change the time (${morning})`, value }),
    button({ action: MORNING_STOP, label: 'Stop the morning list', value }),
  );
};

/** Title, at most three notes above, and the line that says how many more there are. */
const AROUND = 5;
/** Name of a setting and its morning buttons. */
const AROUND_SETTING = 2;

const notesOf = (
  lists: readonly DayList[],
  day: string,
  isLate: boolean,
  note?: string,
): readonly string[] => [
  ...(note ? [`⚠️ ${note}`] : []),
  ...(isLate ? [`This list is of ${day}: what you tap is logged for that day.`] : []),
  ...(lists.every(({ children }) => children.length === 0)
    ? ['No live targets or strategies of your key children.']
    : []),
];

/** The targets of one day with their one-tap buttons, as many as Slack's message holds. */
export function todayBlocks(options: {
  readonly lists: readonly [DayList, ...DayList[]];
  /** What the list is of: a setting's id, or all. */
  readonly scope: string;
  /** Above it, where a tap could not be taken as it was meant. */
  readonly note?: string | undefined;
}): { readonly text: string; readonly blocks: readonly KnownBlock[] } {
  const { lists, scope, note } = options;
  const [{ day: date, today }] = lists;
  const day = longDate(date);
  const isLate = date !== today;
  const title = isLate ? `Targets of ${day}` : `Today’s targets, ${day}`;
  let room = limits.messageBlocks - AROUND - AROUND_SETTING * lists.length;
  let left = 0;
  const parts = lists.map((list) => {
    const place = `${list.day}|${scope}`;
    const items = list.children.flatMap((child) => itemsOf(child, place));
    const shown = items.filter(({ blocks }) => {
      room -= blocks.length;
      return room >= 0;
    });
    left += items.slice(shown.length).filter(({ kind }) => kind === 'target').length;
    const name = lists.length > 1 ? [small(list.setting.name)] : [];
    return {
      words: shown.map((item) => item.words),
      blocks: [...name, ...shown.flatMap(({ blocks }) => blocks), morningButtons(list, place)],
    };
  });
  const notes = notesOf(lists, day, isLate, note);
  const more = left > 0 ? [`And ${left} more: /intervention`] : [];
  const text = [title, ...notes, ...parts.flatMap((part) => part.words), ...more].join('\n');
  return {
    text: clip(text, limits.messageText - 100),
    blocks: [
      heading(title),
      ...notes.map(words),
      ...parts.flatMap(({ blocks }) => blocks),
      ...more.map(small),
    ],
  };
}
