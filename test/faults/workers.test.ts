import { mongo } from 'mongoose';
import { until } from '../../scripts/sandbox/slack/until.ts';
import type { Pace } from '../../src/outbox/courier.ts';
import { testDatabase } from '../support/mongo.ts';
import { allSettled, isMarked, kill, startTown, type Town, told } from './support.ts';

const withTown = async (
  { settings, pace }: { settings: number; pace?: Pace },
  work: (town: Town, uri: string) => Promise<void>,
): Promise<void> => {
  const database = testDatabase();
  const town = await startTown({ uri: database.uri, settings, ...(pace && { pace }) });
  try {
    await work(town, database.uri);
  } finally {
    await town.close();
    await database.drop();
  }
};

/** Every review is told of; again only where the message says so, and the outbox knows of each of those. */
const expectHonest = async (town: Town): Promise<void> => {
  const counts = [...told(town.messages()).values()];
  expect(counts).toHaveLength(town.settings * 3);
  expect(counts.filter(({ plain, marked }) => plain > 1 || marked > 1)).toEqual([]);
  const known = (await town.outbox()).filter(({ mayBeRepeat }) => mayBeRepeat).length;
  expect(town.messages().filter(isMarked)).toHaveLength(known);
};

describe('six workers and three hundred reviews', () => {
  it(
    'tells of each once, through refusals, broken connections and silence, and leaves one schedule',
    () =>
      // Quick lanes: what is proven here is how often each is told, not how far apart.
      withTown({ settings: 100, pace: { laneMs: 100, leaseMs: 6_000 } }, async (town, uri) => {
        const { faults } = town.slack;
        const post = 'chat.postMessage';
        faults.next(post, { kind: 'rate-limited', seconds: 2 }, 5);
        faults.next(post, { kind: 'server-error', status: 500 }, 5);
        faults.next(post, { kind: 'server-error', status: 502 }, 5);
        faults.next(post, { kind: 'cut-after-accepting' }, 5);
        faults.next(post, { kind: 'cut' }, 3);
        faults.next(post, { kind: 'hang' }, 1);
        await Promise.all(Array.from({ length: 6 }, town.startWorker));
        await allSettled(town, 90_000);
        await expectHonest(town);
        expect(faults.struck(post)).toBe(24);
        const twice = [...told(town.messages()).values()].filter(({ plain, marked }) => plain + marked > 1);
        // Only what Slack had taken before the connection broke can have come twice.
        expect(twice).toHaveLength(5);
        const client = new mongo.MongoClient(uri);
        const jobs = await client.db().collection('jobs').find().toArray();
        await client.close();
        expect(jobs.map(({ name }) => name).sort()).toEqual(['deliver', 'sweep']);
      }),
    120_000,
  );
});

describe('a worker that is killed', () => {
  it.each([
    ['before Slack took the message', { kind: 'hang' }, 0],
    ['after Slack took it, before it was marked', { kind: 'slow', ms: 60_000 }, 1],
  ] as const)(
    '%s: the next one sends it, and says that it may be a repeat',
    (_, fault, arrived) =>
      withTown({ settings: 1 }, async (town) => {
        town.slack.faults.next('chat.postMessage', fault);
        const first = await town.startWorker();
        await until(() => town.slack.faults.struck('chat.postMessage') > 0, { ms: 20_000 });
        await kill(first);
        await town.startWorker();
        await allSettled(town, 40_000);
        await expectHonest(town);
        expect(town.messages().filter(isMarked)).toHaveLength(1);
        const counts = [...told(town.messages()).values()].filter(({ marked }) => marked > 0);
        expect(counts).toEqual([{ plain: arrived, marked: 1 }]);
      }),
    80_000,
  );
});
