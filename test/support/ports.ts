import { randomUUID } from 'node:crypto';
import { WebClient } from '@slack/web-api';
import type { Clock } from '../../src/clock.ts';
import { createProfiles } from '../../src/domain/profiles.ts';
import { createFeedLinks } from '../../src/feed-links.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createStore } from '../../src/mongo/store.ts';
import type { Message } from '../../src/slack/handlers.ts';
import { contentOf } from '../../src/slack/notice.ts';
import { createPorts } from '../../src/usecases/gate.ts';
import type { Ports, Store } from '../../src/usecases/ports.ts';
import type { Nursery } from './nursery.ts';
import { botToken } from './slack-world.ts';
import { storeParts } from './store-parts.ts';

const none = (): never => {
  throw new Error('nothing is printed here');
};

/** Ports beside a running app, on its database: for what a sweep or a courier does without anybody asking. */
export async function portsBeside(
  { uri }: Pick<Nursery, 'uri'>,
  clock: Clock,
): Promise<{ readonly ports: Ports; readonly store: Store; readonly close: () => Promise<void> }> {
  const mongo = await connectMongo({ uri });
  const store = createStore(mongo, storeParts({ now: Date.now }));
  const feedLinks = createFeedLinks({ publicUrl: undefined });
  const ports = createPorts({
    ...{ store, clock, print: none, toCsv: none, newId: randomUUID, feedLinks },
    profiles: createProfiles(),
  });
  return { ports, store, close: () => mongo.close() };
}

/** Posts a message to somebody's direct messages with the app, as a courier does. */
export async function postTo({ slack }: Nursery, userId: string, message: Message): Promise<void> {
  const client = new WebClient(botToken, { slackApiUrl: slack.apiUrl });
  const { channel } = await client.conversations.open({ users: userId });
  await client.chat.postMessage({ channel: channel?.id ?? '', ...contentOf(message) });
}
