import type { Chain } from '../../src/domain/chain/chain.ts';
import { type Actor, USUAL_HOURS } from '../../src/domain/setting.ts';
import { createLogger } from '../../src/logger.ts';
import { dataKeysOn } from '../../src/mongo/data-keys.ts';
import { safesOn } from '../../src/mongo/safe.ts';
import { createHandlers } from '../../src/slack/screens/index.ts';
import { countMarked } from '../../src/usecases/chain/count-figures.ts';
import type { Ports } from '../../src/usecases/ports.ts';
import type { Plan } from '../../test/mongo/explain.ts';
import { benchRing, openBenchDatabase } from './bench-database.ts';
import { CHAIN, chainRows, REGIONS } from './chain-rows.ts';
import { insertSettings } from './town.ts';
import { TENANT } from './town-rows.ts';

export interface ChainTown {
  readonly settings: number;
  readonly plans: number;
  /** `/chain` as its handler answers it: rights, figures, view. */
  readonly open: () => Promise<void>;
  /** A page in the middle, filtered by region, as a press on Next answers it. */
  readonly turn: () => Promise<void>;
  readonly explain: () => Promise<readonly Plan[]>;
  readonly close: () => Promise<void>;
}

const BATCH = 5_000;
const actor: Actor = { tenant: TENANT, userId: 'ULEAD', name: 'Sam', memberships: [] };

const chain = (): Chain => ({
  ...CHAIN,
  name: 'Bench',
  regions: REGIONS,
  leads: [{ tenant: TENANT, userId: 'ULEAD', name: 'Sam', regions: null, cover: null, hours: USUAL_HOURS }],
  digestChannel: null,
  tenants: [TENANT],
  lookAt: Number.MAX_SAFE_INTEGER,
  revision: 1,
});

const never = (): never => {
  throw new Error('nothing is asked of Slack here');
};

/** A database of its own with one chain; its figures are counted by the app itself. */
export async function buildChain({
  uri,
  ...size
}: {
  readonly uri: string;
  readonly settings: number;
  readonly plans: number;
}): Promise<ChainTown> {
  const bench = await openBenchDatabase({ uri, dbName: `bench-chain-${size.plans}` });
  const { connection, store, ports, db } = bench;
  await insertSettings(store, size.settings);
  const logger = createLogger({ level: 'warn' });
  const safeFor = safesOn({ keys: dataKeysOn(connection.mongoose, benchRing, Date.now), logger });
  const children = safeFor<{ readonly _id: string; readonly tenant: string }>({
    collection: 'children',
    check: async () => {},
  });
  for (const { collection, count, make } of chainRows(size))
    for (let from = 0; from < count; from += BATCH) {
      const plain = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => make(from + n));
      const rows = collection === 'children' ? await Promise.all(plain.map(children.seal)) : plain;
      await db
        .collection<{ _id: string }>(collection)
        .insertMany(rows, { ordered: false, writeConcern: { w: 1, journal: false } });
    }
  await ports.store.chains.insert(chain());
  const { counted, failed } = await countMarked(ports)();
  if (counted !== size.settings) throw new Error(`${counted} counted, ${failed.length} failed`);

  const lookup = { person: never, channel: never, fileText: never };
  const page = Math.floor(size.settings / REGIONS.length / 20);
  const actions = (on: Ports) => {
    const handlers = createHandlers(on);
    return {
      open: async () => {
        const reply = await handlers.commands['/chain']?.({ actor, lookup }, { text: '', channelId: 'C1' });
        if (reply?.kind !== 'open' || JSON.stringify(reply.view).length < 2_000) throw new Error('no radar');
      },
      turn: async () => {
        const metadata = { chain: `${TENANT}/${CHAIN.id}`, region: 'North', lead: '', page: 0 };
        const view = { id: 'V1', callbackId: 'chain-radar', metadata, values: {}, rootId: 'V1' };
        const reply = await handlers.actions['chain-radar']?.(
          { actor, lookup },
          { value: `page=${page}`, view },
        );
        if (reply?.kind !== 'update') throw new Error('no page');
      },
    };
  };
  return {
    ...size,
    ...actions(ports),
    explain: () =>
      bench.explain(async (watched) => {
        const { open, turn } = actions(watched);
        await open();
        await turn();
      }),
    close: bench.close,
  };
}
