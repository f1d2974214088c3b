import { createLogger } from '../../src/logger.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { dataKeysOn } from '../../src/mongo/data-keys.ts';
import { type StoredRow, safesOn } from '../../src/mongo/safe.ts';
import { SEALED } from '../../src/mongo/sealing-table.ts';
import type { Nursery } from './nursery.ts';
import { storeParts } from './store-parts.ts';

/** Every row with something sealed, as it lies on the disk and as it was before it was sealed. */
export async function openedRows({ uri }: Nursery): Promise<readonly { stored: StoredRow; whole: object }[]> {
  const mongo = await connectMongo({ uri });
  const keys = dataKeysOn(mongo.mongoose, storeParts().ring, Date.now);
  const safeFor = safesOn({ keys, logger: createLogger({ level: 'silent' }) });
  const rows = await Promise.all(
    SEALED.map(async (collection) => {
      const safe = safeFor<StoredRow>({ collection, check: async () => {} });
      const found = await mongo.mongoose.collection<StoredRow>(collection).find().toArray();
      return Promise.all(found.map(async (stored) => ({ stored, whole: await safe.open(stored) })));
    }),
  );
  await mongo.close();
  return rows.flat();
}
