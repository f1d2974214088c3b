import type { KnownBlock } from '@slack/types';
import { actions, button, small, words } from './parts.ts';

export const PDF = 'pdf';
export const CSV = 'csv';
export const SIGN = 'sign';
/** Opens a form or a file: value `opener|id`. */
export const OPEN = 'open';
/** The same in place of the view it is pressed in: Slack stacks three views at most. */
export const OPEN_HERE = 'open-here';

/** A record card: what it is, what to know, and the buttons that go on from here. */
export const card = (options: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly paper?: string;
  readonly sign?: string;
  readonly open?: readonly { readonly label: string; readonly opener: string; readonly id: string }[];
}): { readonly text: string; readonly blocks: readonly KnownBlock[] } => {
  const { title, lines, paper, sign, open = [] } = options;
  const buttons = [
    ...(paper ? [button({ action: PDF, label: 'PDF', value: paper })] : []),
    ...(sign ? [button({ action: SIGN, label: 'Sign-off', value: sign })] : []),
    ...open.map(({ label, opener, id }, index) =>
      // Two buttons of one block may not share an action id; the part after the colon is for Slack only.
      button({ action: index === 0 ? OPEN : `${OPEN}:${index}`, label, value: `${opener}|${id}` }),
    ),
  ];
  return {
    text: [title, ...lines].join('\n'),
    blocks: [words(title), ...lines.map(small), ...(buttons.length > 0 ? [actions(...buttons)] : [])],
  };
};
