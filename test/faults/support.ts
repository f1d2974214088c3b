import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mongo } from 'mongoose';
import type { Slack } from '../../scripts/sandbox/slack/start-slack.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { createStore } from '../../src/mongo/store.ts';
import type { Pace } from '../../src/outbox/courier.ts';
import * as sample from '../mongo/samples.ts';
import { botToken, signingSecret, startTestSlack } from '../support/slack-world.ts';
import { dataKeys, storeParts } from '../support/store-parts.ts';

/** A Monday at ten, when every setting here is open; plans that began on the day below are due. */
const MONDAY = Date.parse('2026-03-02T10:00:00Z');
const STARTED_ON = '2026-01-05';
export const aheadMs = MONDAY - Date.now();

const channelOf = (setting: number): string => `G${setting}`;

export interface Town {
  readonly slack: Slack;
  readonly settings: number;
  /** Every message of every setting's channel. */
  readonly messages: () => readonly string[];
  readonly startWorker: () => Promise<ChildProcess>;
  /** Notices as they are kept. */
  readonly outbox: () => Promise<readonly mongo.Document[]>;
  readonly close: () => Promise<void>;
}

/** Settings with a SENCO channel each, and three plans whose review is due, none told of yet. */
export const startTown = async ({
  uri,
  settings,
  pace = { laneMs: 1_000, leaseMs: 6_000 },
}: {
  uri: string;
  settings: number;
  pace?: Pace;
}): Promise<Town> => {
  const numbers = Array.from({ length: settings }, (_, index) => index);
  const users = [{ id: 'U1', name: 'sam', real_name: 'Sam Senco' }];
  const slack = await startTestSlack({
    team: { id: 'T1', domain: 'faults', name: 'Faults' },
    users,
    channels: numbers.map((n) => ({
      id: channelOf(n),
      name: `senco-${n}`,
      is_private: true,
      members: ['U1'],
    })),
  });
  await build(uri, numbers);
  const client = new mongo.MongoClient(uri);
  const workers: ChildProcess[] = [];
  return {
    slack,
    settings,
    messages: () => numbers.flatMap((n) => slack.messages(channelOf(n)).map(({ text }) => text)),
    startWorker: async () => {
      const worker = startProcess({ uri, apiUrl: slack.apiUrl, pace });
      workers.push(worker);
      await once(worker.stdout as NodeJS.ReadableStream, 'data');
      return worker;
    },
    outbox: () => client.db().collection('outbox').find().toArray(),
    close: async () => {
      for (const worker of workers) await kill(worker);
      await client.close();
      await slack.close();
    },
  };
};

const build = async (uri: string, numbers: readonly number[]): Promise<void> => {
  const connection = await connectMongo({ uri });
  const store = createStore(connection, storeParts({ now: Date.now }));
  await createIndexes(connection);
  for (const n of numbers) {
    const at = { settingId: `set-${n}` };
    const code = `S${String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26))}`;
    const setting = sample.setting({ id: at.settingId, code, closures: [], sencoChannel: channelOf(n) });
    await store.settings.insert(setting);
    await store.members.replaceAll({ tenant: 'T1', ...at, members: [sample.member(at)] });
    for (const child of ['a', 'b', 'c']) {
      const childId = `${n}${child}`;
      await store.children.insert(sample.child({ ...at, id: childId, code: `${code}-${child}` }));
      const plan = {
        ...sample.planFacts,
        startedOn: STARTED_ON,
        ended: null,
        waiting: null,
        closureChoice: null,
      };
      const record = sample.record({ ...at, id: `plan-${childId}`, childId, plan });
      await store.records.insert(record, sample.version(record));
    }
  }
  await connection.close();
};

const startProcess = ({ uri, apiUrl, pace }: { uri: string; apiUrl: string; pace: Pace }): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'test/faults/worker-process.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ ROLE: 'worker', PORT: '0', MONGODB_URI: uri, SLACK_API_URL: apiUrl, LOG_LEVEL: 'info' },
      DATA_KEYS: dataKeys,
      ...{ SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, NODE_ENV: 'test' },
      ...{ AHEAD_MS: String(aheadMs), PACE: JSON.stringify(pace) },
    },
  });

/** As the machine's own end would: nothing is tidied up. */
export const kill = async (worker: ChildProcess): Promise<void> => {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
};

const codeIn = (text: string): string => /^[A-Z]{3}-[abc]/.exec(text)?.[0] ?? text;
export const isMarked = (text: string): boolean => text.includes('may be a repeat');

/** How often each review was told of without saying that it may be a repeat, and with. */
export const told = (texts: readonly string[]): ReadonlyMap<string, { plain: number; marked: number }> => {
  const counts = new Map<string, { plain: number; marked: number }>();
  for (const text of texts) {
    const count = counts.get(codeIn(text)) ?? { plain: 0, marked: 0 };
    if (isMarked(text)) count.marked += 1;
    else count.plain += 1;
    counts.set(codeIn(text), count);
  }
  return counts;
};

/** Waits until nothing in the outbox waits or is being sent, and every review is in it. */
export const allSettled = (town: Town, ms: number): Promise<boolean> =>
  until(
    async () => {
      const notices = await town.outbox();
      const nudges = notices.filter(({ kind }) => kind === 'nudge');
      return nudges.length === town.settings * 3 && notices.every(({ open }) => open === false);
    },
    { ms, what: 'every notice to be settled' },
  );
