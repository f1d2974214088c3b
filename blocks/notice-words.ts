import { longDate } from '../src/domain/dates.ts';
import type { NoticeLine } from '../src/domain/notice.ts';

type On = { readonly line: NoticeLine; readonly day: string };

const closedWords = ({ closure }: NoticeLine): string =>
  closure ? ` (${longDate(closure.from)} to ${longDate(closure.to)})` : '';

/** A review whose due date lies in a closure is due again when the setting is back (domain.md §4). */
const dueWords = ({ line, day }: On): string => {
  const { due, closure } = line;
  if (closure && day > due)
    return `was due ${longDate(due)} while you were closed; please hold it in the first week back.`;
  if (closure && day < closure.from)
    return `is due ${longDate(due)}, while you are closed${closedWords(line)}; please hold it before you close.`;
  return day === due ? `is due today, ${longDate(due)}.` : `is due ${longDate(due)}.`;
};

const openWords = (on: On): string => {
  const { line } = on;
  const { step, planCode, closure } = line;
  const due = longDate(line.due);
  const review = `review of the ${planCode}`;
  switch (step) {
    case 'window':
      return `${review}. The review window is open; due ${due}${closure ? ', while you are closed' : ''}.`;
    case 'due soon':
      return `${review}, due soon: ${due}${closure ? ', while you are closed' : ''}.`;
    case 'due':
      return `the ${review} ${dueWords(on)}`;
    case 'overdue':
      return `the ${review} is overdue; it was due ${due}.`;
    case 'escalation':
      return `the ${review} has been overdue for 14 open days; it was due ${due}.`;
    case 'closure choice':
      return `the ${review} is due ${due}, while you are closed${closedWords(line)}. Before you close, or in the first week back?`;
  }
};

/** One line of a notice in words: a code, an action and dates, nothing else (domain.md §8). */
export function lineWords(on: On): string {
  const { line } = on;
  const { became, planCode, childCode } = line;
  const says = (words: string): string => `${childCode}: ${words}`;
  switch (became.what) {
    case 'erased':
      return 'The record that this was about has been erased.';
    case 'open':
      return says(openWords(on));
    case 'held':
      return says(`review of the ${planCode} held on ${longDate(became.on)}.`);
    case 'ended':
      return says(`the ${planCode} ended on ${longDate(became.on)}. Its review is no longer due.`);
    case 'booked':
      return says(`review of the ${planCode}: meeting planned for ${longDate(became.until)}.`);
    case 'not before':
      return says(`review of the ${planCode} not before ${longDate(became.until)}.`);
    case 'moved':
      return says(`review of the ${planCode} moved: it is due ${longDate(became.to)} now.`);
    case 'before':
      return says(`review of the ${planCode} will be held before you close${closedWords(line)}.`);
    case 'after':
      return says(
        `review of the ${planCode} will be held in the first week back${closedWords(line).replace(' (', ' (closed ')}.`,
      );
  }
}

export const isOpen = ({ became }: NoticeLine): boolean => became.what === 'open';

/** Arranged, not over: it can still be arranged in another way. */
export const isArranged = ({ became }: NoticeLine): boolean =>
  !['open', 'held', 'ended', 'moved', 'erased'].includes(became.what);
