import type { KnownBlock } from '@slack/types';
import { calledName } from '../src/domain/child.ts';
import { longDate } from '../src/domain/dates.ts';
import { type DayList, standingEntry, type TodayChild } from '../src/domain/day-list.ts';
import type { Entry } from '../src/domain/record.ts';
import { OUTCOMES, type Outcome } from '../src/domain/tally.ts';
import { OPEN } from './card.ts';
import { limits } from './limits.ts';
import { clock } from './moment.ts';
import { actions, button, heading, small, words } from './parts.ts';
import { numbered, targetValue } from './target-choice.ts';
import { clip, plain } from './text.ts';

/** Action ids; the value says which day, list, child and target: `day|list|child|plan/target`. */
export const tapId = (outcome: Outcome): string => `today-${outcome.replace(' ', '-')}`;
export const ABSENT_ALL = 'today-absent-all';
export const COMMENT = 'today-comment';
export const ANOTHER = 'today-another';
export const MORNING = 'today-morning';
export const MORNING_STOP = 'today-morning-stop';

/** A list of every setting of the person, where another names one. */
export const ALL_SETTINGS = '*';

const BUTTONS: Readonly<Record<Outcome, string>> = {
  achieved: '√ Achieved',
  partly: 'Partly',
  'not achieved': 'Not achieved',
  absent: 'Absent',
  'not run': 'Not run',
};
const ORDER = Object.keys(BUTTONS) as Outcome[];

const MARKS: Readonly<Record<Outcome, string>> = { ...byName(), achieved: '√', 'not achieved': 'x' };
function byName(): Record<Outcome, string> {
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, outcome])) as Record<Outcome, string>;
}

/** "√ logged 09:12 by Priya Shah". */
export const markWords = (entry: Entry): string => {
  const when = entry.recordedOn === entry.date ? clock(entry.recordedAt) : `on ${longDate(entry.recordedOn)}`;
  const whose = entry.from === 'home' ? ' (from home)' : entry.who && ` by ${entry.who}`;
  return `${MARKS[entry.outcome]} logged ${when}${whose}`;
};

interface Line {
  readonly words: string;
  readonly blocks: readonly KnownBlock[];
}

function childLines({ child, asBackUp, targets }: TodayChild, place: string): readonly Line[] {
  const own = `${place}|${child.id}`;
  const name = `${calledName(child)} · ${child.code}${asBackUp ? ' · as back-up' : ''}`;
  const open = targets.some(({ entries }) => !standingEntry(entries));
  const all = button({ action: ABSENT_ALL, label: 'Absent all day', value: `${own}|all` });
  const head: Line = {
    words: name,
    blocks: [{ ...words(name), ...(open ? { accessory: all } : {}) }],
  };
  const titles = numbered(targets.map(({ target }) => target));
  return [head, ...targets.map(({ target, entries }, index) => targetLine(target, entries, index))];

  function targetLine(
    target: TodayChild['targets'][number]['target'],
    entries: readonly Entry[],
    at: number,
  ) {
    const value = `${own}|${targetValue(target)}`;
    const standing = standingEntry(entries);
    const marks = entries.map(markWords).join(' · ');
    const text = [clip(titles[at]?.words ?? target.text, 400), clip(marks, 400)].filter(Boolean).join('\n');
    const another = button({ action: ANOTHER, label: 'Log another', value });
    const buttons = standing
      ? [
          ...(standing.comments === ''
            ? [button({ action: COMMENT, label: 'Add a comment', value: `${place}|${standing.id}` })]
            : []),
          button({ action: OPEN, label: 'Correct', value: `correct-entry|${standing.id}` }),
          another,
        ]
      : ORDER.map((outcome) => button({ action: tapId(outcome), label: BUTTONS[outcome], value }));
    return { words: text, blocks: [{ type: 'section', text: plain(text) } as const, actions(...buttons)] };
  }
}

const morningButtons = ({ setting, morning }: DayList, place: string): KnownBlock => {
  const value = `${place}|${setting.id}`;
  return actions(
    ...(morning === null
      ? [button({ action: MORNING, label: 'Send me this every morning', value })]
      : [
          button({ action: MORNING, label: `Change the time (${morning})`, value }),
          button({ action: MORNING_STOP, label: 'Stop the morning list', value }),
        ]),
  );
};

/** Head and foot of one setting, the note above, and what says that there is more. */
const AROUND = 6;

/** One day's targets with their one-tap buttons. `scope` says what the list is of: a setting, or all. */
export function todayMessage(options: {
  readonly lists: readonly DayList[];
  readonly scope: string;
  /** Above it, where a tap could not be taken as it was meant. */
  readonly note?: string | undefined;
}): { readonly text: string; readonly blocks: readonly KnownBlock[] } {
  const { lists, scope, note } = options;
  const [first] = lists;
  const late = first !== undefined && first.day !== first.today;
  const day = longDate(first?.day ?? '1970-01-01');
  const title = late ? `Targets of ${day}` : `Today’s targets, ${day}`;
  const lateWords = `This list is of ${day}: what you tap is logged for that day.`;
  let room = limits.messageBlocks - AROUND - 2 * (lists.length - 1);
  let left = 0;
  const parts = lists.map((list) => {
    const place = `${list.day}|${scope}`;
    const lines = list.children.flatMap((child) => childLines(child, place));
    const fitting = lines.filter(({ blocks }) => {
      room -= blocks.length;
      return room >= 0;
    });
    left += lines.slice(fitting.length).filter(({ blocks }) => blocks.length > 1).length;
    return {
      words: fitting.map((line) => line.words),
      blocks: [
        ...(lists.length > 1 ? [small(list.setting.name)] : []),
        ...fitting.flatMap(({ blocks }) => blocks),
        morningButtons(list, place),
      ],
    };
  });
  const none = lists.every(({ children }) => children.length === 0);
  const notes = [
    ...(note ? [`⚠️ ${note}`] : []),
    ...(late ? [lateWords] : []),
    ...(none ? ['No live targets or strategies of your key children.'] : []),
  ];
  const more = left > 0 ? [`And ${left} more: /intervention`] : [];
  return {
    text: clip(
      [title, ...notes, ...parts.flatMap((part) => part.words), ...more].join('\n'),
      limits.messageText - 100,
    ),
    blocks: [
      heading(title),
      ...notes.map(words),
      ...parts.flatMap(({ blocks }) => blocks),
      ...more.map(small),
    ],
  };
}
