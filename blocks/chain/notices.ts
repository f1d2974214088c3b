import type { KnownBlock } from '@slack/types';
import type { Counts } from '../../src/domain/chain/figures.ts';
import type { Masked, PostedView } from '../../src/domain/chain/masking.ts';
import type { RequestPart } from '../../src/domain/chain/requests.ts';
import { longDate } from '../../src/domain/dates.ts';
import { actions, button, heading, small, words } from '../parts.ts';
import { clip } from '../text.ts';
import { CHAIN_OPEN } from './ids.ts';
import { countWords } from './radar.ts';
import { partButtons } from './requests.ts';

interface Said {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

const REPEAT = 'This may be a repeat: the connection broke while it was being sent.';
const repeated = (mayBeRepeat: boolean): readonly string[] => (mayBeRepeat ? [REPEAT] : []);

const said = (lines: readonly string[], more: readonly KnownBlock[], mayBeRepeat: boolean): Said => ({
  text: [...lines, ...repeated(mayBeRepeat)].join('\n'),
  blocks: [...lines.map(words), ...more, ...repeated(mayBeRepeat).map(small)],
});

/** In a SENCO channel: that something is asked and by when. What it is opens for those with the right alone. */
export const requestMessage = (options: {
  readonly part: RequestPart;
  readonly chainName: string;
  readonly day: string;
  readonly mayBeRepeat: boolean;
}): Said => {
  const { part, chainName, day, mayBeRepeat } = options;
  const { kind, state, dueOn, answeredOn } = part;
  const what = kind === 'offer' ? 'An offer for your inclusion action plan' : 'A request';
  const who = `from ${clip(chainName, 100)}`;
  const when =
    day > dueOn ? `was to be answered by ${longDate(dueOn)}` : `please answer by ${longDate(dueOn)}`;
  const words_ =
    state === 'open'
      ? `${what} ${who}: ${when}.`
      : `${what} ${who}: ${state}${answeredOn ? ` on ${longDate(answeredOn)}` : ''}.`;
  return said([words_], partButtons(part, { read: true }), mayBeRepeat);
};

const NEWS: Readonly<Record<string, string>> = {
  'asks to join/chain':
    'A setting has typed in your code and asks to join your chain. Type /chain and press “Set up” to agree.',
  'asks to join/setting':
    'A chain has typed in your code and asks you to join. Type /chain settings to agree.',
  'joined/chain': 'A setting has agreed and is in your chain now. Type /chain to see it.',
  'joined/setting': 'Your setting is in a chain now. Its inclusion leads see counts and child codes.',
  'asks to leave/chain':
    'A setting asks to leave your chain. Type /chain and press “Set up” to agree; without an answer it ends by itself.',
  'asks to leave/setting':
    'Your chain asks you to part. Type /chain settings to agree; without an answer it ends by itself.',
  'left/chain': 'A setting has left your chain.',
  'left/setting': 'Your setting has left its chain. Its inclusion leads see nothing of it any more.',
};

export const newsMessage = (about: string, mayBeRepeat: boolean): Said | null => {
  const words_ = NEWS[about];
  return words_ === undefined ? null : said([words_], [], mayBeRepeat);
};

const openRadar = (ref: string): KnownBlock =>
  actions(button({ action: CHAIN_OPEN, label: 'Open the radar', value: `radar|${ref}|` }));

const SHOWN = 10;

/** To one lead: exact counts, settings by name, no child. */
export const leadDigestMessage = (options: {
  readonly ref: string;
  readonly name: string;
  readonly day: string;
  readonly settings: number;
  readonly sums: Counts & { readonly requests: number };
  readonly rows: readonly { readonly name: string; readonly counts: Counts }[];
  readonly mayBeRepeat: boolean;
}): Said => {
  const { ref, name, day, settings, sums, rows, mayBeRepeat } = options;
  const head = `${clip(name, 100)}, week of ${longDate(day)}`;
  const all = `${settings === 1 ? '1 setting' : `${settings} settings`}: ${countWords(sums)}${sums.requests > 0 ? ` · ${sums.requests} open requests` : ''}`;
  const lines = rows.slice(0, SHOWN).map((row) => `${clip(row.name, 100)}: ${countWords(row.counts)}`);
  const more = rows.length > SHOWN ? [`And ${rows.length - SHOWN} more settings.`] : [];
  const rest = said([all, ...lines, ...more], [openRadar(ref)], mayBeRepeat);
  return { text: `${head}\n${rest.text}`, blocks: [heading(head), ...rest.blocks] };
};

const MEASURES = [
  ['overdue', 'overdue'],
  ['dueSoon', 'due within 14 days'],
  ['quiet', 'without an entry for 14 days'],
  ['unsigned', 'unsigned'],
] as const;

const maskedWords = (count: Masked): string => (count === 'few' ? 'fewer than 5' : String(count));
const POSTED = 15;

/** Where others than leads may read it: of counts under five only that they are. */
export const channelDigestMessage = (options: {
  readonly name: string;
  readonly day: string;
  readonly view: PostedView;
  readonly mayBeRepeat: boolean;
}): Said => {
  const { name, day, view, mayBeRepeat } = options;
  const head = `${clip(name, 100)}, week of ${longDate(day)}`;
  const lines = view.rows
    .slice(0, POSTED)
    .map(
      (row) =>
        `${clip(row.name, 60)}: ${MEASURES.map(([key, what]) => `${maskedWords(row.counts[key])} ${what}`).join(' · ')}`,
    );
  const sums = MEASURES.filter(([key]) => view.atLeast[key] > 0).map(
    ([key, what]) => `at least ${view.atLeast[key]} ${what}`,
  );
  const body = [
    lines.length > 0 ? `All together ${sums.join(' · ')}.` : 'In every setting each count is fewer than 5.',
    ...lines,
    ...(view.rows.length > POSTED ? [`And ${view.rows.length - POSTED} more settings.`] : []),
  ];
  const rest = said(
    body,
    [small('Counts under five are not shown here. Leads see them with /chain.')],
    mayBeRepeat,
  );
  return { text: `${head}\n${rest.text}`, blocks: [heading(head), ...rest.blocks] };
};
