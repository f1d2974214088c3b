import { type UsersInfoResponse, WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createBoundedMap } from './bounded-map.ts';
import { downloadText } from './download.ts';
import type { Lookup } from './handlers.ts';
import type { Who } from './origin.ts';

const PERSON_FRESH_MS = 60_000;

export type LookupFor = (who: Who) => Lookup;
type Person = Awaited<ReturnType<Lookup['person']>>;
type SlackUser = NonNullable<UsersInfoResponse['user']>;

/** Null where Slack says there is no such thing, or none this app can see. */
const orNull = async <T>(call: Promise<T>): Promise<T | null> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && /_not_(found|visible)$/.test(error.data.error)) return null;
    throw error;
  }
};

const isOutsider = (user: SlackUser, { teamId, enterpriseId }: Who): boolean => {
  if (user.is_restricted || user.is_ultra_restricted || user.is_stranger) return true;
  const sameOrg = enterpriseId !== undefined && user.enterprise_user?.enterprise_id === enterpriseId;
  return user.team_id !== undefined && user.team_id !== teamId && !sameOrg;
};

const toPerson = (user: SlackUser | undefined, who: Who): Person =>
  !user || user.deleted
    ? null
    : {
        name: user.profile?.real_name || user.real_name || user.name || 'somebody',
        isAdmin: Boolean(user.is_admin || user.is_owner || user.is_primary_owner),
        isBot: Boolean(user.is_bot || user.id === 'USLACKBOT'),
        isOutsider: isOutsider(user, who),
      };

/** What handlers may ask Slack while somebody waits, on the client for that. */
export const createLookupFor = ({
  client,
  config,
  clock,
}: {
  client: WebClient;
  config: Pick<Config, 'slackApiUrl' | 'slackBotToken'>;
  clock: Clock;
}): LookupFor => {
  const people = createBoundedMap<{ readonly person: Person; readonly until: number }>(1000);

  return (who) => ({
    person: async (userId) => {
      const key = `${who.tenant}:${who.teamId}:${userId}`;
      const known = people.get(key);
      if (known && known.until > clock.now()) return known.person;
      const person = toPerson((await orNull(client.users.info({ user: userId })))?.user, who);
      people.set(key, { person, until: clock.now() + PERSON_FRESH_MS });
      return person;
    },
    channel: async (channelId) => {
      const channel = (await orNull(client.conversations.info({ channel: channelId })))?.channel;
      if (!channel) return null;
      return {
        isPrivate: Boolean(channel.is_private || channel.is_im),
        isShared: Boolean(
          channel.is_shared ||
            channel.is_ext_shared ||
            channel.is_org_shared ||
            channel.is_pending_ext_shared,
        ),
      };
    },
    fileText: async (fileId) => {
      const file = (await orNull(client.files.info({ file: fileId })))?.file;
      const address = file?.url_private_download ?? file?.url_private;
      return downloadText({ address, apiUrl: config.slackApiUrl, token: config.slackBotToken });
    },
  });
};
