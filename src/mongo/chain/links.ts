import { type Connection, trusted } from 'mongoose';
import type { ChainLink } from '../../domain/chain/chain.ts';
import { AppError } from '../../domain/errors.ts';
import type { ChainStore } from '../../usecases/ports-chain.ts';
import { basics, type RowOf, where } from '../aggregate.ts';
import { isDuplicate } from '../errors.ts';
import { keyOf } from '../keys.ts';
import { allOpenSafe, type StoredRow } from '../safe.ts';
import { count, partSchema, rowSchema, text, words } from '../schema.ts';
import type { Transactions } from '../transactions.ts';
import { placingOn } from './figures.ts';
import { markingOn } from './marks.ts';

const IS_LEAVING = { leaving: { $type: 'object' } } as const;

/** Unique by its id: a setting is in one chain at most. */
const schema = rowSchema({
  chain: partSchema({ tenant: text, id: text }),
  region: words,
  joinedOn: text,
  leaving: partSchema({ by: text, until: text }),
  revision: count,
})
  .index(
    { tenant: 1, 'chain.id': 1, 'chain.tenant': 1 },
    { name: 'leaving', partialFilterExpression: IS_LEAVING },
  )
  .index({ 'leaving.until': 1 }, { name: 'leaving-until', partialFilterExpression: IS_LEAVING });

const inChain = () =>
  new AppError({
    code: 'in-chain',
    message: 'the setting is in a chain',
    userMessage: 'This setting is in a chain already. It can join another one after it has left.',
  });

export const chainLinksOn = (
  connection: Connection,
  transactions: Transactions,
): ChainStore['chainLinks'] => {
  const { run } = transactions;
  const model = connection.model<StoredRow>('chainLinks', schema, 'chainLinks');
  const { find, get, insert, replace } = basics<ChainLink>({ model, safe: allOpenSafe<RowOf<ChainLink>>() });
  const place = placingOn(connection);
  const mark = markingOn(connection, transactions);
  const placed = async (link: ChainLink, at: ChainLink | null): Promise<void> => {
    await place(link, at);
    await mark.setting({ tenant: link.tenant, settingId: link.id });
  };
  const leaving = { leaving: trusted({ ...IS_LEAVING.leaving }) };
  return {
    get,
    ofSettings: ({ tenant, settingIds }) =>
      find({ tenant, _id: trusted({ $in: settingIds.map((id) => keyOf(tenant, id)) }) }),
    leaving: ({ tenant, chain, regions }) =>
      find({
        tenant,
        'chain.id': chain.id,
        'chain.tenant': chain.tenant,
        ...leaving,
        ...(regions && { region: trusted({ $in: regions }) }),
      }),
    insert: (link) =>
      run(async () => {
        try {
          await insert(link);
        } catch (error) {
          throw isDuplicate(error) ? inChain() : error;
        }
        await placed(link, link);
      }),
    replace: (link) =>
      run(async () => {
        const replaced = await replace(link);
        if (replaced) await placed(link, link);
        return replaced;
      }),
    remove: (link) =>
      run(async () => {
        const { tenant, id, revision } = link;
        const answer = await model.deleteOne(where({ _id: keyOf(tenant, id), tenant, revision }));
        if (answer.deletedCount === 1) await placed(link, null);
        return answer.deletedCount === 1;
      }),
    overdue: ({ today, limit }) =>
      find({ ...leaving, 'leaving.until': trusted({ $lt: today }) }, { 'leaving.until': 1 }, limit),
  };
};
