import {
  type Connection,
  type IndexDefinition,
  type IndexOptions,
  type Model,
  Mongoose,
  type Schema,
} from 'mongoose';
import type { StoredRow } from './safe.ts';
import { anything, rowSchema, words } from './schema.ts';
import { COLLECTIONS, type SealedCollection } from './sealing-table.ts';

/** Never connected: its models only say whether a row has the shape of its schema. */
const shapes = new Mongoose({ autoIndex: false, autoCreate: false, bufferCommands: false });

/** Rejects with mongoose's own error, with the path and not the value, where a row has another shape. */
export const checkOf = (name: string, schema: Schema): ((row: object) => Promise<void>) => {
  const Shape = shapes.model(name, schema);
  return async (row) => {
    await new Shape(row).validate();
  };
};

/** The schemas of the rows before they are sealed, by collection. */
export const wholeSchemas = new Map<string, Schema>();

/** Schema of what is stored: the open fields and the sealed rest, with the indexes of the whole. */
const storedSchema = (collection: SealedCollection, whole: Schema): Schema => {
  const open = Object.entries(COLLECTIONS[collection].places).flatMap(([field, place]) => {
    if (place === 'sealed') return [];
    // What is split keeps its open half, which was checked as part of the whole.
    return [[field, place === 'open' ? whole.obj[field] : anything] as const];
  });
  const schema = rowSchema({ ...Object.fromEntries(open), sealed: words });
  for (const [fields, options] of whole.indexes())
    schema.index(fields as IndexDefinition, options as IndexOptions);
  return schema;
};

/** The collection of sealed rows; every repository that writes to it gets the same one. */
export const sealedModel = (
  connection: Connection,
  collection: SealedCollection,
  whole: Schema,
): Model<StoredRow> => {
  wholeSchemas.set(collection, whole);
  return (
    connection.models[collection] ??
    connection.model<StoredRow>(collection, storedSchema(collection, whole), collection)
  );
};
