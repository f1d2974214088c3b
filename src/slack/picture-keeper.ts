import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../logger.ts';
import type { KeepPicture } from '../usecases/draw-trend.ts';
import type { Clock } from '../usecases/ports.ts';
import { codeOf } from './error-trace.ts';
import { uploadBytes } from './upload.ts';

/** Slack looks at a file for a moment before a view may name it; until then it refuses the whole view. */
const READY_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 250;

/**
 * Keeps a picture as a file of the app that is shared nowhere: only a view that names it shows it. A worker's:
 * it may take seconds.
 */
export const createPictureKeeper = ({
  clientOf,
  apiUrl,
  machine,
  logger,
}: {
  clientOf: (tenant: string) => Promise<WebClient>;
  apiUrl: string;
  machine: Pick<Clock, 'now'>;
  logger: Logger;
}): KeepPicture => {
  const ready = async (client: WebClient, file: string): Promise<boolean> => {
    const until = machine.now() + READY_WITHIN_MS;
    for (;;) {
      const { file: info } = await client.files.info({ file });
      if (info?.mimetype?.startsWith('image/')) return true;
      if (machine.now() >= until) return false;
      await wait(LOOK_EVERY_MS);
    }
  };

  return async ({ tenant, draw, name, title, before, onFileId }) => {
    try {
      const client = await clientOf(tenant);
      const bytes = await draw();
      const { upload_url, file_id } = await client.files.getUploadURLExternal({
        filename: name,
        length: bytes.length,
      });
      if (!upload_url || !file_id) throw new Error('Slack gave no address to upload to');
      await onFileId(file_id);
      await uploadBytes({ address: upload_url, apiUrl, bytes });
      await client.files.completeUploadExternal({ files: [{ id: file_id, title }] });
      if (!(await ready(client, file_id))) return null;
      if (before !== null)
        await client.files.delete({ file: before }).catch((error: unknown) => {
          logger.warn({ job: 'picture', code: codeOf(error) }, 'An old picture was not deleted');
        });
      return file_id;
    } catch (error) {
      logger.warn({ job: 'picture', code: codeOf(error) }, 'A picture was not made; Home has its words');
      return null;
    }
  };
};
