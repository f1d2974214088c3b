import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Notice } from '../domain/notice.ts';
import type { Clock, Showing, ShowNotice } from '../usecases/ports.ts';
import { createBoundedMap } from './bounded-map.ts';
import { channelFault, channelInfo } from './channel.ts';
import { codeOf } from './error-trace.ts';
import type { Message } from './handlers.ts';
import { contentOf } from './notice.ts';
import { isStaffMember, type People } from './people.ts';
import { showingOf } from './send-faults.ts';

/** How long a channel that was found private is believed to be so. */
const FRESH_MS = 5 * 60_000;

/** The message is not there any more: somebody deleted it, and there is nothing to update. */
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

type Place = NonNullable<Notice['place']>;

/** Posts and updates notices, on a client of its own: nothing here holds up what a person waits for. */
export const createNotifier = ({
  clientOf,
  people,
  messageOf,
  machine,
}: {
  readonly clientOf: (tenant: string) => Promise<WebClient>;
  readonly people: Pick<People, 'find'>;
  /** The words of a notice; null where there is nothing to say. */
  readonly messageOf: (notice: Notice) => Promise<Message | null>;
  readonly machine: Pick<Clock, 'now'>;
}): ShowNotice => {
  const found = createBoundedMap<number>(5_000);
  const opened = createBoundedMap<string>(5_000);

  const unfitChannel = async (client: WebClient, tenant: string, channel: string) => {
    const key = `${tenant}/${channel}`;
    if ((found.get(key) ?? 0) > machine.now()) return undefined;
    const code = channelFault(await channelInfo(client, channel));
    if (code === undefined) found.set(key, machine.now() + FRESH_MS);
    return code;
  };

  /** Nothing goes to a guest, to another organisation, or to somebody who left. */
  const unfitPerson = async (tenant: string, userId: string) => {
    const person = await people.find({ tenant, userId, freshMs: FRESH_MS });
    if (person === null) return 'user_not_found';
    return isStaffMember(person) ? undefined : 'user_is_outsider';
  };

  const unfit = (client: WebClient, { tenant, to }: Pick<Notice, 'tenant' | 'to'>) =>
    'channel' in to ? unfitChannel(client, tenant, to.channel) : unfitPerson(tenant, to.user);

  const directChannel = async (client: WebClient, tenant: string, user: string): Promise<string> => {
    const key = `${tenant}/${user}`;
    const known = opened.get(key);
    if (known) return known;
    const { channel } = await client.conversations.open({ users: user });
    if (!channel?.id) throw new Error('Slack opened no direct messages');
    opened.set(key, channel.id);
    return channel.id;
  };

  const post = async ({ tenant, to }: Notice, message: Message, sending: () => void): Promise<Showing> => {
    const client = await clientOf(tenant);
    const code = await unfit(client, { tenant, to });
    if (code) return { kind: 'parked', code };
    const channel = 'channel' in to ? to.channel : await directChannel(client, tenant, to.user);
    sending();
    const quiet = { unfurl_links: false, unfurl_media: false };
    const { ts } = await client.chat.postMessage({ channel, ...contentOf(message), ...quiet });
    return ts ? { kind: 'shown', place: { channel, ts } } : { kind: 'unsure', code: 'no_ts' };
  };

  const update = async ({ tenant, to }: Notice, place: Place, message: Message): Promise<Showing> => {
    const client = await clientOf(tenant);
    const code = await unfit(client, { tenant, to });
    if (code) return { kind: 'parked', code };
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
      return await (notice.place ? update(notice, notice.place, message) : post(notice, message, sending));
    } catch (error) {
      const showing = showingOf(error);
      // What failed was only asking about the channel.
      if (showing.kind === 'unsure' && !sent && !notice.place)
        return { kind: 'refused', code: showing.code, afterMs: 0 };
      if (showing.kind === 'parked' && 'channel' in notice.to)
        found.set(`${notice.tenant}/${notice.to.channel}`, 0);
      return showing;
    }
  };
};
