import type { Connection } from 'mongoose';
import type { Trend } from '../domain/on-time.ts';
import type { Store } from '../usecases/ports.ts';
import { keyOf } from './keys.ts';
import { count, listOf, partSchema, rowSchema, text } from './schema.ts';

/** Unique by its id: one for a person. Figures only. */
const schema = rowSchema({
  userId: text,
  madeOn: text,
  settingIds: listOf(String),
  points: listOf(partSchema({ name: text, from: text, to: text, onTime: count, all: count })),
  picture: partSchema({ fileId: text, words: text, madeAt: count }),
});

type Row = Trend & { readonly _id: string };

const fromRow = ({ _id, ...trend }: Row): Trend => trend;

export const trendsOn = (connection: Connection): Store['trends'] => {
  const model = connection.model<Row>('trends', schema, 'trends');
  return {
    get: async ({ tenant, userId }) => {
      const row = await model.findOne({ _id: keyOf(tenant, userId), tenant }).lean<Row>();
      return row && fromRow(row);
    },
    put: async (trend) => {
      const row: Row = { ...trend, _id: keyOf(trend.tenant, trend.userId) };
      await model.replaceOne({ _id: row._id, tenant: row.tenant }, row, { upsert: true });
    },
  };
};
