import type { mongo } from 'mongoose';

/** What the ticker and the server make anew by themselves, and what is forgotten within minutes. */
const LEFT_OUT = new Set(['jobs', 'agenda_logs', 'sweeps', 'signatures', 'lanes']);

/** Names of the collections that a backup holds, in order. */
export const collectionsIn = async (db: mongo.Db): Promise<readonly string[]> => {
  const found = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  return found
    .map(({ name }) => name)
    .filter((name) => !LEFT_OUT.has(name) && !name.startsWith('system.'))
    .sort();
};

/** Rows as MongoDB sends them, byte for byte, by their ids. */
export const rawRows = (
  db: mongo.Db,
  name: string,
  session?: mongo.ClientSession,
): AsyncIterable<Uint8Array> =>
  db
    .collection(name)
    .find({}, { raw: true, batchSize: 500, ...(session && { session }) })
    .sort({ _id: 1 }) as unknown as AsyncIterable<Uint8Array>;
