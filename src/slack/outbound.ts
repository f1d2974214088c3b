import { WebAPIPlatformError } from '@slack/web-api';
import { createBoundedMap } from './bounded-map.ts';
import type { ClientsOf } from './clients.ts';
import type { Outbound } from './handlers.ts';
import { contentOf } from './notice.ts';
import { patiently } from './patiently.ts';
import { isStaffMember, outsider, type People, STANDING_MS } from './people.ts';
import { uploadBytes } from './upload.ts';

/** The person or the workspace deleted the message, or it became too old to change. */
const GONE = ['message_not_found', 'cant_update_message', 'edit_window_closed'];

/** What is sent after an answer, on the client that may wait. */
export const createOutboundOf = ({
  clientsOf,
  people,
  apiUrl,
}: {
  clientsOf: ClientsOf;
  people: People;
  apiUrl: string;
}): ((tenant: string) => Outbound) => {
  const channels = createBoundedMap<string>(5000);
  return (tenant) => {
    const clientNow = async () => (await clientsOf(tenant)).outbox;

    const directChannel = async (userId: string): Promise<string> => {
      const person = await people.find({ tenant, userId, freshMs: STANDING_MS });
      if (!isStaffMember(person)) throw outsider();
      const key = `${tenant}/${userId}`;
      const known = channels.get(key);
      if (known !== undefined) return known;
      const client = await clientNow();
      const { channel } = await patiently(() => client.conversations.open({ users: userId }));
      if (!channel?.id) throw new Error('Slack opened no direct messages');
      channels.set(key, channel.id);
      return channel.id;
    };

    return {
      updateView: async ({ viewId, view }) => {
        const client = await clientNow();
        try {
          await patiently(() => client.views.update({ view_id: viewId, view }));
        } catch (error) {
          // The person closed it meanwhile: there is nothing left to put it in.
          if (!(error instanceof WebAPIPlatformError && error.data.error === 'not_found')) throw error;
        }
      },
      directMessage: async ({ userId, message }) => {
        const channel = await directChannel(userId);
        const client = await clientNow();
        await patiently(() =>
          client.chat.postMessage({
            channel,
            ...contentOf(message),
            unfurl_links: false,
            unfurl_media: false,
          }),
        );
      },
      updateDirectMessage: async ({ userId, ts, message }) => {
        const channel = await directChannel(userId);
        const client = await clientNow();
        try {
          await patiently(() => client.chat.update({ channel, ts, ...contentOf(message) }));
        } catch (error) {
          if (!(error instanceof WebAPIPlatformError && GONE.includes(error.data.error))) throw error;
        }
      },
      directFile: async ({ userId, name, title, bytes, onFileId }) => {
        const channel_id = await directChannel(userId);
        const client = await clientNow();
        const { upload_url, file_id } = await patiently(() =>
          client.files.getUploadURLExternal({ filename: name, length: bytes.length }),
        );
        if (!upload_url || !file_id) throw new Error('Slack gave no address to upload to');
        await uploadBytes({ address: upload_url, apiUrl, bytes });
        await onFileId(file_id);
        await patiently(() =>
          client.files.completeUploadExternal({ files: [{ id: file_id, title }], channel_id }),
        );
      },
    };
  };
};
