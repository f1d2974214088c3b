import { randomBytes } from 'node:crypto';
import { startApp } from '../../src/app.ts';
import type { Clock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { startMongo } from '../mongo/start-mongo.ts';
import { type Slack, startSlack } from '../sandbox/slack/start-slack.ts';

const signingSecret = 'a-signing-secret-for-pictures';
const botToken = 'xoxb-for-pictures';

/** The same pictures whenever they are made. Instants stay real: MongoDB forgets drafts by its own clock. */
const clock: Clock = { now: Date.now, today: () => '2026-01-19' };

const people = [
  { id: 'UADMIN', name: 'grace', real_name: 'Grace Adeyemi', is_admin: true },
  { id: 'USENCO', name: 'anna', real_name: 'Anna Kowalska' },
  { id: 'UKEY', name: 'priya', real_name: 'Priya Shah' },
];

/** The whole app over a MongoDB of its own in `dataDir` and the stand-in for Slack. */
export const startNursery = async ({
  dataDir,
}: {
  dataDir: string;
}): Promise<{ slack: Slack; stop: () => Promise<void> }> => {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    const mongo = await startMongo({ dataDir, log: () => {} });
    stops.push(mongo.stop);
    const slack = await startSlack({ signingSecret, botToken, users: people, channels: [] });
    stops.push(slack.close);
    const read = readConfig({
      PORT: '0',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: slack.apiUrl,
      MONGODB_URI: mongo.uri,
      DATA_KEYS: `k1:${randomBytes(32).toString('base64url')}`,
      LOG_LEVEL: 'warn',
    });
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const app = await startApp({ config: read.config, clock });
    stops.push(app.stop);
    slack.connectApp(`http://127.0.0.1:${app.port}`);
    return { slack, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
