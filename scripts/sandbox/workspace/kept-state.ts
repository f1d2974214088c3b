import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { World } from '../slack/world.ts';

const table = z.record(z.string(), z.looseObject({}));
const worldShape = z.looseObject({
  team: z.object({ id: z.string() }),
  users: table,
  channels: table,
  messages: z.array(z.looseObject({ channel: z.string(), ts: z.string() })),
  files: table,
  views: table,
  stacks: z.record(z.string(), z.array(z.string())),
  homes: z.record(z.string(), z.string()),
  responseUrls: table,
  lastTs: z.number(),
});

const asideShape = z.object({
  /** Where the workspace's clock stood. */
  now: z.number(),
  guide: z.object({ since: z.number(), opened: z.boolean(), putAway: z.boolean() }),
});
export type Aside = z.infer<typeof asideShape>;

export interface Kept {
  readonly world: World | undefined;
  readonly aside: Aside | undefined;
}

export interface KeptState {
  readonly read: () => Promise<Kept>;
  readonly write: (state: { readonly world: World; readonly aside: Aside }) => Promise<void>;
  readonly forget: () => Promise<void>;
}

/** Triggers live three seconds and response_urls half an hour: what is over is not kept. */
const worthKeeping = (world: World, now: number): World => ({
  ...world,
  triggers: {},
  responseUrls: Object.fromEntries(
    Object.entries(world.responseUrls).filter(([, { expiresAt }]) => expiresAt > now),
  ),
});

/** What a local workspace keeps besides the records: its Slack, its clock and its guide, under `dataDir/workspace`. */
export const keptState = ({ dataDir, say }: { dataDir: string; say: (line: string) => void }): KeptState => {
  const folder = join(dataDir, 'workspace');

  const readOne = async <T>(name: string, shape: z.ZodType, without: string): Promise<T | undefined> => {
    const file = join(folder, name);
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(text);
      shape.parse(value);
      return value as T;
    } catch {
      const put = `${file}.unreadable-${Date.now()}`;
      await rename(file, put);
      say(`${file} cannot be read and is now ${put}; ${without}`);
      return undefined;
    }
  };

  /** Whole or not at all: a process that ends while it writes leaves the file from before. */
  const writeOne = async (name: string, value: unknown): Promise<void> => {
    const file = join(folder, name);
    await writeFile(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };

  return {
    read: async () => ({
      world: await readOne<World>(
        'world.json',
        worldShape,
        'the workspace starts with an empty Slack. All records are still there.',
      ),
      aside: await readOne<Aside>('clock.json', asideShape, 'the clock starts on the first day again.'),
    }),
    write: async ({ world, aside }) => {
      await mkdir(folder, { recursive: true });
      await writeOne('world.json', worthKeeping(world, aside.now));
      await writeOne('clock.json', aside);
    },
    forget: () => rm(folder, { recursive: true, force: true }),
  };
};
