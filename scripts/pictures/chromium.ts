import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from '../mongo/run-command.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

export const findChromium = async (): Promise<string> => {
  for (const command of names) {
    const found = await runCommand({ command, args: ['--version'], timeoutMs: 20_000 }).catch(
      () => undefined,
    );
    if (found !== undefined) return command;
  }
  throw new Error(`The form is drawn by Chromium; install it so that one of ${names.join(', ')} runs.`);
};

const WIDTH = 620;

/** Draws a page of our own making and keeps it as tall as its content. */
export const photograph = async ({
  chromium,
  html,
  temp,
  file,
}: {
  chromium: string;
  html: string;
  temp: string;
  file: string;
}): Promise<void> => {
  const page = join(temp, 'page.html');
  await writeFile(page, html);
  const run = (...args: string[]) =>
    runCommand({
      command: chromium,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--hide-scrollbars',
        '--force-device-scale-factor=2',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        `--user-data-dir=${join(temp, 'chromium')}`,
        ...args,
        pathToFileURL(page).href,
      ],
      timeoutMs: 60_000,
    });
  const height = /data-height="(\d+)"/.exec(await run(`--window-size=${WIDTH},800`, '--dump-dom'))?.[1];
  if (height === undefined) throw new Error('Chromium did not say how tall the form is.');
  await run(`--window-size=${WIDTH},${height}`, `--screenshot=${resolve(file)}`);
};
