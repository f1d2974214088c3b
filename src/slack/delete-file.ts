import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { DeleteFile } from '../usecases/ports.ts';
import { showingOf } from './send-faults.ts';

/** Somebody deleted it before us. */
const GONE = new Set(['file_not_found', 'file_deleted']);

export const createDeleteFile =
  ({ clientOf }: { readonly clientOf: (tenant: string) => Promise<WebClient> }): DeleteFile =>
  async ({ tenant, fileId }) => {
    try {
      const client = await clientOf(tenant);
      await client.files.delete({ file: fileId });
      return { kind: 'deleted' };
    } catch (error) {
      if (error instanceof WebAPIPlatformError && GONE.has(error.data.error)) return { kind: 'deleted' };
      const fault = showingOf(error);
      if (fault.kind === 'parked' || fault.kind === 'refused') return fault;
      // Deleting twice does no harm, so that a lost answer is a reason to ask again.
      return { kind: 'refused', code: fault.kind === 'unsure' ? fault.code : 'no_answer', afterMs: 0 };
    }
  };
