import { randomUUID } from 'node:crypto';
import { type Connection, type Model, trusted } from 'mongoose';
import type { JoinCode } from '../../domain/chain/codes.ts';
import type { ChainStore } from '../../usecases/ports-chain.ts';
import { basics, insertRows, type RowOf } from '../aggregate.ts';
import { keyOf } from '../keys.ts';
import { allOpenSafe, type StoredRow } from '../safe.ts';
import { count, partSchema, rowSchema, text, words } from '../schema.ts';

const place = () => partSchema({ tenant: text, id: text });

const schema = rowSchema({
  digest: text,
  madeBy: text,
  chain: place(),
  setting: place(),
  region: words,
  state: text,
  until: text,
  revision: count,
})
  .index({ digest: 1 }, { unique: true })
  .index({ tenant: 1, 'chain.id': 1, state: 1 })
  .index({ tenant: 1, 'setting.id': 1, state: 1 });

const guessSchema = rowSchema({ userId: text, at: count, keptUntil: { type: Date, required: true } })
  .index({ tenant: 1, userId: 1, at: 1 })
  .index({ keptUntil: 1 }, { name: 'forget', expireAfterSeconds: 0 });

interface Guess {
  readonly _id: string;
  readonly tenant: string;
  readonly userId: string;
  readonly at: number;
  readonly keptUntil: Date | number;
}

const KEPT_MS = 24 * 60 * 60 * 1000;
const LIVE = ['open', 'taken'];

export const joinCodesOn = (connection: Connection, now: () => number): ChainStore['joinCodes'] => {
  const model = connection.model<StoredRow>('joinCodes', schema, 'joinCodes');
  const wrong: Model<Guess> = connection.model<Guess>('joinGuesses', guessSchema, 'joinGuesses');
  const { find, get, insert, replace } = basics<JoinCode>({ model, safe: allOpenSafe<RowOf<JoinCode>>() });
  const guesses: ChainStore['joinCodes']['guesses'] = ({ tenant, userId, after }) =>
    wrong.countDocuments({ tenant, userId, at: trusted({ $gt: after }) });
  return {
    get,
    insert,
    replace,
    guesses,
    ofDigest: async (digest) => (await find({ digest }))[0] ?? null,
    madeBy: ({ tenant, by }) =>
      find({
        tenant,
        ...('chainId' in by ? { 'chain.id': by.chainId } : { 'setting.id': trusted({ $in: by.settingIds }) }),
        state: trusted({ $in: LIVE }),
        madeBy: 'chainId' in by ? 'chain' : 'setting',
      }),
    guessed: async ({ tenant, userId, now: at, after }) => {
      await insertRows(wrong, [
        { _id: keyOf(tenant, userId, randomUUID()), tenant, userId, at, keptUntil: now() + KEPT_MS },
      ]);
      return guesses({ tenant, userId, after });
    },
  };
};
