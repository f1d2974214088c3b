import { existsSync } from 'node:fs';
import { startApp } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { endWith, runUntilSignal } from '../src/run-until-signal.ts';
import { localKeysFile, readLocalKeys } from './local-keys.ts';
import { type LocalSlack, readLocalSlack } from './local-slack.ts';
import { startMongo } from './mongo/start-mongo.ts';

/** What `npm start` runs: the app with whatever is not configured made here, MongoDB, keys and Slack's secrets. */

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (existsSync('.env')) process.loadEnvFile('.env');
const given = (name: string): boolean => Boolean(process.env[name]?.trim());
const ownMongo = !given('MONGODB_URI');
/** Never in production: keys that lie beside the data protect nothing. */
const ownKeys = !given('DATA_KEYS') && process.env.NODE_ENV?.trim() !== 'production';
const ownSlack = !Object.keys(process.env).some((name) => name.startsWith('SLACK_') && given(name));

/** Placeholders where something is made later, so that every other fault is listed before anything is started. */
const read = readConfig({
  ...process.env,
  ...(ownMongo && { MONGODB_URI: 'mongodb://made-below' }),
  ...(ownKeys && { DATA_KEYS: `made-below:${'A'.repeat(43)}` }),
  ...(ownSlack && { SLACK_SIGNING_SECRET: 'made-below', SLACK_BOT_TOKEN: 'xoxb-made-below' }),
});

const start = async (config: Config): Promise<{ stop: () => Promise<void> }> => {
  const { dataDir } = config;
  const dataKeys = ownKeys ? await readLocalKeys({ dataDir }) : config.dataKeys;
  const slack = ownSlack ? await readLocalSlack({ dataDir }) : undefined;
  const mongo = ownMongo ? await startMongo({ dataDir, log: say }) : undefined;
  try {
    const app = await startApp({
      config: Object.freeze({
        ...config,
        dataKeys,
        ...(mongo && { mongodbUri: mongo.uri }),
        ...(slack && { slackSigningSecret: slack.signingSecret, slackBotToken: slack.botToken }),
      }),
    });
    say(`Slack requests: http://127.0.0.1:${app.port}/slack/events`);
    say(`Health: http://127.0.0.1:${app.healthPort}/readyz`);
    if (ownKeys)
      say(`The records are encrypted with the key in ${localKeysFile(dataDir)}; without it they are lost.`);
    if (slack) describe({ slack, dataDir });
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

const describe = ({ slack, dataDir }: { slack: LocalSlack; dataDir: string }): void => {
  say(`No Slack workspace is set (see .env.example). For requests of your own, kept in ${dataDir}:`);
  say(`  signing secret ${slack.signingSecret}`);
  say(`  bot token      ${slack.botToken}`);
};

/** A killed npm passes no signal on; what it started must not stay behind on its port. */
const stopWithNpm = (): void => {
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
};

if (process.env.npm_lifecycle_event === 'start') stopWithNpm();
if (!read.ok) endWith(read.faults);
else await runUntilSignal({ start: () => start(read.config) });
