import type { User } from '../../scripts/sandbox/slack/world.ts';
import type { Slack } from '../../scripts/sandbox/slack/start-slack.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { startApp } from '../../src/app.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { testDatabase } from './mongo.ts';
import { botToken, signingSecret, startTestSlack } from './slack-world.ts';

export const people: readonly User[] = [
  { id: 'UADMIN', name: 'grace', real_name: 'Grace Adeyemi', is_admin: true },
  { id: 'USENCO', name: 'anna', real_name: 'Anna Kowalska' },
  { id: 'UKEY', name: 'priya', real_name: 'Priya Shah' },
  { id: 'UOTHER', name: 'tom', real_name: 'Tom Fletcher' },
  { id: 'USTRANGER', name: 'sam', real_name: 'Sam Stranger' },
];

export interface Nursery {
  readonly slack: Slack;
  readonly origin: string;
  readonly health: string;
  readonly uri: string;
  readonly stop: () => Promise<void>;
}

/** The whole app over signed HTTP: the real server, a real mongod, and the stand-in for Slack. */
export async function startNursery({ clock = systemClock }: { clock?: Clock } = {}): Promise<Nursery> {
  const database = testDatabase();
  const slack = await startTestSlack({
    users: [...people],
    channels: [{ id: 'GSENCO', name: 'senco-willow', members: people.map(({ id }) => id), is_private: true }],
  });
  const config = readConfig({
    PORT: '0',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: slack.apiUrl,
    MONGODB_URI: database.uri,
    LOG_LEVEL: 'warn',
  });
  if (!config.ok) throw new Error(config.faults.join('\n'));
  const app = await startApp({ config: config.config, clock });
  slack.connectApp(`http://127.0.0.1:${app.port}`);
  return {
    slack,
    origin: `http://127.0.0.1:${app.port}`,
    health: `http://127.0.0.1:${app.healthPort}`,
    uri: database.uri,
    stop: async () => {
      await app.stop();
      await slack.close();
      await database.drop();
    },
  };
}

/** Makes one setting with a SENCO and a key person, as the workspace's admin. */
export async function addSetting(
  slack: Slack,
  {
    name,
    code,
    pattern = 'year-round',
    closures = '',
  }: { name: string; code: string; pattern?: string; closures?: string },
): Promise<void> {
  const admin = slack.as('UADMIN');
  await admin.command('/setting', 'add');
  await admin.fill({
    Name: name,
    Code: code,
    'Year-round or term-time': pattern === 'year-round' ? 'Year-round' : 'Term-time',
    Closures: closures,
    SENCO: ['UADMIN', 'USENCO'],
    'Key persons and practitioners': ['UKEY', 'UOTHER'],
  });
  const saved = await admin.submit();
  if (!saved.closed) throw new Error(`setting not saved: ${JSON.stringify(saved.errors ?? saved)}`);
  await until(() => admin.dms().some((message) => message.text.includes(`Saved: ${name}`)));
}

/** Adds a child to the register, with UKEY as key person, and answers when the card is there. */
export async function addChild(
  slack: Slack,
  child: { name: string; dob: string; setting: string; preferredName?: string; grLevel?: string },
): Promise<void> {
  const senco = slack.as('USENCO');
  await senco.command('/child', 'add');
  await senco.fill({
    'Child’s name': child.name,
    'Preferred name': child.preferredName ?? '',
    DOB: child.dob,
    'Key person': 'UKEY',
    'Graduated Response Level': child.grLevel ?? '1',
  });
  if (senco.labels().includes('Setting')) await senco.fill({ Setting: child.setting });
  const saved = await senco.submit();
  if (!saved.closed) throw new Error(`child not saved: ${JSON.stringify(saved.errors ?? saved)}`);
}
