import { WebClient } from '@slack/web-api';
import type { Message } from '../../scripts/sandbox/slack/world.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { PlanRecord } from '../../src/domain/record.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createStore } from '../../src/mongo/store.ts';
import { contentOf } from '../../src/slack/notice.ts';
import { noticeMessages } from '../../src/slack/screens/notices.ts';
import { isPlan } from '../../src/usecases/plans.ts';
import type { Store } from '../../src/usecases/ports.ts';
import type { Nursery } from './nursery.ts';
import { botToken } from './slack-world.ts';
import { storeParts } from './store-parts.ts';

/** The nursery's own store beside the running app, and a hand that posts notices as the courier would. */
export interface Board {
  readonly store: Store;
  readonly tenant: string;
  readonly plan: (childCode: string) => Promise<PlanRecord>;
  /** Adds a notice, posts its words in its channel and says so in the outbox. */
  readonly post: (notice: Notice) => Promise<Message>;
  /** Posts or updates everything that waits. */
  readonly deliver: () => Promise<void>;
  /** What the outbox holds, and what it would send now. */
  readonly read: (notice: Notice) => Promise<{ readonly notice: Notice; readonly text: string | undefined }>;
  readonly close: () => Promise<void>;
}

export async function openBoard({ slack, uri }: Nursery): Promise<Board> {
  const mongo = await connectMongo({ uri });
  const store = createStore(mongo, storeParts({ now: Date.now }));
  const tenant = slack.world.enterprise?.id ?? slack.world.team.id;
  const client = new WebClient(botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
  const wordsOf = noticeMessages({ store });
  const stored = async ({ id }: Notice): Promise<Notice> => {
    const found = await store.outbox.get({ tenant, id });
    if (!found) throw new Error(`no notice ${id}`);
    return found;
  };
  const deliver = async (): Promise<void> => {
    const claimed = await store.outbox.claim({ owner: 'test', now: Date.now(), leaseMs: 10_000 });
    if (!claimed) return;
    const message = await wordsOf(claimed);
    if (!('channel' in claimed.to)) throw new Error(`not to a channel: ${claimed.id}`);
    if (!message) {
      const { at, attempts, mayBeRepeat, code } = claimed;
      await store.outbox.release(claimed, { state: 'dropped', at, attempts, mayBeRepeat, code });
      return deliver();
    }
    const content = contentOf(message);
    const { place, wanted: shown } = claimed;
    if (place) await client.chat.update({ ...place, ...content });
    const { channel } = claimed.to;
    const ts = place?.ts ?? (await client.chat.postMessage({ channel, ...content })).ts ?? '';
    await store.outbox.settle(claimed, { shown, place: { channel, ts } });
    await deliver();
  };
  return {
    store,
    tenant,
    plan: async (childCode) => {
      const settingIds = (await store.settings.all({ tenant })).map(({ id }) => id);
      const child = (await store.children.inSettings({ tenant, settingIds })).find(
        ({ code }) => code === childCode,
      );
      const records = await store.records.ofChild({ tenant, childId: child?.id ?? '' });
      const plan = records.filter(isPlan).find(({ live }) => live);
      if (!plan) throw new Error(`no live plan of ${childCode}`);
      return plan;
    },
    post: async (notice) => {
      if (!(await store.outbox.add(notice))) throw new Error(`there is a notice ${notice.id}`);
      await deliver();
      const place = (await stored(notice)).place;
      const posted = slack.messages(place?.channel ?? '').find(({ ts }) => ts === place?.ts);
      if (!posted) throw new Error(`not posted: ${notice.id}`);
      return posted;
    },
    deliver,
    read: async (notice) => {
      const now = await stored(notice);
      return { notice: now, text: (await wordsOf(now))?.text };
    },
    close: () => mongo.close(),
  };
}
