import type { BlockAction } from '@slack/bolt';
import { type Asked, tellByDm } from './after-ack.ts';
import { codeOf } from './error-trace.ts';
import type { Message } from './handlers.ts';
import { contentOf, hasRoom, noteModal, withBanner } from './notice.ts';
import type { Runtime } from './runtime.ts';
import { isSlackAddress } from './slack-address.ts';

type Way = () => Promise<unknown>;

const RESPONSE_MS = 5000;

/** From Home: a modal. In a modal: one more on top, or where that cannot be (its three seconds are over, three are open) above its text. */
const waysInModal = (runtime: Runtime, { tenant }: Asked, body: BlockAction, message: Message): Way[] => {
  const views = async () => (await runtime.clientsOf(tenant)).interactive.views;
  const { view, trigger_id } = body;
  if (view?.type === 'home')
    return [async () => (await views()).open({ trigger_id, view: noteModal(message) })];
  if (view?.type !== 'modal') return [];
  const push: Way = async () => (await views()).push({ trigger_id, view: noteModal(message) });
  const banner: Way = async () =>
    (await views()).update({ view_id: view.id, view: withBanner(view, message) });
  return hasRoom(view) ? [push, banner] : [push];
};

type Content = ReturnType<typeof contentOf>;

const postTo = async (address: string, how: object, content: Content): Promise<void> => {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...how, ...content }),
    redirect: 'error',
    signal: AbortSignal.timeout(RESPONSE_MS),
  });
  await response.arrayBuffer();
  if (!response.ok) throw Object.assign(new Error('response_url refused'), { code: response.status });
};

/** Through the address Slack sent along for answers, if it is Slack's. */
const byResponse = (runtime: Runtime, { response_url }: BlockAction, how: object, content: Content): Way[] =>
  response_url && isSlackAddress({ address: response_url, apiUrl: runtime.slackApiUrl })
    ? [() => postTo(response_url, how, content)]
    : [];

/** Beside a message: words only the asker sees. */
const waysBesideMessage = (runtime: Runtime, asked: Asked, body: BlockAction, message: Message): Way[] => {
  const { channel, user } = body;
  if (body.view || !channel) return [];
  const content = contentOf(message);
  const post: Way = async () =>
    (await runtime.clientsOf(asked.tenant)).interactive.chat.postEphemeral({
      channel: channel.id,
      user: user.id,
      ...content,
    });
  const how = { response_type: 'ephemeral', replace_original: false };
  return [...byResponse(runtime, body, how, content), post];
};

/** In place of a message; one that only the asker sees can be reached by Slack's address alone. */
const waysInPlace = (runtime: Runtime, asked: Asked, body: BlockAction, message: Message): Way[] => {
  const content = contentOf(message);
  const { message: shown, channel } = body;
  const update: Way[] =
    shown && channel
      ? [
          async () => {
            const { interactive } = await runtime.clientsOf(asked.tenant);
            await interactive.chat.update({ channel: channel.id, ts: shown.ts, ...content });
          },
        ]
      : [];
  return [...byResponse(runtime, body, { replace_original: true }, content), ...update];
};

/** The first way that works; else the person's direct messages. */
const byFirst = async (runtime: Runtime, asked: Asked, ways: readonly Way[], message: Message) => {
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (error) {
      runtime.logger.warn({ action: asked.name, code: codeOf(error) }, 'One way to tell the person failed');
    }
  }
  await tellByDm(runtime, asked, message);
};

/** Tells somebody who pressed something, where they are looking; else in their direct messages. */
export const tell = (runtime: Runtime, asked: Asked, body: BlockAction, message: Message): Promise<void> =>
  byFirst(
    runtime,
    asked,
    [...waysInModal(runtime, asked, body, message), ...waysBesideMessage(runtime, asked, body, message)],
    message,
  );

/** Puts other words into the message in which somebody pressed something. */
export const replace = (runtime: Runtime, asked: Asked, body: BlockAction, message: Message): Promise<void> =>
  byFirst(
    runtime,
    asked,
    [...waysInPlace(runtime, asked, body, message), ...waysBesideMessage(runtime, asked, body, message)],
    message,
  );
