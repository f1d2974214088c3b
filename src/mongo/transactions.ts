import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection } from 'mongoose';
import { storeAway, translated } from './errors.ts';

/** Slack waits 3 s for an ack; what MongoDB has not done by then is not done. */
export const WITHIN_MS = 2_000;

const options = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', j: true },
  readPreference: 'primary',
  maxCommitTimeMS: WITHIN_MS,
} as const;

export type Transactions = {
  /** Runs `work` in one transaction, or in the one already under way. Errors come out untranslated. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly underWay: () => boolean;
  /** What was noted in the transaction under way; forgotten with it, and when it runs again. */
  readonly noted: () => Set<string> | undefined;
  /** One call of a repository: bounded in time, with its failures translated. */
  readonly call: <T>(operation: () => Promise<T>) => Promise<T>;
};

export const transactionsOn = (connection: Connection): Transactions => {
  // mongoose hands the session on by a storage of its own (transactionAsyncLocalStorage).
  const current = new AsyncLocalStorage<{ last: Promise<unknown>; readonly noted: Set<string> }>();

  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (current.getStore()) return work();
    // withTransaction itself would go on for 120 s.
    let late = false;
    const inTime = <R>(result: R): R => {
      if (late) throw new Error('this transaction is too late');
      return result;
    };
    const done = connection.transaction(async () => {
      inTime(undefined);
      return inTime(await current.run({ last: Promise.resolve(), noted: new Set() }, work));
    }, options);
    return within(done as Promise<T>, () => {
      late = true;
    });
  };

  const call = <T>(operation: () => Promise<T>): Promise<T> => {
    const transaction = current.getStore();
    if (!transaction) return within(operation()).catch(rethrowTranslated);
    // A session takes one operation at a time. Errors stay as they are: withTransaction reads their labels.
    const turn = transaction.last.then(operation);
    transaction.last = turn.catch(() => undefined);
    return turn;
  };

  return {
    run,
    call,
    underWay: () => current.getStore() !== undefined,
    noted: () => current.getStore()?.noted,
  };
};

export const rethrowTranslated = (error: unknown): never => {
  throw translated(error);
};

/** The result, or `AppError` 'store-away' where there is none in time. */
export const within = async <T>(
  work: Promise<T>,
  whenLate: () => void = () => {},
  ms = WITHIN_MS,
): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      whenLate();
      reject(storeAway(`no answer in ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
