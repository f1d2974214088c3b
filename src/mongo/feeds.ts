import type { Connection } from 'mongoose';
import type { CalendarFeed } from '../domain/feed.ts';
import type { Store } from '../usecases/ports.ts';
import { keyOf } from './keys.ts';
import { count, rowSchema, text } from './schema.ts';

/** Unique by its id: one feed for a person. */
const schema = rowSchema({ userId: text, hash: text, madeAt: count }).index({ hash: 1 }, { unique: true });

type Row = CalendarFeed & { readonly _id: string };

const fromRow = ({ _id, ...feed }: Row): CalendarFeed => feed;

export const feedsOn = (connection: Connection): Store['feeds'] => {
  const model = connection.model<Row>('feeds', schema, 'feeds');
  return {
    get: async ({ tenant, userId }) => {
      const row = await model.findOne({ _id: keyOf(tenant, userId), tenant }).lean<Row>();
      return row && fromRow(row);
    },
    ofHash: async (hash) => {
      const row = await model.findOne({ hash }).lean<Row>();
      return row && fromRow(row);
    },
    put: async (feed) => {
      const row: Row = { ...feed, _id: keyOf(feed.tenant, feed.userId) };
      await model.replaceOne({ _id: row._id, tenant: row.tenant }, row, { upsert: true });
    },
    remove: async ({ tenant, userId }) => {
      await model.deleteOne({ _id: keyOf(tenant, userId), tenant });
    },
  };
};
