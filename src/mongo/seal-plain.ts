import type { Connection } from 'mongoose';
import { systemClock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Ring } from '../sealing/ring.ts';
import type { MongoConnection } from './connection.ts';
import { dataKeysOn } from './data-keys.ts';
import { type Safe, type StoredRow, safesOn } from './safe.ts';
import { SEALED, type SealedCollection } from './sealing-table.ts';
import { settingOfRecord } from './versions.ts';

export interface SealedPlain {
  readonly sealed: number;
  /** Versions of records that are gone: nobody can say whose key is theirs. Their ids. */
  readonly left: readonly string[];
}

const PLAIN = { sealed: { $exists: false } } as const;

/**
 * Seals every row from before the encryption. May run beside the app, and again after a crash: what is sealed is not
 * looked at again. Shapes are not checked: an old row stays as it is, whatever its sheet asks by now.
 */
export const sealPlainRows = async (
  { mongoose: connection }: MongoConnection,
  { ring, logger }: { readonly ring: Ring; readonly logger: Logger },
): Promise<SealedPlain> => {
  const safeFor = safesOn({ keys: dataKeysOn(connection, ring, systemClock.now), logger });
  let sealed = 0;
  const left: string[] = [];
  for (const collection of SEALED) {
    const safe = safeFor<StoredRow>({ collection, check: async () => {} });
    for await (const row of connection.collection<StoredRow>(collection).find(PLAIN)) {
      const whole = await withSetting(connection, collection, row);
      if (whole) sealed += await sealOne(connection, collection, safe, whole);
      else left.push(`${collection}/${row._id}`);
    }
  }
  return { sealed, left };
};

/** Where the app wrote it meanwhile, it sealed it. */
const sealOne = async (
  connection: Connection,
  collection: SealedCollection,
  safe: Safe<StoredRow>,
  row: StoredRow,
): Promise<number> => {
  const { _id, ...stored } = await safe.seal(row);
  const rows = connection.collection<StoredRow>(collection);
  return (await rows.replaceOne({ _id, ...PLAIN }, stored)).modifiedCount;
};

/** The row with the setting whose key is to seal it; only versions do not name it. */
const withSetting = async (
  connection: Connection,
  collection: SealedCollection,
  row: StoredRow & { readonly settingId?: string; readonly recordId?: string },
): Promise<StoredRow | null> => {
  if (collection !== 'versions' || row.settingId !== undefined) return row;
  const settingId = await settingOfRecord(connection, { tenant: row.tenant, recordId: row.recordId ?? '' });
  return settingId === '' ? null : ({ ...row, settingId } as StoredRow);
};
