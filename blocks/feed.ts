import type { Button, ModalView } from '@slack/types';
import { longDay } from './moment.ts';
import { actions, button, modal, words } from './parts.ts';

export const FEED = 'feed';
export const FEED_MAKE = 'feed-make';
export const FEED_STOP = 'feed-stop';

/** Opens the form about one's own calendar feed. */
export const feedButton = (): Button => button({ action: FEED, label: 'Calendar feed', value: 'feed' });

export type FeedState =
  | { readonly kind: 'none' }
  | { readonly kind: 'made'; readonly at: number }
  /** Only just: the one time that its link can be shown. */
  | { readonly kind: 'link'; readonly address: string }
  | { readonly kind: 'stopped' };

const stateWords = (state: FeedState): readonly string[] => {
  switch (state.kind) {
    case 'none':
      return ['You have no feed yet.'];
    case 'made':
      return [
        `You have a feed, made on ${longDay(state.at)}. Its link is kept nowhere and cannot be shown again.`,
      ];
    case 'link':
      return ['Your link, shown this once. Please copy it now:', state.address];
    case 'stopped':
      return ['The feed is stopped: its link shows nothing any more.'];
  }
};

/** What a feed is, and the buttons that make or stop it. `ready`: the app knows its own address. */
export const feedView = ({
  state,
  ready,
}: {
  readonly state: FeedState;
  readonly ready: boolean;
}): ModalView => {
  const has = state.kind === 'made' || state.kind === 'link';
  const make = has ? 'Make a new link (the old one stops)' : 'Make a link';
  const buttons = [
    ...(ready ? [button({ action: FEED_MAKE, label: make, value: 'feed' })] : []),
    ...(has ? [button({ action: FEED_STOP, label: 'Stop the feed', value: 'feed' })] : []),
  ];
  return modal({
    callbackId: 'feed',
    title: 'Calendar feed',
    blocks: [
      words(
        'Review dates in your own calendar: child codes, plan and dates, no names. In your calendar choose “Subscribe” or “From URL” and paste the link.',
      ),
      words(
        'Whoever has the link can read the feed, and your calendar’s company reads it from its own servers. Give it to nobody else.',
      ),
      ...stateWords(state).map(words),
      ...(ready ? [] : [words('A link cannot be made yet: whoever runs this app must set PUBLIC_URL.')]),
      ...(buttons.length > 0 ? [actions(...buttons)] : []),
    ],
  });
};
