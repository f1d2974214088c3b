import { unwrapKey } from '../sealing/data-key.ts';
import { ringKeyMissing } from '../sealing/errors.ts';
import type { Ring } from '../sealing/ring.ts';
import type { MongoConnection } from './connection.ts';
import { type KeyRow, keyRows, placeOf } from './data-keys.ts';

/** Before traffic: throws where the ring lacks a key that is needed, or holds another one under its name. */
export const checkRing = async ({ mongoose }: MongoConnection, ring: Ring): Promise<void> => {
  const rows = keyRows(mongoose);
  for (const ringKid of await rows.distinct('ringKid')) {
    if (typeof ringKid !== 'string') continue;
    if (!ring.some(({ kid }) => kid === ringKid)) throw ringKeyMissing(ringKid);
    const row = await rows.findOne({ ringKid });
    if (row) await unwrapRow(row, ring);
  }
};

export interface Rotated {
  readonly rewrapped: number;
  readonly dataKeys: number;
  /** Kids of the ring that no data key needs any more. */
  readonly notNeeded: readonly string[];
}

/** Wraps every data key with the current key of the ring. May run beside the app, and again after a crash. */
export const rotateRing = async ({ mongoose }: MongoConnection, ring: Ring): Promise<Rotated> => {
  const rows = keyRows(mongoose);
  const [current, ...older] = ring;
  let rewrapped = 0;
  for await (const row of rows.find({ ringKid: { $exists: true, $ne: current.kid } })) {
    const { again } = await unwrapRow(row, ring);
    // Where a worker was faster it is done already.
    const answer = again && (await rows.updateOne({ _id: row._id, wrapped: row.wrapped }, { $set: again }));
    rewrapped += answer?.modifiedCount ?? 0;
  }
  const needed = new Set<unknown>(await rows.distinct('ringKid'));
  return {
    rewrapped,
    dataKeys: await rows.countDocuments({ ringKid: current.kid }),
    notNeeded: older.map(({ kid }) => kid).filter((kid) => !needed.has(kid)),
  };
};

/** Throws where the ring does not open what wraps one of these data keys, wherever the rows come from. */
export const ringOpens = async (ring: Ring, rows: readonly KeyRow[]): Promise<void> => {
  for (const row of rows) if (row.wrapped !== undefined) await unwrapRow(row, ring);
};

const unwrapRow = ({ kid = '', wrapped = '', ...owner }: KeyRow, ring: Ring) =>
  unwrapKey({ ring, kid, wrapped, place: placeOf(owner, kid) });
