import { FEED, FEED_MAKE, FEED_STOP, type FeedState, feedView } from '../../../blocks/feed.ts';
import { makeFeed, mayHaveFeed, mayNotHaveFeed, stopFeed } from '../../usecases/calendar-feed.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Reply } from '../handlers.ts';
import type { Screen } from './support.ts';

const view = (ports: Ports, state: FeedState) =>
  feedView({ state, ready: ports.feedLinks.addressOf('') !== null });

/** `/due feed`: one's own feed of review dates. Who lost the right to one may still stop it. */
export async function feedCommand(ports: Ports, { actor }: Context): Promise<Reply> {
  const { tenant, userId } = actor;
  const feed = await ports.store.feeds.get({ tenant, userId });
  if (!feed && !mayHaveFeed(actor)) throw mayNotHaveFeed();
  return { kind: 'open', view: view(ports, feed ? { kind: 'made', at: feed.madeAt } : { kind: 'none' }) };
}

export const feedScreen = (ports: Ports): Screen => ({
  actions: {
    [FEED]: (context) => feedCommand(ports, context),
    [FEED_MAKE]: async ({ actor }) => {
      const address = await makeFeed(ports)({ actor });
      const state: FeedState = address === null ? { kind: 'none' } : { kind: 'link', address };
      return { kind: 'update', view: view(ports, state) };
    },
    [FEED_STOP]: async ({ actor }) => {
      await stopFeed(ports)({ actor });
      return { kind: 'update', view: view(ports, { kind: 'stopped' }) };
    },
  },
});
