import type { Connection } from 'mongoose';
import { AppError } from '../domain/errors.ts';
import type { Receipt, Store } from '../usecases/ports.ts';
import { insertRows, where } from './aggregate.ts';
import { isDuplicate, storeAway } from './errors.ts';
import { keyOf } from './keys.ts';
import type { SafeFor, StoredRow } from './safe.ts';
import { rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';
import { rethrowTranslated, type Transactions, within } from './transactions.ts';

export const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Unique by its id: tenant and key. */
const schema = rowSchema({
  content: text,
  result: words,
  keptUntil: { type: Date, required: true },
}).index({ keptUntil: 1 }, { name: 'forget', expireAfterSeconds: 0 });

const check = checkOf('receipts', schema);

interface Row {
  readonly _id: string;
  readonly tenant: string;
  readonly content: string;
  /** JSON; null where the work gave back nothing. */
  readonly result: string | null;
  /** A Date when read; mongoose makes one of the number. */
  readonly keptUntil: Date | number;
}

const savedAlready = () =>
  new AppError({
    code: 'saved-already',
    message: 'the same submission came with other content',
    userMessage:
      'This form was saved already, with earlier wording. Close it and use Correct or Edit to change it.',
  });

/** Times a receipt is looked for that another transaction is just keeping. */
const ATTEMPTS = 3;

export const onceOn = (
  connection: Connection,
  transactions: Transactions,
  now: () => number,
  safeFor: SafeFor,
): Store['once'] => {
  const model = sealedModel(connection, 'receipts', schema);
  const safe = safeFor<Row>({ collection: 'receipts', check });

  const attempt = <T>({ tenant, key, content }: Receipt, work: () => Promise<T>, kept: Error): Promise<T> =>
    transactions.run(async () => {
      const row = { _id: keyOf(tenant, key), tenant, content, result: null, keptUntil: now() + KEPT_MS };
      // First of all, so that of two at once the later one is turned away before it does any work.
      try {
        await insertRows(model, [await safe.seal(row)]);
      } catch (error) {
        throw isDuplicate(error) ? kept : error;
      }
      const result = JSON.stringify(await work()) ?? null;
      await model.replaceOne(where({ _id: row._id, tenant }), await safe.seal({ ...row, result }));
      return revive<T>(result);
    });

  const once = async <T>(receipt: Receipt, work: () => Promise<T>): Promise<T> => {
    const kept = new Error('kept before');
    for (let left = ATTEMPTS; left > 0; left -= 1) {
      try {
        return await attempt(receipt, work, kept);
      } catch (error) {
        if (error !== kept) throw error;
        const { tenant, key, content } = receipt;
        const found = await model.findOne(where({ _id: keyOf(tenant, key), tenant })).lean<StoredRow>();
        const row = found && (await safe.open(found));
        // Null where the first one's majority is still on its way.
        if (row && row.content !== content) throw savedAlready();
        if (row) return revive<T>(row.result);
      }
    }
    throw storeAway('a receipt is not settled');
  };

  return (receipt, work) => {
    if (transactions.underWay()) throw new Error('once() inside once()');
    return within(once(receipt, work), undefined, transactions.withinMs).catch(rethrowTranslated);
  };
};

/** Everybody gets the result as it was kept, the first one too. */
const revive = <T>(result: string | null): T => (result === null ? undefined : JSON.parse(result)) as T;
