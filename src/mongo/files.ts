import type { Connection } from 'mongoose';
import type { Store } from '../usecases/ports.ts';
import { keyOf } from './keys.ts';
import { count, rowSchema, text } from './schema.ts';

const schema = rowSchema({ fileId: text, recordId: text, postedAt: count }).index({ tenant: 1, recordId: 1 });

type File = Parameters<Store['files']['insert']>[0];
type Row = File & { readonly _id: string };

export const filesOn = (connection: Connection): Store['files'] => {
  const model = connection.model<Row>('files', schema, 'files');
  return {
    insert: async ({ tenant, fileId, recordId, postedAt }) => {
      const row: Row = { _id: keyOf(tenant, fileId), tenant, fileId, recordId, postedAt };
      // Noting the same file again, after a crash, is no fault.
      await model.replaceOne({ _id: row._id, tenant }, row, { upsert: true });
    },
  };
};
