import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { runCommand } from '../mongo/run-command.ts';

/** Shared by every run; not in node_modules, which `npm ci` empties. */
const folder = join(import.meta.dirname, '../../.data/browsers');
const cli = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js');

/** Downloads the Chromium that goes with playwright-core, unless it was downloaded before; answers its path. */
export const fetchWithPlaywright = async (log: (line: string) => void): Promise<string> => {
  process.env.PLAYWRIGHT_BROWSERS_PATH = folder;
  const path = chromium.executablePath();
  const there = await runCommand({ command: path, args: ['--version'], timeoutMs: 20_000 }).catch(() => '');
  if (there !== '') return path;
  log('Chromium: none on this machine; asking playwright-core to download one (about 170 MB) …');
  await runCommand({
    command: process.execPath,
    args: [cli, 'install', '--no-shell', 'chromium'],
    timeoutMs: 10 * 60_000,
    quietForMs: 90_000,
    env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: folder },
  }).catch(() => {
    // Its own last line is a place in its code.
    throw new Error('the download failed');
  });
  return path;
};

const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** Installs Debian's own package, where this is Debian (or Ubuntu) and we may. */
export const installWithApt = async (log: (line: string) => void): Promise<void> => {
  if (process.platform !== 'linux') throw new Error('only for Debian and Ubuntu');
  if (process.getuid?.() !== 0) throw new Error('only for root; ask for: apt-get install chromium');
  log('Chromium: installing the package of this system with apt-get …');
  const apt = (...args: string[]) =>
    runCommand({ command: 'apt-get', args, timeoutMs: 8 * 60_000, env: environment });
  await apt('update', '-qq');
  await apt(
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    'chromium',
    'fonts-noto-core',
    'fonts-noto-cjk',
  );
};
