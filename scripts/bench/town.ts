import type { mongo } from 'mongoose';
import type { Ports, Store } from '../../src/usecases/ports.ts';
import { sweep } from '../../src/usecases/sweep.ts';
import type { Plan } from '../../test/mongo/explain.ts';
import { openBenchDatabase } from './bench-database.ts';
import { childRow, planRow, reminderRow, settingOf, TENANT } from './town-rows.ts';

export interface Town {
  readonly plans: number;
  /** Makes the first `count` plans due again, and forgets what was told. */
  readonly wake: (count: number) => Promise<void>;
  /**
   * One sweep; answers how many notices it put into the outbox. `pause` is waited for before each of its looks into
   * the index.
   */
  readonly sweep: (pause?: () => Promise<void>) => Promise<number>;
  /** How MongoDB runs every query of a sweep of some plans. */
  readonly explain: () => Promise<readonly Plan[]>;
  readonly close: () => Promise<void>;
}

const BATCH = 5_000;
const AT_ONCE = 10;
type Make = (n: number) => { readonly _id: string };

const fill = async (db: mongo.Db, collection: string, count: number, make: Make): Promise<void> => {
  const rows = db.collection<{ _id: string }>(collection);
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => make(from + n));
    await rows.insertMany(batch, { ordered: false, writeConcern: { w: 1, journal: false } });
  }
};

/** Each with a data key of its own. */
export const insertSettings = async ({ settings }: Store, count: number): Promise<void> => {
  for (let from = 0; from < count; from += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => settingOf(from + n));
    await Promise.all(batch.map(settings.insert));
  }
};

const pausing = (ports: Ports, pause: () => Promise<void>): Ports => {
  const { reminders } = ports.store;
  const settingsToLookAt: typeof reminders.settingsToLookAt = async (when) => {
    await pause();
    return reminders.settingsToLookAt(when);
  };
  return { ...ports, store: { ...ports.store, reminders: { ...reminders, settingsToLookAt } } };
};

/** A database of its own with that many live plans, the first `due` of them due. Only those have a child. */
export const buildTown = async ({
  uri,
  settings,
  plans,
  due,
}: {
  readonly uri: string;
  readonly settings: number;
  readonly plans: number;
  readonly due: number;
}): Promise<Town> => {
  const { store, ports, db, explain, close } = await openBenchDatabase({ uri, dbName: `bench-${plans}` });
  await insertSettings(store, settings);
  await fill(db, 'children', due, (n) => childRow(n, settings));
  await fill(db, 'records', plans, (n) => planRow(n, settings));
  await fill(db, 'reminders', plans, (n) => reminderRow(n, settings, due));
  const run = async (on: Ports): Promise<number> => {
    const { notices, failed } = await sweep(on)();
    if (failed[0]) throw failed[0].error;
    return notices;
  };
  return {
    plans,
    wake: async (count) => {
      const ids = Array.from({ length: count }, (_, n) => `${TENANT}/plan-${n}`);
      const again = { $set: { lookAt: 0, nudged: [] } };
      await db.collection<{ _id: string }>('reminders').updateMany({ _id: { $in: ids } }, again);
      await db.collection('outbox').deleteMany({});
    },
    sweep: (pause) => run(pause ? pausing(ports, pause) : ports),
    explain: () => explain(run),
    close,
  };
};
