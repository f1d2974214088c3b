import { mongo } from 'mongoose';
import { AppError } from '../domain/errors.ts';
import { backfillReminders } from './backfill.ts';
import { backfillFigures } from './chain/backfill.ts';
import type { MongoConnection } from './connection.ts';

/** Rules of earlier versions that others stand for by now. */
const RETIRED = [{ collection: 'records', names: ['one-live-plan', 'live-plans'] }] as const;

/**
 * Makes every collection and index of the models; those that stand already are left alone. Before traffic:
 * the rules "one live plan", "one code" hold only from then on. Throws `AppError` 'index' naming the index.
 * An index over many rows takes minutes, and every process that starts meanwhile waits for it.
 * Then indexes of earlier versions go, and what those did not write yet is made up for. Any number of processes may
 * do this at once.
 */
export const createIndexes = async (connection: MongoConnection): Promise<void> => {
  await connection.patiently(async (db) => {
    for (const model of Object.values(connection.mongoose.models)) {
      // The models of single sheets share one collection with their base.
      if (model.baseModelName !== undefined) continue;
      const { collectionName } = model.collection;
      await report(collectionName, () => model.createCollection());
      for (const [fields, options] of model.schema.indexes()) {
        const { background: _, ...wanted } = options as mongo.CreateIndexesOptions;
        const name = wanted.name ?? Object.keys(fields).join(', ');
        await report(`${collectionName} (${name})`, () =>
          db.collection(collectionName).createIndex(fields as mongo.IndexSpecification, wanted),
        );
      }
    }
    for (const { collection, names } of RETIRED)
      for (const name of names)
        await report(`${collection} (${name})`, () => dropIndex(db.collection(collection), name));
  });
  await report('reminders (for plans of earlier versions)', () => backfillReminders(connection));
  await report('figures (for plans of earlier versions)', () => backfillFigures(connection));
};

const report = async (what: string, step: () => Promise<unknown>): Promise<void> => {
  try {
    await step();
  } catch (error) {
    throw new AppError({
      code: 'index',
      message: `MongoDB: ${what} cannot be made: ${reasonOf(error)}`,
      userMessage: 'Our records are not ready. Please ask whoever runs this app to look at its log.',
    });
  }
};

/** The server's codes for a collection and an index that are not there. */
const GONE: readonly unknown[] = [26, 27];

const dropIndex = async (collection: mongo.Collection, name: string): Promise<void> => {
  try {
    await collection.dropIndex(name);
  } catch (error) {
    // Gone before, or another process was faster.
    if (!(error instanceof mongo.MongoServerError && GONE.includes(error.code))) throw error;
  }
};

/** Never the server's own message for a duplicate: it quotes the row. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof mongo.MongoServerError))
    return error instanceof Error ? error.name : 'unknown reason';
  if (error.code === 11_000) return 'there are rows that break it; remove the duplicates and start again';
  if (error.code === 85 || error.code === 86)
    return 'one of that name stands there with other options; drop it and start again';
  return `${error.codeName ?? error.code}`;
};
