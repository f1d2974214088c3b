import { type Connection, type Model, trusted } from 'mongoose';
import { type Chain, peopleOf } from '../../domain/chain/chain.ts';
import type { ChainStore } from '../../usecases/ports-chain.ts';
import { basics, type Mapping, plainMapping, type RowOf } from '../aggregate.ts';
import { keyOf } from '../keys.ts';
import { count, listOf, partSchema, rowSchema, text, words } from '../schema.ts';

const hours = partSchema({ from: text, to: text });

/** `people`: everybody with a place in it, by workspace and user id. */
const schema = rowSchema({
  name: text,
  regions: listOf(String),
  leads: listOf(
    partSchema({
      tenant: text,
      userId: text,
      name: words,
      regions: listOf(String),
      cover: partSchema({ userId: text, from: text, to: text }),
      hours,
    }),
  ),
  digestChannel: words,
  tenants: listOf(String),
  lookAt: count,
  revision: count,
  people: listOf(String),
})
  .index({ people: 1 })
  .index({ lookAt: 1 });

type Kept = Chain & { readonly people?: readonly string[] };

const plain = plainMapping<Kept>();
const mapping: Mapping<Kept> = {
  toRow: (chain) =>
    plain.toRow({ ...chain, people: peopleOf(chain).map(({ tenant, userId }) => keyOf(tenant, userId)) }),
  fromRow: (row) => {
    const { people: _, ...chain } = plain.fromRow(row);
    return chain;
  },
};

export const chainsOn = (connection: Connection): ChainStore['chains'] => {
  const model: Model<RowOf<Kept>> = connection.model<RowOf<Kept>>('chains', schema, 'chains');
  const { find, get, insert, replace } = basics({ model, mapping });
  return {
    get,
    insert,
    replace,
    ofPerson: async ({ tenant, userId }) =>
      (await find({ people: keyOf(tenant, userId) })).sort((a, b) => a.name.localeCompare(b.name)),
    due: ({ now, limit }) => find({ lookAt: trusted({ $lte: now }) }, { lookAt: 1 }, limit),
    looked: async ({ tenant, id, lookAt: before }, lookAt) => {
      const own = { _id: keyOf(tenant, id), tenant, lookAt: before };
      return (await model.updateOne(own, { $set: { lookAt } })).matchedCount === 1;
    },
  };
};
