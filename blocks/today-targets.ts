import type { KnownBlock } from '@slack/types';
import { calledName } from '../src/domain/child.ts';
import { longDate } from '../src/domain/dates.ts';
import { standingEntry, type TodayChild } from '../src/domain/day-list.ts';
import type { Entry } from '../src/domain/record.ts';
import type { Outcome } from '../src/domain/tally.ts';
import { OPEN } from './card.ts';
import { clock } from './moment.ts';
import { actions, button, words } from './parts.ts';
import { numbered, targetValue } from './target-choice.ts';
import { clip } from './text.ts';

/** Action ids; the value says which day, list, child and target: `day|list|child|plan/target`. */
export const tapId = (outcome: Outcome): string => `today-${outcome.replace(' ', '-')}`;
export const ABSENT_ALL = 'today-absent-all';
export const COMMENT = 'today-comment';
export const ANOTHER = 'today-another';

/** In the order of the buttons. */
const LABELS: Readonly<Record<Outcome, string>> = {
  achieved: '√ Achieved',
  partly: 'Partly',
  'not achieved': 'Not achieved',
  absent: 'Absent',
  'not run': 'Not run',
};

const MARKS: Readonly<Record<Outcome, string>> = {
  achieved: '√',
  partly: 'partly',
  'not achieved': 'x',
  absent: 'absent',
  'not run': 'not run',
};

/** "√ logged 09:12 by Priya Shah". */
export const markWords = (entry: Entry): string => {
  const when = entry.recordedOn === entry.date ? clock(entry.recordedAt) : `on ${longDate(entry.recordedOn)}`;
  const whose = entry.from === 'home' ? ' (from home)' : entry.who && ` by ${entry.who}`;
  return `${MARKS[entry.outcome]} logged ${when}${whose}`;
};

/** What stands together in a list, and its words for screen readers. */
export interface Item {
  readonly kind: 'child' | 'target';
  readonly words: string;
  readonly blocks: readonly KnownBlock[];
}

const standingButtons = (standing: Entry, place: string, value: string) => [
  ...(standing.comments === ''
    ? [button({ action: COMMENT, label: 'Add a comment', value: `${place}|${standing.id}` })]
    : []),
  button({ action: OPEN, label: 'Correct', value: `correct-entry|${standing.id}` }),
  button({ action: ANOTHER, label: 'Log another', value }),
];

const tapButtons = (value: string) =>
  Object.entries(LABELS).map(([outcome, label]) =>
    button({ action: tapId(outcome as Outcome), label, value }),
  );

/** A child and each of its targets: with the marks of the day, or the buttons that make one. */
export function itemsOf({ child, asBackUp, targets }: TodayChild, place: string): readonly Item[] {
  const own = `${place}|${child.id}`;
  const name = `${calledName(child)} · ${child.code}${asBackUp ? ' · as back-up' : ''}`;
  const open = targets.some(({ entries }) => !standingEntry(entries));
  const accessory = button({ action: ABSENT_ALL, label: 'Absent all day', value: `${own}|all` });
  const titles = numbered(targets.map(({ target }) => target));
  return [
    { kind: 'child', words: name, blocks: [{ ...words(name), ...(open ? { accessory } : {}) }] },
    ...targets.map(({ target, entries }, index): Item => {
      const value = `${own}|${targetValue(target)}`;
      const standing = standingEntry(entries);
      const marks = entries.map(markWords).join(' · ');
      const shown = [clip(titles[index]?.words ?? '', 400), clip(marks, 400)].filter(Boolean).join('\n');
      const buttons = standing ? standingButtons(standing, place, value) : tapButtons(value);
      return { kind: 'target', words: shown, blocks: [words(shown), actions(...buttons)] };
    }),
  ];
}
