import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Plan } from '../../test/mongo/explain.ts';
import { startMongo } from '../mongo/start-mongo.ts';
import { buildChain, type ChainTown } from './chain-town.ts';

/*
 * What `/chain` costs in a chain ten times as large. Small and large take turns, one call each, so that what else the
 * machine does meanwhile falls on both; of each the 95th percentile, and the ratio of the two.
 */
const MOST_RATIO = 1.5;

const { values } = parseArgs({
  options: {
    settings: { type: 'string', default: '50,500' },
    plans: { type: 'string', default: '100' },
    runs: { type: 'string', default: '400' },
  },
});
const runs = Number(values.runs);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const WHAT = ['open', 'turn'] as const;
type What = (typeof WHAT)[number];

const timed = async (work: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

/** Milliseconds of each call, by town. */
const race = async (towns: readonly ChainTown[], what: What): Promise<readonly (readonly number[])[]> => {
  const times = towns.map((): number[] => []);
  for (let n = 0; n < runs; n += 1)
    for (const [number, town] of towns.entries()) times[number]?.push(await timed(town[what]));
  return times;
};

const isSlow = ({ stages, keys }: Plan): boolean =>
  stages.some((stage) => ['COLLSCAN', 'SORT'].includes(stage)) ||
  (stages.length > 0 && keys.length === 0 && !stages.includes('IDHACK'));

const dataDir = await mkdtemp(join(tmpdir(), 'bench-chain-'));
const mongod = await startMongo({ dataDir, log: say });
const towns: ChainTown[] = [];
let isGood = true;
try {
  for (const settings of values.settings.split(',').map(Number)) {
    const start = performance.now();
    const plans = settings * Number(values.plans);
    towns.push(await buildChain({ uri: mongod.uri, settings, plans }));
    say(
      `${settings} settings, ${plans} live plans, made and counted in ${((performance.now() - start) / 1000).toFixed(0)} s`,
    );
  }
  for (const what of WHAT) {
    for (let n = 0; n < 50; n += 1) for (const town of towns) await town[what]();
    const of95 = (await race(towns, what)).map(p95);
    const ratio = (of95.at(-1) ?? 0) / (of95[0] ?? 1);
    say(
      `${what}: p95 ${of95.map((ms) => `${ms.toFixed(1)} ms`).join(' and ')}; ratio ${ratio.toFixed(2)}, at most ${MOST_RATIO} wanted`,
    );
    isGood &&= ratio <= MOST_RATIO;
  }
  for (const town of towns) {
    const plans = await town.explain();
    const slow = plans.filter(isSlow);
    say(
      `${town.settings} settings: ${plans.length} kinds of query, ${slow.length} without an index or sorted in memory`,
    );
    for (const { collection, filter, stages } of slow) say(`  ${collection} ${stages.join(' ')} ${filter}`);
    isGood &&= slow.length === 0;
  }
  process.exitCode = isGood ? 0 : 1;
} finally {
  for (const town of towns) await town.close();
  await mongod.stop();
  await rm(dataDir, { recursive: true, force: true });
}
