import { type Connection, trusted } from 'mongoose';
import type { PostedFile, Store } from '../usecases/ports.ts';
import { keyOf } from './keys.ts';
import { count, rowSchema, text } from './schema.ts';

const schema = rowSchema({ fileId: text, recordId: text, postedAt: count, notBefore: { type: Number } })
  .index({ tenant: 1, recordId: 1 })
  .index({ postedAt: 1 });

type Row = PostedFile & { readonly _id: string; readonly notBefore?: number };

const where = ({ tenant, fileId }: PostedFile) => ({ _id: keyOf(tenant, fileId), tenant });
const fromRow = ({ tenant, fileId, recordId, postedAt }: Row): PostedFile => ({
  ...{ tenant, fileId, recordId, postedAt },
});

export const filesOn = (connection: Connection): Store['files'] => {
  const model = connection.model<Row>('files', schema, 'files');
  return {
    insert: async ({ tenant, fileId, recordId, postedAt }) => {
      const row: Row = { _id: keyOf(tenant, fileId), tenant, fileId, recordId, postedAt };
      // Noting the same file again, after a crash, is no fault.
      await model.replaceOne({ _id: row._id, tenant }, row, { upsert: true });
    },
    about: async ({ tenant, recordIds }) => {
      const rows = model.find({ tenant, recordId: trusted({ $in: recordIds }) }).sort({ postedAt: 1 });
      return (await rows.lean<Row[]>()).map(fromRow);
    },
    postedUntil: async ({ until, now, limit }) => {
      const due = { postedAt: trusted({ $lte: until }), notBefore: trusted({ $not: { $gt: now } }) };
      return (await model.find(due).sort({ postedAt: 1 }).limit(limit).lean<Row[]>()).map(fromRow);
    },
    putOff: async (file, until) => {
      await model.updateOne(where(file), { $set: { notBefore: until } });
    },
    remove: async (file) => {
      await model.deleteOne(where(file));
    },
  };
};
