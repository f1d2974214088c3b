import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Notice } from '../domain/notice.ts';
import type { Clock, Showing, ShowNotice } from '../usecases/ports.ts';
import { createBoundedMap } from './bounded-map.ts';
import { codeOf } from './error-trace.ts';
import type { Message } from './handlers.ts';
import { contentOf } from './notice.ts';
import { showingOf } from './send-faults.ts';

/** How long a channel that was found private is believed to be so. */
const FRESH_MS = 5 * 60_000;

/** The message is not there any more: somebody deleted it, and there is nothing to update. */
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

type Place = NonNullable<Notice['place']>;

/** Posts and updates notices, on a client of its own: nothing here holds up what a person waits for. */
export const createNotifier = ({
  client,
  messageOf,
  machine,
}: {
  readonly client: WebClient;
  /** The words of a notice; null where there is nothing to say. */
  readonly messageOf: (notice: Notice) => Promise<Message | null>;
  readonly machine: Pick<Clock, 'now'>;
}): ShowNotice => {
  const found = createBoundedMap<number>(5_000);
  const opened = createBoundedMap<string>(5_000);

  /** Why nothing about a child may be written into this channel, if it may not (domain.md §8). */
  const unfit = async (channel: string): Promise<string | undefined> => {
    if ((found.get(channel) ?? 0) > machine.now()) return undefined;
    const { channel: info } = await client.conversations.info({ channel });
    if (info?.is_archived) return 'is_archived';
    if (info?.is_member === false) return 'not_in_channel';
    if (info?.is_shared || info?.is_ext_shared || info?.is_org_shared || info?.is_pending_ext_shared)
      return 'channel_is_shared';
    if (!info?.is_private) return 'channel_is_public';
    found.set(channel, machine.now() + FRESH_MS);
    return undefined;
  };

  const directChannel = async (user: string): Promise<string> => {
    const known = opened.get(user);
    if (known) return known;
    const { channel } = await client.conversations.open({ users: user });
    if (!channel?.id) throw new Error('Slack opened no direct messages');
    opened.set(user, channel.id);
    return channel.id;
  };

  const post = async ({ to }: Notice, message: Message, sending: () => void): Promise<Showing> => {
    if ('channel' in to) {
      const code = await unfit(to.channel);
      if (code) return { kind: 'parked', code };
    }
    const channel = 'channel' in to ? to.channel : await directChannel(to.user);
    sending();
    const quiet = { unfurl_links: false, unfurl_media: false };
    const { ts } = await client.chat.postMessage({ channel, ...contentOf(message), ...quiet });
    return ts ? { kind: 'shown', place: { channel, ts } } : { kind: 'unsure', code: 'no_ts' };
  };

  const update = async (place: Place, message: Message): Promise<Showing> => {
    try {
      await client.chat.update({ ...place, ...contentOf(message) });
      return { kind: 'shown', place };
    } catch (error) {
      if (error instanceof WebAPIPlatformError && GONE.has(error.data.error)) return { kind: 'nothing' };
      throw error;
    }
  };

  return async (notice) => {
    let message: Message | null;
    try {
      message = await messageOf(notice);
    } catch (error) {
      // The store is away, or the words could not be made: nothing was sent.
      return { kind: 'refused', code: codeOf(error), afterMs: 0 };
    }
    if (!message) return { kind: 'nothing' };
    let sent = false;
    const sending = (): void => {
      sent = true;
    };
    try {
      return await (notice.place ? update(notice.place, message) : post(notice, message, sending));
    } catch (error) {
      const showing = showingOf(error);
      // What failed was only asking about the channel.
      if (showing.kind === 'unsure' && !sent && !notice.place)
        return { kind: 'refused', code: showing.code, afterMs: 0 };
      if (showing.kind === 'parked' && 'channel' in notice.to) found.set(notice.to.channel, 0);
      return showing;
    }
  };
};
