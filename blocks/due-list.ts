import type { Button, KnownBlock } from '@slack/types';
import { arrangements } from './arrange-form.ts';
import { OPEN } from './card.ts';
import { feedButton } from './feed.ts';
import { limits } from './limits.ts';
import { actions, button, heading, small, words } from './parts.ts';
import { clip } from './text.ts';

/** Shows the list again: value is a filter and a page, and nothing about a child. */
export const DUE = 'due';
/** Buttons of one block may not share an action id; All, Mine, Overdue and five settings are eight. */
export const DUE_IDS: readonly string[] = [DUE, ...[1, 2, 3, 4, 5, 6, 7].map((n) => `${DUE}:${n}`)];

export interface DueWords {
  readonly heading: string;
  /** What could not be posted, above the list. */
  readonly stuck: readonly string[];
  readonly items: readonly {
    readonly text: string;
    /** Ids for the buttons, where the person may hold the review. */
    readonly review: { readonly childId: string; readonly planId: string } | null;
  }[];
  /** Instead of a list. */
  readonly empty: string | null;
  readonly filters: readonly Choice[];
  readonly pages: readonly Choice[];
  /** Whether the person may have a calendar feed. */
  readonly feed: boolean;
}

export interface Choice {
  readonly label: string;
  readonly value: string;
}

const choices = (all: readonly Choice[], ...more: readonly Button[]): readonly KnownBlock[] => {
  const buttons = [
    ...all.map(
      ({ label, value }, index): Button =>
        button({ action: DUE_IDS[index] ?? DUE, label: clip(label, limits.button), value }),
    ),
    ...more,
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
};

const itemBlocks = ({ text, review }: DueWords['items'][number]): readonly KnownBlock[] => {
  if (!review) return [words(text)];
  const { book, wait } = arrangements;
  return [
    words(text),
    actions(
      button({ action: OPEN, label: 'Open review', value: `minutes-of-review|${review.childId}` }),
      button({ action: `${OPEN}:1`, label: book.label, value: `${book.opener}|${review.planId}` }),
      button({ action: `${OPEN}:2`, label: wait.label, value: `${wait.opener}|${review.planId}` }),
    ),
  ];
};

/** `/due` as a message that only the asker sees: names are allowed here. */
export const dueMessage = (
  due: DueWords,
): { readonly text: string; readonly blocks: readonly KnownBlock[] } => {
  const said = [...due.stuck, due.heading, ...(due.empty ? [due.empty] : due.items.map(({ text }) => text))];
  return {
    text: clip(said.join('\n'), limits.messageText - 100),
    blocks: [
      ...due.stuck.map((each) => small(`⚠️ ${each}`)),
      heading(due.heading),
      ...(due.empty ? [words(due.empty)] : due.items.flatMap(itemBlocks)),
      ...choices(due.filters),
      ...choices(due.pages, ...(due.feed ? [feedButton()] : [])),
    ],
  };
};
