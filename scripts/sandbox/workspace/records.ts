import { systemClock } from '../../../src/clock.ts';
import { createLogger } from '../../../src/logger.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { createIndexes } from '../../../src/mongo/indexes.ts';
import { createStore } from '../../../src/mongo/store.ts';
import type { Ring } from '../../../src/sealing/ring.ts';
import { team } from '../demo/people.ts';
import { seedDemo } from '../demo/seed.ts';
import { firstDay } from './clock.ts';

/** Nobody waits for one of these calls, and a machine busy with other things takes its time. */
const SEED_WITHIN_MS = 60_000;

/**
 * Puts the demo data into a database without settings; `fresh` empties it first. Answers whether it did: what
 * the workspace kept beside the records then belongs to others.
 */
export const prepareRecords = async ({
  mongoUri,
  ring,
  fresh,
}: {
  mongoUri: string;
  ring: Ring;
  fresh: boolean;
}): Promise<{ readonly seeded: boolean }> => {
  const mongo = await connectMongo({ uri: mongoUri });
  try {
    const store = createStore(mongo, {
      ...{ now: systemClock.now, withinMs: SEED_WITHIN_MS },
      ...{ ring, logger: createLogger({ level: 'warn' }) },
    });
    if (fresh) await mongo.mongoose.dropDatabase();
    await createIndexes(mongo);
    if ((await store.settings.all({ tenant: team.id })).length > 0) return { seeded: false };
    await seedDemo({ store, tenant: team.id, until: firstDay });
    return { seeded: true };
  } finally {
    await mongo.close();
  }
};
