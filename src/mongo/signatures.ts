import type { MongoConnection } from './connection.ts';
import { isDuplicate } from './errors.ts';
import { type ForgottenRow, forgottenSchema } from './schema.ts';
import { rethrowTranslated, within } from './transactions.ts';

/** A signature is good for 300 s before and after its second; one minute more for clocks that differ. */
const KEPT_MS = 660_000;
/** Slack waits 3 s for all of an answer; MongoDB's is usually here within one millisecond. */
const WITHIN_MS = 150;

/** Nobody's data: a request is remembered before anybody knows whose it is. Unique by its id. */
const schema = forgottenSchema();

/** Answers true the first time for a key, among all processes on this MongoDB. Throws where that cannot be said. */
export const signaturesOn = (
  { mongoose: connection }: MongoConnection,
  { now }: { readonly now: () => number },
): ((key: string) => Promise<boolean>) => {
  // The model is for its index; the driver's own insert takes a third of the time of mongoose's.
  connection.model('signatures', schema, 'signatures');
  const collection = connection.collection<ForgottenRow>('signatures');
  // Not waiting for the journal or other members, unlike records: what a crash forgets here is good for ten
  // minutes at most, and every submission has its receipt.
  const quick = { writeConcern: { w: 1, journal: false } } as const;

  const keep = async (key: string): Promise<boolean> => {
    try {
      await collection.insertOne({ _id: key, keptUntil: new Date(now() + KEPT_MS) }, quick);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };
  return (key) => within(keep(key), undefined, WITHIN_MS).catch(rethrowTranslated);
};
