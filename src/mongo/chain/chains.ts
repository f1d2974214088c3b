import { type Connection, trusted } from 'mongoose';
import { type Chain, peopleOf } from '../../domain/chain/chain.ts';
import type { ChainStore } from '../../usecases/ports-chain.ts';
import { basics, type RowOf, where } from '../aggregate.ts';
import { keyOf } from '../keys.ts';
import type { SafeFor } from '../safe.ts';
import { count, listOf, partSchema, rowSchema, text, words } from '../schema.ts';
import { checkOf, sealedModel } from '../sealed-model.ts';

const hours = partSchema({ from: text, to: text });

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

/** `people`: everybody with a place in it, by workspace and user id. */
type KeptChain = Chain & { readonly people: readonly string[] };

const kept = (chain: Chain): KeptChain => ({
  ...chain,
  people: peopleOf(chain).map(({ tenant, userId }) => keyOf(tenant, userId)),
});
const chainIn = ({ people: _, ...chain }: KeptChain): Chain => chain;

const check = checkOf('chains', schema);

export const chainsOn = (connection: Connection, safeFor: SafeFor): ChainStore['chains'] => {
  const model = sealedModel(connection, 'chains', schema);
  const safe = safeFor<RowOf<KeptChain>>({ collection: 'chains', check });
  const { find, get, insert, replace } = basics<KeptChain>({ model, safe });
  return {
    get: async (scope) => {
      const found = await get(scope);
      return found && chainIn(found);
    },
    insert: (chain) => insert(kept(chain)),
    replace: (chain) => replace(kept(chain)),
    ofPerson: async ({ tenant, userId }) =>
      (await find({ people: keyOf(tenant, userId) }))
        .map(chainIn)
        .sort((a, b) => a.name.localeCompare(b.name)),
    due: async ({ now, limit }) =>
      (await find({ lookAt: trusted({ $lte: now }) }, { lookAt: 1 }, limit)).map(chainIn),
    looked: async ({ tenant, id, lookAt: before }, lookAt) => {
      const own = where({ _id: keyOf(tenant, id), tenant, lookAt: before });
      return (await model.updateOne(own, { $set: { lookAt } })).matchedCount === 1;
    },
  };
};
