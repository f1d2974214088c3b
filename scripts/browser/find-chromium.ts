import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runCommand } from '../mongo/run-command.ts';
import { fetchWithPlaywright, installWithApt } from './install-chromium.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface Chromium {
  readonly path: string;
  /** Where it comes from, in words that follow "Chromium 130.0, …". */
  readonly source: string;
}

type Log = (line: string) => void;

interface Way {
  readonly name: string;
  /** Throws an Error whose message says in one line why there is none. */
  readonly find: (log: Log) => Promise<Chromium>;
}

/** Seen to run: a path alone says nothing, a snap's wrapper may lead nowhere. */
const checked = async (path: string, source: string): Promise<Chromium> => {
  const version = await runCommand({ command: path, args: ['--version'], timeoutMs: 20_000 });
  if (!/\d+\.\d+/.test(version)) throw new Error(`${path} is not a browser`);
  return { path, source };
};

const firstOf = async (paths: readonly string[], source: string): Promise<Chromium> => {
  for (const path of paths) {
    const found = await checked(path, source).catch(() => undefined);
    if (found) return found;
  }
  throw new Error('none');
};

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
/** Whole paths: what starts the browser looks for a file, not for a command. */
const onPath = (): readonly string[] =>
  names.flatMap((name) =>
    (process.env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, name))
      .filter(existsSync),
  );
const programs = ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
  ['/Applications', join(homedir(), 'Applications')].map((folder) =>
    join(folder, `${name}.app/Contents/MacOS/${name}`),
  ),
);

const ways: readonly Way[] = [
  {
    name: 'CHROMIUM_PATH',
    find: async () => {
      const path = process.env.CHROMIUM_PATH;
      if (!path) throw new Error('not set');
      return checked(path, 'named by CHROMIUM_PATH');
    },
  },
  { name: 'a browser on the PATH', find: () => firstOf(onPath(), 'found on the PATH') },
  { name: 'a browser in Applications', find: () => firstOf(programs.filter(existsSync), 'installed') },
  { name: 'download of playwright-core', find: async (log) => checkedPath(await fetchWithPlaywright(log)) },
  {
    name: 'apt-get',
    find: async (log) => {
      await installWithApt(log);
      return firstOf(onPath(), 'installed by apt-get');
    },
  },
];

const checkedPath = (path: string): Promise<Chromium> => checked(path, 'downloaded by playwright-core');

/**
 * A Chromium of this machine, or one installed now where that is possible; two runs at once install one.
 * Throws one Error that names every way tried and why it gave none.
 */
export const findChromium = ({ log }: { readonly log: Log }): Promise<Chromium> =>
  oneAtATime('chromium', async () => {
    const tried: string[] = [];
    for (const way of ways) {
      try {
        return await way.find(log);
      } catch (error) {
        tried.push(`  - ${way.name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    throw new Error(
      [
        'Chromium: no browser to run. What was tried:',
        ...tried,
        'Install Chromium or Chrome, or set CHROMIUM_PATH to one.',
      ].join('\n'),
    );
  });
