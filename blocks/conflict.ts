import type { KnownBlock } from '@slack/types';
import { clock, longDay } from './moment.ts';
import { small, words } from './parts.ts';

/** Tells the second of two people who changed what; their own text stays in the form below. */
export const conflictBanner = (conflict: {
  readonly byName: string;
  readonly at: number;
  readonly changed: readonly string[];
  readonly theirs: string;
}): readonly KnownBlock[] => [
  words(
    `⚠️ ${conflict.byName || 'Somebody else'} changed ${conflict.changed.join(', ') || 'this sheet'} at ${clock(conflict.at)} on ${longDay(conflict.at)}, while you were writing. Your words are below. Save again to keep yours instead.`,
  ),
  ...(conflict.theirs === '' ? [] : [small(`What they saved: ${conflict.theirs}`)]),
];
