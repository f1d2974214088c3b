import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { until } from '../../../scripts/sandbox/slack/until.ts';
import type {
  Act,
  Done,
  PageView,
  Snapshot,
  StateValues,
} from '../../../scripts/sandbox/workspace/page-api.ts';
import { startWorkspace, type WorkspaceOptions } from '../../../scripts/sandbox/workspace/start-workspace.ts';
import { readConfig } from '../../../src/config.ts';
import { testDatabase } from '../../support/mongo.ts';
import { botToken, signingSecret } from '../../support/slack-world.ts';
import { dataKeys } from '../../support/store-parts.ts';

type ActOf<K extends Act['kind']> = Omit<Extract<Act, { kind: K }>, 'as' | 'kind'>;

export interface TestWorkspace {
  readonly url: string;
  readonly dataDir: string;
  readonly said: readonly string[];
  readonly running: Awaited<ReturnType<typeof startWorkspace>>;
  readonly see: (as: string) => Promise<Snapshot>;
  readonly act: <K extends Act['kind']>(as: string, kind: K, act: ActOf<K>) => Promise<Done>;
  /** Waits until somebody sees what is asked for. */
  readonly sees: <T>(as: string, find: (snapshot: Snapshot) => T) => Promise<NonNullable<T>>;
  /** How many entries the records hold. */
  readonly entries: () => Promise<number>;
  readonly stop: () => Promise<void>;
  /** Stops it and starts it again on the same records and folder. */
  readonly restart: (options?: Partial<WorkspaceOptions>) => Promise<TestWorkspace>;
  /** Stops it, and drops its database and folder. */
  readonly remove: () => Promise<void>;
}

const configFor = (mongoUri: string) => {
  const read = readConfig({
    PORT: '0',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    MONGODB_URI: mongoUri,
    DATA_KEYS: dataKeys,
    LOG_LEVEL: 'silent',
  });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.config;
};

/** A whole workspace over HTTP on a database and in a folder of its own. */
export const startTestWorkspace = async (options: Partial<WorkspaceOptions> = {}): Promise<TestWorkspace> => {
  const database = testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'workspace-'));
  const clear = async () => {
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return startOn({ mongoUri: database.uri, dataDir, clear, options });
};

interface Ground {
  readonly mongoUri: string;
  readonly dataDir: string;
  readonly clear: () => Promise<void>;
  readonly options: Partial<WorkspaceOptions>;
}

const startOn = async (ground: Ground): Promise<TestWorkspace> => {
  const { mongoUri, dataDir, clear, options } = ground;
  const said: string[] = [];
  const running = await startWorkspace({
    config: configFor(mongoUri),
    mongoUri,
    dataDir,
    secrets: { signingSecret, botToken },
    say: (line) => said.push(line),
    ...options,
  });
  const url = running.pageUrl;
  const see = async (as: string): Promise<Snapshot> => (await fetch(`${url}/snapshot?as=${as}`)).json();
  return {
    url,
    dataDir,
    said,
    running,
    see,
    act: async (as, kind, act) => {
      const body = JSON.stringify({ as, kind, ...act });
      return (await fetch(`${url}/do`, { method: 'POST', body })).json();
    },
    sees: (as, find) => until(async () => find(await see(as)), { what: `${as} to see it` }),
    entries: async () => {
      const client = new mongo.MongoClient(mongoUri);
      const count = await client.db().collection('entries').countDocuments();
      await client.close();
      return count;
    },
    stop: running.stop,
    restart: async (more = {}) => {
      await running.stop();
      return startOn({ ...ground, options: { ...options, fresh: false, ...more } });
    },
    remove: async () => {
      await running.stop();
      await clear();
    },
  };
};

export const own = (as: string): string => `D0SELF${as.slice(1)}`;

/** Types a command in one's own place and gives the form it opens. */
export const opens = async ({ act, sees }: TestWorkspace, as: string, text: string): Promise<PageView> => {
  await act(as, 'write', { place: own(as), text });
  return sees(as, ({ modal }) => modal.at(-1));
};

/** The texts of somebody's messages in a place of theirs, by its kind or id. */
export const textsIn = ({ places }: Snapshot, place: string): readonly string[] =>
  places
    .filter(({ id, kind }) => id === place || kind === place)
    .flatMap(({ messages }) => messages.map(({ text }) => text));

export const filesOf = ({ places }: Snapshot) =>
  places.flatMap(({ messages }) => messages.flatMap(({ files }) => files));

interface Choice {
  readonly type: string;
  readonly options?: readonly { readonly text: { readonly text: string } }[];
}

/** The values of a form with some changed: the beginning of an option's text, or the words typed. */
export const filled = (
  { blocks, values }: PageView,
  wanted: Readonly<Record<string, string>>,
): StateValues => {
  const changed = structuredClone(values);
  for (const [block, words] of Object.entries(wanted)) {
    const element = blocks.find(({ block_id }) => block_id === block)?.element as Choice;
    const option = element.options?.find(({ text }) => text.text.startsWith(words));
    const value = element.options ? { selected_option: option } : { value: words };
    changed[block] = { value: { type: element.type, ...value } } as never;
  }
  return changed;
};

/** A request with headers that a browser sets and `fetch` does not let one set. */
export const rawStatus = (url: string, method: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end(method === 'POST' ? '{}' : undefined);
  });
