import { existsSync } from 'node:fs';
import { startApp } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { endWith, runUntilSignal } from '../src/run-until-signal.ts';
import { localKeysFile, readLocalKeys } from './local-keys.ts';
import { readLocalSlack } from './local-slack.ts';
import { startMongo } from './mongo/start-mongo.ts';
import { mayOpenBrowser, openBrowser } from './sandbox/workspace/open-browser.ts';

/** What `npm start` runs: the app with whatever is not configured made here, MongoDB, keys and Slack's secrets. */

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (existsSync('.env')) process.loadEnvFile('.env');
const given = (name: string): boolean => Boolean(process.env[name]?.trim());
const ownMongo = !given('MONGODB_URI');
const ownSlack = !Object.keys(process.env).some((name) => name.startsWith('SLACK_') && given(name));
/** Never in production, where a start without Slack is refused: keys that lie beside the data protect nothing. */
const ownKeys = !given('DATA_KEYS') && (ownSlack || process.env.NODE_ENV?.trim() !== 'production');

/** Placeholders where something is made later, so that every other fault is listed before anything is started. */
const read = readConfig({
  ...process.env,
  ...(ownMongo && { MONGODB_URI: 'mongodb://made-below' }),
  ...(ownKeys && { DATA_KEYS: `made-below:${'A'.repeat(43)}` }),
  ...(ownSlack && { SLACK_SIGNING_SECRET: 'made-below', SLACK_BOT_TOKEN: 'xoxb-made-below' }),
});

const fresh = process.argv.includes('--fresh');

/** What cannot go together, in one sentence. */
const refusal = (config: Config): string | undefined => {
  if (ownSlack && config.nodeEnv === 'production')
    return 'NODE_ENV is production and no SLACK_ value is set: the local workspace is for trying only, so set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN, or leave NODE_ENV out';
  if (fresh && !ownSlack)
    return '--fresh is for the local workspace, and SLACK_ values are set: nothing was changed';
  return fresh && !ownMongo
    ? '--fresh would empty the database that MONGODB_URI names, which is not ours: nothing was changed'
    : undefined;
};

type Running = { readonly stop: () => Promise<void> };

const start = async (config: Config): Promise<Running> => {
  const { dataDir } = config;
  const dataKeys = ownKeys ? await readLocalKeys({ dataDir }) : config.dataKeys;
  const mongo = ownMongo ? await startMongo({ dataDir, log: say }) : undefined;
  const mongodbUri = mongo?.uri ?? config.mongodbUri;
  try {
    const app = await (ownSlack ? startLocal : startWithSlack)(
      Object.freeze({ ...config, dataKeys, mongodbUri }),
    );
    if (ownKeys)
      say(`The records are encrypted with the key in ${localKeysFile(dataDir)}; without it they are lost.`);
    return {
      stop: async () => {
        await app.stop();
        await mongo?.stop();
      },
    };
  } catch (error) {
    await mongo?.stop();
    throw error;
  }
};

const startWithSlack = async (config: Config): Promise<Running> => {
  const app = await startApp({ config });
  say(`Slack requests: http://127.0.0.1:${app.port}/slack/events`);
  say(`Health: http://127.0.0.1:${app.healthPort}/readyz`);
  return app;
};

/** No Slack is set: a workspace of its own, in the browser. */
const startLocal = async (config: Config): Promise<Running> => {
  const { dataDir, mongodbUri: mongoUri } = config;
  // What only this needs is read only now.
  const { startWorkspace } = await import('./sandbox/workspace/start-workspace.ts');
  const secrets = await readLocalSlack({ dataDir });
  const local = await startWorkspace({ config, mongoUri, dataDir, secrets, fresh, say });
  say(`Slack requests: ${local.appUrl}/slack/events`);
  say(`Health: ${local.healthUrl}`);
  say(`No Slack workspace is set (see .env.example), so here is one for trying only: ${local.pageUrl}`);
  if (mayOpenBrowser({ env: process.env, platform: process.platform })) openBrowser(local.pageUrl);
  return local;
};

/** A killed npm passes no signal on; what it started must not stay behind on its port. */
const stopWithNpm = (): void => {
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
};

if (process.env.npm_lifecycle_event === 'start') stopWithNpm();
const refused = read.ok ? refusal(read.config) : undefined;
if (!read.ok) endWith(read.faults);
else if (refused) endWith([refused]);
else await runUntilSignal({ start: () => start(read.config) });
