import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayOpenBrowser } from '../../../scripts/sandbox/workspace/open-browser.ts';

const root = join(import.meta.dirname, '../../..');
let dataDir: string;
let started: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'start-'));
});
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  started = [];
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

/** `npm start` without npm, in an environment of its own. */
const start = (env: Record<string, string>, ...args: string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      DATA_DIR: dataDir,
      PORT: '0',
      BROWSER: 'none',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { child, output: () => output, ended: once(child, 'exit').then(([code]) => code as number) };
};

it.each([
  [
    'in production without Slack',
    { NODE_ENV: 'production' },
    [],
    /^NODE_ENV is production and no SLACK_ value is set: the local workspace is for trying only[^\n]*\n$/,
  ],
  [
    '--fresh on a MongoDB that is not ours',
    { MONGODB_URI: 'mongodb://127.0.0.1:1/x' },
    ['--fresh'],
    /^--fresh would empty the database that MONGODB_URI names[^\n]*\n$/,
  ],
  [
    '--fresh with Slack',
    { SLACK_SIGNING_SECRET: 's', SLACK_BOT_TOKEN: 'xoxb-1' },
    ['--fresh'],
    /^--fresh is for the local workspace[^\n]*\n$/,
  ],
] as const)('refuses to start %s, in one sentence', async (_, env, args, sentence) => {
  const { output, ended } = start(env as Record<string, string>, ...args);
  expect(await ended).toBe(1);
  expect(output()).toMatch(sentence);
  expect(await readdir(dataDir)).toEqual([]);
});

it('says its address, shows a page there, and ends at a signal with everything it started', async () => {
  const { child, output, ended } = start({});
  const url = await new Promise<string>((resolve, reject) => {
    const look = setInterval(() => {
      const [, found] = /for trying only: (http:\/\/localhost:\d+)/.exec(output()) ?? [];
      if (found) resolve(found);
      else if (child.exitCode !== null) reject(new Error(output()));
      if (found || child.exitCode !== null) clearInterval(look);
    }, 20);
  });
  expect(await (await fetch(url)).text()).toContain('<script type="module" src="/page.js">');
  // A page that follows must not keep the program from ending.
  await fetch(`${url}/changes`);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect((await readdir(join(dataDir, 'workspace'))).sort()).toEqual(['clock.json', 'world.json']);
  await expect(fetch(url)).rejects.toThrow();
});

it('says which port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { output, ended } = start({ PORT: String(port), HEALTH_PORT: '0' });
  expect(await ended).toBe(1);
  expect(output()).toContain(`PORT: ${port} is used by another program`);
  other.close();
});

it.each([
  [{ DISPLAY: ':0' }, 'linux', true],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
  [{}, 'linux', false],
  [{}, 'darwin', true],
  [{ BROWSER: 'none' }, 'darwin', false],
  [{ DISPLAY: ':0', CI: '1' }, 'linux', false],
] as const)('with %p on %s opens a browser: %p', (env, platform, opens) => {
  expect(mayOpenBrowser({ env, platform })).toBe(opens);
});
