import { mongo } from 'mongoose';
import { collectionsIn, rawRows } from './collections.ts';
import { type Counted, counter, differences, type Manifest } from './manifest.ts';
import { readBackup } from './read.ts';

/** Every number, date and text stays of the very type it had. */
const exact = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;

const countAll = async (db: mongo.Db): Promise<readonly Counted[]> => {
  const counted: Counted[] = [];
  for (const name of await collectionsIn(db)) {
    const one = counter(name);
    for await (const row of rawRows(db, name)) one.add(row);
    counted.push(one.counted());
  }
  return counted.filter(({ rows }) => rows > 0);
};

const mustBeEmpty = async (db: mongo.Db): Promise<void> => {
  const full = await countAll(db);
  if (full.length > 0)
    throw new Error(
      `The database ${db.databaseName} is not empty (${full.map(({ name }) => name).join(', ')}). Nothing was changed.`,
    );
};

/** A message that waited when the backup was made may have been sent since: it says so when it goes out. */
const mayRepeat = (db: mongo.Db) =>
  db
    .collection('outbox')
    .updateMany({ state: { $in: ['waiting', 'sending'] }, attempts: { $exists: true } }, [
      { $set: { mayBeRepeat: true } },
    ]);

/**
 * Puts a backup into an empty database: first all of it is read and compared with its manifest, then written, then
 * what was written is read back and compared again. Where a step fails the database is empty again.
 * `check` looks at the rows of the whole backup before anything is written.
 */
export const restoreBackup = async ({
  client,
  file,
  identity,
  check,
}: {
  client: mongo.MongoClient;
  file: string;
  identity: string;
  check: (collection: string, rows: readonly mongo.Document[]) => Promise<void>;
}): Promise<Manifest> => {
  const db = client.db();
  await mustBeEmpty(db);
  const { deserialize } = mongo.BSON;
  const manifest = await readBackup({
    file,
    identity,
    onRows: (name, rows) =>
      check(
        name,
        rows.map((row) => deserialize(row)),
      ),
  });
  try {
    await readBackup({
      file,
      identity,
      onRows: async (name, rows) => {
        await db.collection(name).insertMany(
          rows.map((row) => deserialize(row, exact) as mongo.OptionalUnlessRequiredId<mongo.Document>),
          { ordered: false, writeConcern: { w: 'majority', journal: true } },
        );
      },
    });
    const wrong = differences(
      manifest.collections.filter(({ rows }) => rows > 0),
      await countAll(db),
    );
    if (wrong.length > 0)
      throw new Error(`What was restored is not what the backup holds: ${wrong.join('; ')}`);
  } catch (error) {
    for (const name of await collectionsIn(db)) await db.collection(name).deleteMany({});
    throw error;
  }
  await mayRepeat(db);
  return manifest;
};
