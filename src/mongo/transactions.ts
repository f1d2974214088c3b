import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection } from 'mongoose';
import { storeAway, translated } from './errors.ts';
import { createTurns } from './turns.ts';

/** Slack waits 3 s for an ack; what MongoDB has not done by then is not done. */
export const WITHIN_MS = 2_000;

const optionsFor = (maxCommitTimeMS: number) => ({
  readConcern: { level: 'snapshot' } as const,
  writeConcern: { w: 'majority', j: true } as const,
  readPreference: 'primary' as const,
  maxCommitTimeMS,
});

export type Transactions = {
  /** Runs `work` in one transaction, or in the one already under way. Errors come out untranslated. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly underWay: () => boolean;
  /** How long any of this may take, in ms. */
  readonly withinMs: number;
  /**
   * In the transaction under way: until it has ended, no other one of this process gets here with the same key. Of
   * many that change one row most would otherwise fail and begin again, and again.
   */
  readonly hold: (key: string) => Promise<void>;
  /** In the transaction under way: `flush` gets everything that was gathered for it, just before the end. */
  readonly atEnd: <T>(items: readonly T[], flush: (items: readonly T[]) => Promise<void>) => void;
  /** One call of a repository: bounded in time, with its failures translated. */
  readonly call: <T>(operation: () => Promise<T>) => Promise<T>;
};

type Flush = (items: readonly unknown[]) => Promise<void>;
type Ends = Map<Flush, readonly unknown[]>;
interface State {
  last: Promise<unknown>;
  readonly ends: Ends;
  readonly hold: (key: string) => Promise<void>;
}

export const transactionsOn = (connection: Connection, withinMs = WITHIN_MS): Transactions => {
  // mongoose hands the session on by a storage of its own (transactionAsyncLocalStorage).
  const current = new AsyncLocalStorage<State>();
  const take = createTurns();

  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (current.getStore()) return work();
    // Kept while it begins again: the second time it meets nobody.
    const held = new Map<string, () => void>();
    const hold = async (key: string): Promise<void> => {
      if (!held.has(key)) held.set(key, await take(key));
    };
    // withTransaction itself would go on for 120 s.
    let late = false;
    const inTime = <R>(result: R): R => {
      if (late) throw new Error('this transaction is too late');
      return result;
    };
    const done = connection.transaction(async () => {
      inTime(undefined);
      const state: State = { last: Promise.resolve(), ends: new Map(), hold };
      return inTime(
        await current.run(state, async () => {
          const result = await work();
          for (const [flush, items] of state.ends) await flush(items);
          return result;
        }),
      );
    }, optionsFor(withinMs));
    const letGo = (): void => {
      for (const end of held.values()) end();
    };
    done.then(letGo, letGo);
    const whenLate = () => {
      late = true;
    };
    return within(done as Promise<T>, whenLate, withinMs);
  };

  const call = <T>(operation: () => Promise<T>): Promise<T> => {
    const transaction = current.getStore();
    if (!transaction) return within(operation(), undefined, withinMs).catch(rethrowTranslated);
    // A session takes one operation at a time. Errors stay as they are: withTransaction reads their labels.
    const turn = transaction.last.then(operation);
    transaction.last = turn.catch(() => undefined);
    return turn;
  };

  const atEnd: Transactions['atEnd'] = (items, flush) => {
    const ends = current.getStore()?.ends;
    if (!ends) throw new Error('no transaction to be ended');
    const end = flush as Flush;
    ends.set(end, [...(ends.get(end) ?? []), ...items]);
  };

  const hold = async (key: string): Promise<void> => current.getStore()?.hold(key);

  return { run, call, atEnd, hold, withinMs, underWay: () => current.getStore() !== undefined };
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
