import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockFrom } from '../../src/clock.ts';
import { createProfiles } from '../../src/domain/profiles.ts';
import { createFeedLinks } from '../../src/feed-links.ts';
import { createLogger } from '../../src/logger.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { createStore } from '../../src/mongo/store.ts';
import { openChildFile } from '../../src/usecases/child-file.ts';
import { createPorts } from '../../src/usecases/gate.ts';
import type { Ports, Store } from '../../src/usecases/ports.ts';
import { saveEntry } from '../../src/usecases/save-entry.ts';
import { buildTown } from '../../test/support/matrix/town.ts';
import { startMongo } from '../mongo/start-mongo.ts';
import { benchRing } from './bench-database.ts';

/*
 * What the audit trail adds to saving an entry and to opening a child's file: each with and without it, turn by turn,
 * in one run, so that a busy machine slows both alike.
 */
const ROUNDS = 300;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const dataDir = await mkdtemp(join(tmpdir(), 'bench-audit-'));
const mongod = await startMongo({ dataDir, log: () => {} });
const connection = await connectMongo({ uri: mongod.uri, dbName: 'bench-audit' });
let ids = 0;
const portsOn = (store: Store): Ports =>
  createPorts({
    ...{ store, clock: clockFrom(() => Date.parse('2026-03-02T10:00:00Z')), toCsv: () => '' },
    ...{ print: async () => new Uint8Array(), feedLinks: createFeedLinks({ publicUrl: undefined }) },
    profiles: createProfiles(),
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
  });

try {
  const store = createStore(connection, {
    now: Date.now,
    ring: benchRing,
    logger: createLogger({ level: 'warn' }),
  });
  await createIndexes(connection);
  const kept = portsOn(store);
  const without = portsOn({ ...store, audit: { ...store.audit, append: async () => {} } });
  const [marked] = await buildTown(kept);
  if (!marked) throw new Error('no child');
  const { tenant, id: childId, settingId } = marked.child;
  const memberships = await store.members.ofUser({ tenant, userId: marked.senco });
  /** Another at each request, as in the app. */
  const actor = () => ({ tenant, userId: marked.senco, name: 'SENCO', memberships });
  const plans = await store.records.livePlans({ tenant, settingIds: [settingId] });
  const plan = plans.find((each) => each.childId === childId);
  const [row] = (plan?.answers.strategies ?? plan?.answers.targets ?? []) as readonly { id: string }[];
  const target = `${plan?.id}/${row?.id}`;
  const deeds = {
    'saving an entry': async (ports: Ports, n: number) => {
      const raw = { date: '2026-02-25', who: 'x', comments: 'clapped', outcome: 'achieved' };
      const receipt = { key: `bench-${n}-${ports === kept}`, content: 'bench' };
      const saved = await saveEntry(ports)({
        actor: actor(),
        childId,
        target,
        raw,
        fromHome: false,
        receipt,
      });
      if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
    },
    'opening a child’s file': async (ports: Ports) => {
      await openChildFile(ports)({ actor: actor(), childId });
    },
  };
  for (const [what, work] of Object.entries(deeds)) {
    const times = new Map<Ports, number[]>([
      [without, []],
      [kept, []],
    ]);
    for (let n = 0; n < ROUNDS; n += 1)
      for (const [ports, took] of times) {
        const start = performance.now();
        await work(ports, n);
        took.push(performance.now() - start);
      }
    const [before, after] = [...times.values()].map(median) as [number, number];
    say(
      `${what}: ${before.toFixed(1)} ms without, ${after.toFixed(1)} ms with; ratio ${(after / before).toFixed(2)}`,
    );
  }
} finally {
  await connection.close();
  await mongod.stop();
  await rm(dataDir, { recursive: true, force: true });
}
