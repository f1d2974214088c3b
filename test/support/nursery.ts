import type { Slack } from '../../scripts/sandbox/slack/start-slack.ts';
import type { User } from '../../scripts/sandbox/slack/world.ts';
import { startApp } from '../../src/app.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { usualPace } from '../../src/outbox/courier.ts';
import { SCOPES } from '../../src/slack-app.ts';
import { testDatabase } from './mongo.ts';
import { botToken, signingSecret, startTestSlack } from './slack-world.ts';
import { dataKeys } from './store-parts.ts';

export const people: readonly User[] = [
  { id: 'UADMIN', name: 'grace', real_name: 'Grace Adeyemi', is_admin: true },
  { id: 'USENCO', name: 'anna', real_name: 'Anna Kowalska' },
  { id: 'UKEY', name: 'priya', real_name: 'Priya Shah' },
  { id: 'UOTHER', name: 'tom', real_name: 'Tom Fletcher' },
  { id: 'UELSEWHERE', name: 'mary', real_name: 'Mary Okafor' },
  { id: 'USTRANGER', name: 'sam', real_name: 'Sam Stranger' },
  { id: 'UMANAGER', name: 'mona', real_name: 'Mona Haddad' },
  { id: 'ULEAD', name: 'ines', real_name: 'Ines Duarte' },
];

export interface Nursery {
  readonly slack: Slack;
  readonly origin: string;
  readonly health: string;
  readonly uri: string;
  readonly runReminders: () => Promise<void>;
  /** Every log line so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** The date on the wall stands still; instants do not, because MongoDB forgets drafts by its own clock. */
export const clockOn = (day: string): Clock => ({ now: Date.now, today: () => day });

/** The whole app over signed HTTP: the real server, a real mongod, and the stand-in for Slack. */
export async function startNursery({
  clock = systemClock,
  mongoUri,
  role = 'web',
  channels = ['GSENCO'],
  env = {},
}: {
  clock?: Clock;
  mongoUri?: string;
  /** `all` sends reminders too. */
  role?: 'web' | 'all';
  /** Private channels with everybody in them. */
  channels?: readonly string[];
  env?: Readonly<Record<string, string>>;
} = {}): Promise<Nursery> {
  const database = mongoUri === undefined ? testDatabase() : { uri: mongoUri, drop: async () => {} };
  const slack = await startTestSlack({
    scopes: Object.keys(SCOPES),
    users: [...people],
    channels: channels.map((id) => ({
      ...{ id, name: id.toLowerCase(), is_private: true },
      members: people.map((person) => person.id),
    })),
  });
  const config = readConfig({
    PORT: '0',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: slack.apiUrl,
    MONGODB_URI: database.uri,
    ROLE: role,
    ...env,
    DATA_KEYS: dataKeys,
  });
  if (!config.ok) throw new Error(config.faults.join('\n'));
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } });
  const app = await startApp({ config: config.config, clock, logger, pace: { ...usualPace, laneMs: 0 } });
  slack.connectApp(`http://127.0.0.1:${app.port}`);
  return {
    slack,
    origin: `http://127.0.0.1:${app.port}`,
    health: `http://127.0.0.1:${app.healthPort}`,
    uri: database.uri,
    runReminders: app.runReminders,
    log: () => lines.join(''),
    stop: async () => {
      await app.stop();
      await slack.close();
      await database.drop();
    },
  };
}
