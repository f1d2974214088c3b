import type { Model, QueryFilter } from 'mongoose';
import { idIn, keyOf } from './keys.ts';

export interface Identified {
  readonly id: string;
  readonly tenant: string;
}

/** A row as it is kept: the domain's object with its key for an id. */
export type RowOf<T extends Identified> = Omit<T, 'id'> & { readonly _id: string };

/** The one place where an aggregate becomes a row and a row the aggregate. */
export interface Mapping<T extends Identified> {
  readonly toRow: (item: T) => RowOf<T>;
  readonly fromRow: (row: RowOf<T>) => T;
}

/** Field by field as it is. */
export const plainMapping = <T extends Identified>(): Mapping<T> => ({
  toRow: ({ id, ...rest }) => ({ ...rest, _id: keyOf(rest.tenant, id) }),
  fromRow: (row) => {
    const { _id, ...rest } = row;
    return { ...rest, id: idIn({ _id, tenant: (row as unknown as Identified).tenant }) } as unknown as T;
  },
});

/**
 * One by one: `insertMany` wraps every failure in a bulk error, without the labels that tell a transaction to
 * try again and without the difference between "away" and "wrong".
 */
export const insertRows = async <R>(model: Model<R>, rows: readonly R[]): Promise<void> => {
  for (const row of rows) await new model(row).save();
};

/** What every aggregate can do. `model` may depend on the item, where its shape does. */
export const basics = <T extends Identified & { readonly revision: number }>({
  model,
  modelFor = () => model,
  mapping: { toRow, fromRow },
}: {
  readonly model: Model<RowOf<T>>;
  readonly modelFor?: (item: T) => Model<RowOf<T>>;
  readonly mapping: Mapping<T>;
}) => {
  /** Types of mongoose cannot see through `T`; every filter here is one of these. */
  const where = (filter: Readonly<Record<string, unknown>>) => filter as QueryFilter<RowOf<T>>;
  return {
    find: async (
      filter: Readonly<Record<string, unknown>>,
      order: Readonly<Record<string, 1 | -1>> = {},
      /** 0: all. */
      limit = 0,
    ): Promise<T[]> => {
      const rows = await model.find(where(filter)).sort(order).limit(limit).lean<RowOf<T>[]>();
      return rows.map(fromRow);
    },
    get: async ({ tenant, id }: Identified): Promise<T | null> => {
      const row = await model.findOne(where({ _id: keyOf(tenant, id), tenant })).lean<RowOf<T>>();
      return row ? fromRow(row) : null;
    },
    insert: async (item: T): Promise<void> => {
      await insertRows(modelFor(item), [toRow(item)]);
    },
    /** `more`: what else the stored one must still say. */
    replace: async (item: T, more: Readonly<Record<string, unknown>> = {}): Promise<boolean> => {
      const { tenant, id, revision } = item;
      const answer = await modelFor(item).replaceOne(
        where({ _id: keyOf(tenant, id), tenant, revision, ...more }),
        toRow({ ...item, revision: revision + 1 }) as Parameters<Model<RowOf<T>>['replaceOne']>[1],
      );
      return answer.matchedCount === 1;
    },
  };
};
