import type { Model, QueryFilter } from 'mongoose';
import { idIn, keyOf } from './keys.ts';
import type { Safe, StoredRow } from './safe.ts';
import { shardOf } from './sharding.ts';

export interface Identified {
  readonly id: string;
  readonly tenant: string;
}

/** A row before it is sealed: the domain's object with its key for an id. */
export type RowOf<T extends Identified> = Omit<T, 'id'> & { readonly _id: string; readonly tenant: string };

const toRow = <T extends Identified>({ id, ...rest }: T): RowOf<T> => ({
  ...rest,
  _id: keyOf(rest.tenant, id),
});
const fromRow = <T extends Identified>(row: RowOf<T>): T => {
  const { _id, ...rest } = row;
  return { ...rest, id: idIn(row) } as unknown as T;
};

/**
 * One by one: `insertMany` wraps every failure in a bulk error, without the labels that tell a transaction to
 * try again and without the difference between "away" and "wrong".
 */
export const insertRows = async <R>(model: Model<R>, rows: readonly R[]): Promise<void> => {
  for (const row of rows) await new model(row).save();
};

type Filter = Readonly<Record<string, unknown>>;
/** Types of mongoose cannot see through filters over open fields; every one here is one of these. */
export const where = (filter: Filter) => filter as QueryFilter<StoredRow>;

/** What every aggregate can do. Filters name open fields only. */
export const basics = <T extends Identified & { readonly revision: number }>({
  model,
  safe,
}: {
  readonly model: Model<StoredRow>;
  readonly safe: Safe<RowOf<T>>;
}) => {
  const find = async (
    filter: Filter,
    order: Readonly<Record<string, 1 | -1>> = {},
    /** 0: all. */
    limit = 0,
  ): Promise<T[]> => {
    const stored = await model.find(where(filter)).sort(order).limit(limit).lean<StoredRow[]>();
    return (await safe.openAll(stored)).map((row) => fromRow<T>(row));
  };
  const findOne = async (filter: Filter): Promise<T | null> => {
    const stored = await model.findOne(where(filter)).lean<StoredRow>();
    return stored && fromRow<T>(await safe.open(stored));
  };
  /** Puts it in the place of the one that the filter finds; false where there is none. */
  const put = async (filter: Filter, item: T): Promise<boolean> => {
    const answer = await model.replaceOne(where(filter), await safe.seal(toRow(item)));
    return answer.matchedCount === 1;
  };
  return {
    find,
    findOne,
    put,
    get: async ({ tenant, id }: Identified): Promise<T | null> => findOne({ _id: keyOf(tenant, id), tenant }),
    insert: async (item: T): Promise<void> => {
      await insertRows(model, [await safe.seal(toRow(item))]);
    },
    /** `more`: what else the stored one must still say. */
    replace: async (item: T, more: Filter = {}): Promise<boolean> => {
      const { tenant, id, revision } = item;
      const own = { _id: keyOf(tenant, id), tenant, ...shardOf(model.collection.name, item) };
      return put({ ...own, revision, ...more }, { ...item, revision: revision + 1 });
    },
  };
};
