import type { Connection } from 'mongoose';
import { type DataKey, makeKey, unwrapKey } from '../sealing/data-key.ts';
import { erased } from '../sealing/errors.ts';
import type { Ring } from '../sealing/ring.ts';
import { isDuplicate } from './errors.ts';
import { keyOf } from './keys.ts';

/** A destroyed key stops working on every worker within this time; on the one that destroyed it, at once. */
export const KEY_LIFE_MS = 60_000;

/** In place of a setting's id: what belongs to the whole tenant and stays, such as its access to Slack. */
export const OF_TENANT = '*';
/** The same for what is kept for days only, without saying which settings' words it holds. */
export const OF_TENANT_FOR_DAYS = '';

export interface KeyOwner {
  readonly tenant: string;
  readonly settingId: string;
}

export const isSetting = (settingId: unknown): settingId is string =>
  typeof settingId === 'string' && settingId !== OF_TENANT && settingId !== OF_TENANT_FOR_DAYS;

export interface KeyRow extends KeyOwner {
  readonly _id: string;
  /** Away once it is destroyed: then the row only says so. */
  readonly kid?: string;
  readonly wrapped?: string;
  readonly ringKid?: string;
  readonly destroyedAt?: number;
}

export interface DataKeys {
  /** The owner's key, made on first use. Throws 'erased' where it was destroyed. */
  readonly toSeal: (owner: KeyOwner) => Promise<DataKey>;
  /** The owner's key with that id, or null where it never had one. */
  readonly toOpen: (owner: KeyOwner, kid: string) => Promise<DataKey | null>;
  readonly forget: (owner: KeyOwner) => void;
}

/**
 * Outside of mongoose's models, so outside of every transaction: a key made in one that fails would be gone while
 * this worker, which still has it, goes on to seal rows with it.
 */
export const keyRows = (connection: Connection) => connection.collection<KeyRow>('keys');

/** A wrapped key opens only for the setting and the id it was made for. */
export const placeOf = ({ tenant, settingId }: KeyOwner, kid: string) =>
  keyOf(tenant, 'keys', settingId, kid);

export const dataKeysOn = (connection: Connection, ring: Ring, now: () => number): DataKeys => {
  const rows = keyRows(connection);
  const cache = new Map<string, { readonly key: Promise<DataKey | null>; readonly until: number }>();

  const read = async (owner: KeyOwner): Promise<DataKey | null> => {
    const row = await rows.findOne({ _id: keyOf(owner.tenant, owner.settingId) });
    return row && (await unwrapRow(row));
  };

  /** Re-wraps on the way what an older ring key has wrapped; where another worker was faster, it is done. */
  const unwrapRow = async ({ _id, tenant, settingId, kid, wrapped }: KeyRow): Promise<DataKey> => {
    if (kid === undefined || wrapped === undefined) throw erased();
    const place = placeOf({ tenant, settingId }, kid);
    const { dataKey, again } = await unwrapKey({ ring, kid, place, wrapped });
    if (again) await rows.updateOne({ _id, wrapped }, { $set: again });
    return dataKey;
  };

  const readOrMake = async (owner: KeyOwner): Promise<DataKey> => {
    const found = await read(owner);
    if (found) return found;
    const made = await makeKey({ ring, placeOf: (kid) => placeOf(owner, kid) });
    const _id = keyOf(owner.tenant, owner.settingId);
    const { tenant, settingId } = owner;
    // Of workers at once one wins; majority, also for those who only find it, so that no election undoes it.
    const keep = () =>
      rows.findOneAndUpdate(
        { _id },
        { $setOnInsert: { tenant, settingId, ...made } },
        { upsert: true, returnDocument: 'after', writeConcern: { w: 'majority', journal: true } },
      );
    const row = await keep().catch((error: unknown) => {
      if (isDuplicate(error)) return keep();
      throw error;
    });
    if (!row) throw new Error('a data key was neither found nor made');
    return unwrapRow(row);
  };

  const cached = (owner: KeyOwner, load: (owner: KeyOwner) => Promise<DataKey | null>) => {
    const id = keyOf(owner.tenant, owner.settingId);
    const known = cache.get(id);
    if (known && known.until > now()) return known.key;
    // The oldest stand first.
    for (const [old, { until }] of cache) {
      if (until > now()) break;
      cache.delete(old);
    }
    cache.delete(id);
    const key = load(owner);
    const entry = { key, until: now() + KEY_LIFE_MS };
    cache.set(id, entry);
    const drop = () => {
      if (cache.get(id) === entry) cache.delete(id);
    };
    key.then((found) => found ?? drop(), drop);
    return key;
  };

  const forget = (owner: KeyOwner) => {
    cache.delete(keyOf(owner.tenant, owner.settingId));
  };

  return {
    toSeal: async (owner) => (await cached(owner, readOrMake)) ?? readOrMake(owner),
    toOpen: async (owner, kid) => {
      const known = await cached(owner, read);
      if (known?.kid === kid) return known;
      // Another worker may have replaced it meanwhile.
      forget(owner);
      const current = await cached(owner, read);
      return current?.kid === kid ? current : null;
    },
    forget,
  };
};
