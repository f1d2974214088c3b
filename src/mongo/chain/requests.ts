import { type Connection, trusted } from 'mongoose';
import type { ChainRequest, RequestPart } from '../../domain/chain/requests.ts';
import type { ChainStore } from '../../usecases/ports-chain.ts';
import { basics, type RowOf } from '../aggregate.ts';
import type { SafeFor } from '../safe.ts';
import { count, flag, listOf, partSchema, rowSchema, text, words } from '../schema.ts';
import { checkOf, sealedModel } from '../sealed-model.ts';
import type { Transactions } from '../transactions.ts';
import { markingOn } from './marks.ts';

const place = () => partSchema({ tenant: text, id: text });

const requestSchema = rowSchema({
  chainId: text,
  kind: text,
  text,
  dueOn: text,
  by: partSchema({ tenant: text, userId: text }),
  byName: words,
  sentOn: text,
  to: listOf(partSchema({ tenant: text, id: text, name: words })),
  spread: count,
  revision: count,
  spreading: flag,
})
  .index({ tenant: 1, chainId: 1, sentOn: -1 })
  .index({ spreading: 1 }, { partialFilterExpression: { spreading: true } });

/** `spreading`: some of its settings have no part yet. */
type KeptRequest = ChainRequest & { readonly spreading: boolean };
const kept = (request: ChainRequest): KeptRequest => ({
  ...request,
  spreading: request.spread < request.to.length,
});
const requestIn = ({ spreading: _, ...request }: KeptRequest): ChainRequest => request;

const partOf = rowSchema({
  settingId: text,
  settingName: text,
  requestId: text,
  chain: place(),
  kind: text,
  text,
  dueOn: text,
  sentOn: text,
  byName: words,
  state: text,
  why: words,
  answeredBy: words,
  answeredByName: words,
  answeredOn: words,
  told: listOf(String),
  lookAt: count,
  revision: count,
})
  .index({ tenant: 1, requestId: 1 })
  .index({ tenant: 1, settingId: 1, state: 1, dueOn: 1 })
  .index({ lookAt: 1 }, { name: 'to-tell', partialFilterExpression: { state: 'open' } });

const checkRequest = checkOf('chainRequests', requestSchema);
const checkPart = checkOf('requestParts', partOf);

export const chainRequestsOn = (connection: Connection, safeFor: SafeFor): ChainStore['chainRequests'] => {
  const model = sealedModel(connection, 'chainRequests', requestSchema);
  const safe = safeFor<RowOf<KeptRequest>>({ collection: 'chainRequests', check: checkRequest });
  const { find, get, insert, replace } = basics<KeptRequest>({ model, safe });
  return {
    get: async (scope) => {
      const found = await get(scope);
      return found && requestIn(found);
    },
    insert: (request) => insert(kept(request)),
    replace: (request) => replace(kept(request)),
    spreading: async ({ limit }) => (await find({ spreading: true }, {}, limit)).map(requestIn),
    ofChain: async ({ tenant, chainId, limit }) =>
      (await find({ tenant, chainId }, { sentOn: -1 }, limit)).map(requestIn),
  };
};

export const requestPartsOn = (
  connection: Connection,
  transactions: Transactions,
  safeFor: SafeFor,
): ChainStore['requestParts'] => {
  const { run } = transactions;
  const model = sealedModel(connection, 'requestParts', partOf);
  const safe = safeFor<RowOf<RequestPart>>({ collection: 'requestParts', check: checkPart });
  const { find, get, insert, replace } = basics<RequestPart>({ model, safe });
  const mark = markingOn(connection, transactions);
  return {
    get,
    ofRequest: ({ tenant, requestId }) => find({ tenant, requestId }),
    open: ({ tenant, settingIds }) =>
      find({ tenant, settingId: trusted({ $in: settingIds }), state: 'open' }, { dueOn: 1 }),
    insert: (part) =>
      run(async () => {
        await insert(part);
        await mark.setting(part);
      }),
    replace: (part) =>
      run(async () => {
        const replaced = await replace(part);
        if (replaced) await mark.setting(part);
        return replaced;
      }),
    due: ({ now, limit }) => find({ state: 'open', lookAt: trusted({ $lte: now }) }, { lookAt: 1 }, limit),
  };
};
