import { mongo } from 'mongoose';
import { AppError } from '../domain/errors.ts';
import { backfillReminders } from './backfill.ts';
import { backfillFigures } from './chain/backfill.ts';
import type { MongoConnection } from './connection.ts';

/**
 * Makes every collection and index of the models; those that stand already are left alone. Before traffic:
 * the rules "one live plan", "one code" hold only from then on. Throws `AppError` 'index' naming the index.
 * Then what earlier versions of the app did not write yet is made up for.
 */
export const createIndexes = async (connection: MongoConnection): Promise<void> => {
  const { mongoose } = connection;
  for (const model of Object.values(mongoose.models)) {
    // The models of single sheets share one collection with their base.
    if (model.baseModelName !== undefined) continue;
    const { collectionName } = model.collection;
    await report(collectionName, () => model.createCollection());
    for (const [fields, options] of model.schema.indexes()) {
      const { background: _, ...wanted } = options as mongo.CreateIndexesOptions;
      const name = wanted.name ?? Object.keys(fields).join(', ');
      await report(`${collectionName} (${name})`, () =>
        model.collection.createIndex(fields as mongo.IndexSpecification, wanted),
      );
    }
  }
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

/** Never the server's own message for a duplicate: it quotes the row. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof mongo.MongoServerError))
    return error instanceof Error ? error.name : 'unknown reason';
  if (error.code === 11_000) return 'there are rows that break it; remove the duplicates and start again';
  if (error.code === 85 || error.code === 86)
    return 'one of that name stands there with other options; drop it and start again';
  return `${error.codeName ?? error.code}`;
};
