import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Plan } from '../../test/mongo/explain.ts';
import { startMongo } from '../mongo/start-mongo.ts';
import { measure } from './measure.ts';
import { buildTown, type Town } from './town.ts';
import { inTurns } from './turns.ts';

/*
 * What a sweep costs with the same number of due plans among few and among many: first the memory of each, then the
 * time of both in turns of a second or so. On a busy machine only the ratio of the two means something.
 */
const MOST_RATIO = 1.3;
const EXPLAINED = 20;

const { values } = parseArgs({
  options: {
    plans: { type: 'string', default: '10000,1000000' },
    due: { type: 'string', default: '10000' },
    settings: { type: 'string' },
    rounds: { type: 'string', default: '1' },
  },
});
const due = Number(values.due);
const settings = Number(values.settings ?? due);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A look-up by the whole `_id` names no index, and needs none to be named. */
const withoutIndex = (plans: readonly Plan[]): readonly Plan[] =>
  plans.filter(
    ({ stages, keys }) =>
      stages.includes('COLLSCAN') || (stages.length > 0 && keys.length === 0 && !stages.includes('IDHACK')),
  );

const sweepOf = async (town: Town, count: number, pause?: () => Promise<void>): Promise<void> => {
  const told = await town.sweep(pause);
  if (told !== count) throw new Error(`${told} notices instead of ${count}`);
};

const memoryOf = async (town: Town): Promise<void> => {
  await town.wake(due);
  const { seconds, heapKept, rssPeak } = await measure(() => sweepOf(town, due));
  say(
    `${town.plans} live plans, ${due} due: ${seconds.toFixed(1)} s alone; heap kept ${heapKept.toFixed(1)} MB, RSS at most +${rssPeak.toFixed(0)} MB`,
  );
};

/** Seconds of each town's sweep, run in turns. */
const race = async (towns: readonly Town[]): Promise<readonly number[]> => {
  for (const town of towns) await town.wake(due);
  const turns = inTurns(towns.length);
  const run = async (town: Town, number: number): Promise<number> => {
    const turn = turns[number];
    if (!turn) throw new Error('no turn');
    await sweepOf(town, due, turn.next);
    turn.leave();
    return turn.seconds();
  };
  return Promise.all(towns.map(run));
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
  for (const town of towns) {
    // What is not measured: what building left to do, and the first steps of a warm process.
    await town.sweep();
    await town.wake(Math.ceil(due / 10));
    await town.sweep();
  }
  for (const town of towns) await memoryOf(town);
  const total = towns.map(() => 0);
  for (let n = 0; n < Number(values.rounds); n += 1) {
    const seconds = await race(towns);
    for (const [number, each] of seconds.entries()) total[number] = (total[number] ?? 0) + each;
    say(`in turns: ${seconds.map((each) => `${each.toFixed(1)} s`).join(' and ')}`);
  }
  const ratio = (total.at(-1) ?? 0) / (total[0] ?? 1);
  say(`ratio ${ratio.toFixed(2)}, at most ${MOST_RATIO} wanted`);
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
