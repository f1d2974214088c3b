import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Plan } from '../../test/mongo/explain.ts';
import { startMongo } from '../mongo/start-mongo.ts';
import { type Measured, measure, median } from './measure.ts';
import { buildTown, type Town } from './town.ts';

/*
 * What a sweep costs with the same number of due plans among few and among many. Both in one run, turn by turn: on a
 * busy machine only their ratio means something.
 */
const MOST_RATIO = 1.3;
const EXPLAINED = 20;

const { values } = parseArgs({
  options: {
    plans: { type: 'string', default: '10000,1000000' },
    due: { type: 'string', default: '10000' },
    settings: { type: 'string' },
    rounds: { type: 'string', default: '2' },
  },
});
const due = Number(values.due);
const settings = Number(values.settings ?? due);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const withoutIndex = (plans: readonly Plan[]): readonly Plan[] =>
  plans.filter(({ stages, keys }) => stages.includes('COLLSCAN') || (stages.length > 0 && keys.length === 0));

const describe = (town: Town, runs: readonly Measured[]): number => {
  const seconds = median(runs.map((run) => run.seconds));
  const kept = runs.reduce((sum, { heapKept }) => sum + heapKept, 0) / runs.length;
  const rss = Math.max(...runs.map(({ rssPeak }) => rssPeak));
  const each = runs.map((run) => run.seconds.toFixed(1)).join(' ');
  say(
    `${town.plans} live plans, ${due} due: ${seconds.toFixed(2)} s (${each}); heap kept ${kept.toFixed(1)} MB a sweep, RSS at most +${rss.toFixed(0)} MB`,
  );
  return seconds;
};

const round = async (town: Town, count = due): Promise<Measured> => {
  await town.wake(count);
  let told = 0;
  const measured = await measure(async () => {
    told = await town.sweep();
  });
  if (told !== count) throw new Error(`${told} notices instead of ${count}`);
  return measured;
};

const dataDir = await mkdtemp(join(tmpdir(), 'bench-sweep-'));
const mongod = await startMongo({ dataDir, log: say });
const towns: Town[] = [];
try {
  for (const plans of values.plans.split(',').map(Number)) {
    const start = performance.now();
    towns.push(await buildTown({ uri: mongod.uri, settings, plans, due }));
    say(`${plans} live plans made in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  // The first one also empties what building left to do; the others begin warm.
  for (const town of towns) {
    await town.sweep();
    await round(town, Math.ceil(due / 10));
  }
  const runs = new Map<Town, Measured[]>(towns.map((town) => [town, []]));
  for (let n = 0; n < Number(values.rounds); n += 1)
    for (const town of towns) runs.get(town)?.push(await round(town));
  const seconds = towns.map((town) => describe(town, runs.get(town) ?? []));
  const ratio = (seconds.at(-1) ?? 0) / (seconds[0] ?? 1);
  say(`ratio ${ratio.toFixed(2)} (at most ${MOST_RATIO})`);
  let slow = 0;
  for (const town of towns) {
    await town.wake(Math.min(EXPLAINED, due));
    const plans = await town.explain();
    const bad = withoutIndex(plans);
    say(`${town.plans}: ${plans.length} kinds of query, ${bad.length} without an index`);
    for (const { collection, filter } of bad) say(`  ${collection} ${filter}`);
    slow += bad.length;
  }
  process.exitCode = ratio <= MOST_RATIO && slow === 0 ? 0 : 1;
} finally {
  for (const town of towns) await town.close();
  await mongod.stop();
  await rm(dataDir, { recursive: true, force: true });
}
