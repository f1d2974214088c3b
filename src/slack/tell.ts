import type { BlockAction } from '@slack/bolt';
import { tellByDm } from './after-ack.ts';
import { codeOf } from './error-trace.ts';
import type { Message } from './handlers.ts';
import { contentOf, hasRoom, noteModal, withBanner } from './notice.ts';
import { respond } from './respond.ts';
import type { Runtime } from './runtime.ts';
import { isSlackAddress } from './slack-address.ts';

type Way = () => Promise<unknown>;

/** In a modal: one more on top, or where that cannot be (its three seconds are over, three are open) above its text. */
const waysInModal = ({ clients: { interactive } }: Runtime, body: BlockAction, message: Message): Way[] => {
  const { view, trigger_id } = body;
  if (view?.type !== 'modal') return [];
  const push: Way = () => interactive.views.push({ trigger_id, view: noteModal(message) });
  const banner: Way = () => interactive.views.update({ view_id: view.id, view: withBanner(view, message) });
  return hasRoom(view) ? [push, banner] : [push];
};

/** Beside a message, or in its place: words only the asker sees. */
const waysBesideMessage = (
  runtime: Runtime,
  body: BlockAction,
  message: Message,
  inPlace: boolean,
): Way[] => {
  const { response_url, channel, user } = body;
  if (body.view || !channel) return [];
  const content = contentOf(message);
  const answer: Way = () => respond({ address: response_url, message, inPlace });
  const post: Way = () =>
    runtime.clients.interactive.chat.postEphemeral({ channel: channel.id, user: user.id, ...content });
  const mayRespond = response_url && isSlackAddress({ address: response_url, apiUrl: runtime.slackApiUrl });
  return mayRespond ? [answer, post] : [post];
};

/** Tells somebody who pressed something, where they are looking; else in their direct messages. */
export const tell = async (
  runtime: Runtime,
  asked: { readonly name: string; readonly userId: string },
  body: BlockAction,
  message: Message,
  { inPlace = false }: { readonly inPlace?: boolean } = {},
): Promise<void> => {
  const ways = [
    ...waysInModal(runtime, body, message),
    ...waysBesideMessage(runtime, body, message, inPlace),
  ];
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
