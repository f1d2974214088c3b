import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { EVENTS, SCOPES } from '../src/slack-app.ts';

const manifestShape = z.looseObject({
  oauth_config: z.looseObject({
    redirect_urls: z.array(z.string()),
    scopes: z.strictObject({ bot: z.array(z.string()) }),
  }),
  settings: z.looseObject({ event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }) }),
});

const manifest = async () => manifestShape.parse(parse(await readFile('manifest.yml', 'utf8')));

/** The names in the first column of the table under a heading, each with the words of its line. */
const linesUnder = async (heading: string): Promise<readonly (readonly [string, string])[]> => {
  const text = await readFile('docs/scopes.md', 'utf8');
  const [, section = ''] = text.split(`## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| `([^`]+)`\s*\|(.*)\|$/gm)].map(([, name = '', rest = '']) => [name, rest]);
};

it.each([
  ['Scopes', Object.keys(SCOPES), async () => (await manifest()).oauth_config.scopes.bot],
  ['Events', Object.keys(EVENTS), async () => (await manifest()).settings.event_subscriptions.bot_events],
] as const)('%s of the manifest are justified one by one', async (heading, source, inManifest) => {
  const lines = await linesUnder(heading);
  expect(await inManifest()).toEqual(source);
  expect(lines.map(([name]) => name).sort()).toEqual([...source].sort());
  for (const [, words] of lines) expect(words.split('|').every((cell) => cell.trim().length > 5)).toBe(true);
});

it('reads nothing that people write', async () => {
  const { oauth_config, settings } = await manifest();
  const all = [...oauth_config.scopes.bot, ...settings.event_subscriptions.bot_events];
  expect(all.filter((name) => /history|message|mentions|email|admin/.test(name))).toEqual([]);
});

it('sends people back to where the app takes them', async () => {
  const { oauth_config } = await manifest();
  expect(oauth_config.redirect_urls).toEqual(['https://example.org/slack/oauth_redirect']);
});
