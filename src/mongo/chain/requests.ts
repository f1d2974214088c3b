import { type Connection, type Model, trusted } from 'mongoose';
import type { ChainRequest, RequestPart } from '../../domain/chain/requests.ts';
import type { ChainStore, ChildLook } from '../../usecases/ports-chain.ts';
import { basics, insertRows, type Mapping, plainMapping, type RowOf } from '../aggregate.ts';
import { count, flag, listOf, partSchema, rowSchema, text, words } from '../schema.ts';
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

type Kept = ChainRequest & { readonly spreading?: boolean };
const plain = plainMapping<Kept>();
/** `spreading`: some of its settings have no part yet. */
const mapping: Mapping<Kept> = {
  toRow: (request) => plain.toRow({ ...request, spreading: request.spread < request.to.length }),
  fromRow: (row) => {
    const { spreading: _, ...request } = plain.fromRow(row);
    return request;
  },
};

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

const lookSchema = rowSchema({
  settingId: text,
  childId: text,
  chain: place(),
  by: partSchema({ tenant: text, userId: text }),
  byName: words,
  why: text,
  at: count,
}).index({ tenant: 1, settingId: 1, at: -1 });

export const chainRequestsOn = (connection: Connection): ChainStore['chainRequests'] => {
  const model: Model<RowOf<Kept>> = connection.model<RowOf<Kept>>(
    'chainRequests',
    requestSchema,
    'chainRequests',
  );
  const { find, get, insert, replace } = basics({ model, mapping });
  return {
    get,
    insert,
    replace,
    spreading: ({ limit }) => find({ spreading: true }, {}, limit),
    ofChain: ({ tenant, chainId, limit }) => find({ tenant, chainId }, { sentOn: -1 }, limit),
  };
};

export const requestPartsOn = (
  connection: Connection,
  transactions: Transactions,
): ChainStore['requestParts'] => {
  const { run } = transactions;
  const model: Model<RowOf<RequestPart>> = connection.model<RowOf<RequestPart>>(
    'requestParts',
    partOf,
    'requestParts',
  );
  const { find, get, insert, replace } = basics({ model, mapping: plainMapping<RequestPart>() });
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

export const childLooksOn = (connection: Connection): ChainStore['childLooks'] => {
  const model: Model<RowOf<ChildLook>> = connection.model<RowOf<ChildLook>>(
    'childLooks',
    lookSchema,
    'childLooks',
  );
  const { toRow, fromRow } = plainMapping<ChildLook>();
  return {
    insert: (look) => insertRows(model, [toRow(look)]),
    ofSetting: async ({ tenant, settingId }) =>
      (await model.find({ tenant, settingId }).sort({ at: -1 }).lean<RowOf<ChildLook>[]>()).map(fromRow),
  };
};
