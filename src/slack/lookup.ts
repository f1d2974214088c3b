import type { Config } from '../config.ts';
import { channelInfo, isShared } from './channel.ts';
import type { ClientsOf } from './clients.ts';
import { downloadText } from './download.ts';
import type { Lookup } from './handlers.ts';
import { orNull } from './or-null.ts';
import type { Who } from './origin.ts';
import type { People } from './people.ts';
import type { Tenants } from './tenant.ts';

const PERSON_FRESH_MS = 60_000;

export type LookupFor = (who: Pick<Who, 'tenant'>) => Lookup;

/** What handlers may ask Slack while somebody waits, on the client for that. */
export const createLookupFor =
  ({
    tenants,
    clientsOf,
    people,
    config,
  }: {
    tenants: Tenants;
    clientsOf: ClientsOf;
    people: People;
    config: Pick<Config, 'slackApiUrl'>;
  }): LookupFor =>
  ({ tenant }) => ({
    person: (userId) => people.find({ tenant, userId, freshMs: PERSON_FRESH_MS }),
    channel: async (channelId) => {
      const { interactive } = await clientsOf(tenant);
      const seen = await orNull(channelInfo(interactive, channelId).then((info) => ({ info })));
      if (!seen) return null;
      const { info } = seen;
      if (!info) return { isPrivate: false, isShared: false };
      return { isPrivate: Boolean(info.is_private || info.is_im), isShared: isShared(info) };
    },
    fileText: async (fileId) => {
      const { interactive } = await clientsOf(tenant);
      const file = (await orNull(interactive.files.info({ file: fileId })))?.file;
      const address = file?.url_private_download ?? file?.url_private;
      const { token } = await tenants.of(tenant);
      return downloadText({ address, apiUrl: config.slackApiUrl, token });
    },
  });
