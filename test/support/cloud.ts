import { type Browser, type BrowserPage, newBrowser } from '../../scripts/sandbox/slack/browser.ts';
import { type Cloud, startCloud } from '../../scripts/sandbox/slack/start-cloud.ts';
import type { User } from '../../scripts/sandbox/slack/world.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { usualPace } from '../../src/outbox/courier.ts';
import { testDatabase } from './mongo.ts';
import { signingSecret } from './slack-world.ts';
import { dataKeys } from './store-parts.ts';

const PUBLIC_URL = 'https://nursery.example';

/** The same ids everywhere: whoever mixes up two places shows it. */
const staff = (team_id: string): User[] => [
  { id: 'UFIRST', name: 'flo', real_name: `Flo of ${team_id}`, team_id },
  { id: 'UADMIN', name: 'grace', real_name: `Grace of ${team_id}`, is_admin: true, team_id },
  { id: 'USENCO', name: 'anna', real_name: `Anna of ${team_id}`, team_id },
  { id: 'UKEY', name: 'priya', real_name: `Priya of ${team_id}`, team_id },
  { id: 'UGUEST', name: 'gus', real_name: 'Gus Guest', team_id, is_restricted: true },
  { id: 'UGUEST1', name: 'gil', real_name: 'Gil Guest', team_id, is_ultra_restricted: true },
  { id: 'ULEFT', name: 'lee', real_name: 'Lee Left', team_id, deleted: true },
  { id: 'UFOREIGN', name: 'fay', real_name: 'Fay Foreign', team_id: 'TFOREIGN', is_stranger: true },
];

const channel = (id: string, more: object = {}) => ({
  ...{ id, name: id.toLowerCase(), is_private: true, members: ['UADMIN', 'USENCO', 'UKEY', 'UFIRST'] },
  ...more,
});
const channels = () => [
  channel('GSENCO'),
  channel('CPUBLIC', { is_private: false }),
  channel('GCONNECT', { is_ext_shared: true, members: ['USENCO', 'UFOREIGN'] }),
  channel('GOFFERED', { is_pending_ext_shared: true }),
  channel('GORG', { is_org_shared: true }),
];

const team = (id: string, name: string) => ({ id, domain: id.toLowerCase(), name });

export interface Tenants {
  readonly cloud: Cloud;
  readonly uri: string;
  /** The first process of the app. */
  readonly app: RunningApp;
  /** Starts one more process of the app; Slack sends to the latest, or to the one chosen. */
  readonly startApp: () => Promise<RunningApp>;
  readonly sendTo: (app: RunningApp) => void;
  readonly log: () => string;
  /** Opens a page of the app, whatever address it has outside. */
  readonly visit: (browser: Browser, address: string) => Promise<BrowserPage>;
  /** Begins an installation: the address of Slack's page. */
  readonly begin: (browser: Browser) => Promise<string>;
  readonly install: (place: string, by?: string) => Promise<BrowserPage>;
  readonly stop: () => Promise<void>;
}

/** Two workspaces and a Grid organisation of one Slack, and an app that nobody has installed yet. */
export const startTenants = async ({ rotates = false } = {}): Promise<Tenants> => {
  const database = testDatabase();
  const cloud = await startCloud({
    signingSecret,
    app: {
      ...{ clientId: '11.22', clientSecret: 'client-secret', rotates },
      redirectUrls: [`${PUBLIC_URL}/slack/oauth_redirect`],
    },
    places: {
      T1: { users: staff('T1'), channels: channels(), team: team('T1', 'Willow & <b>Bank</b>') },
      T2: { users: staff('T2'), channels: channels(), team: team('T2', 'Hazelbrook') },
      E1: {
        users: [...staff('T3'), { id: 'UTHERE', name: 'theo', real_name: 'Theo of T4', team_id: 'T4' }],
        channels: channels(),
        ...{ team: team('T3', 'North'), teams: [team('T4', 'South')], orgWide: true },
        enterprise: { id: 'E1', name: 'Big Chain' },
      },
    },
  });
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } });
  const apps: RunningApp[] = [];
  let current: RunningApp;
  const originOf = ({ port }: RunningApp) => `http://127.0.0.1:${port}`;
  const sendTo = (app: RunningApp) => {
    current = app;
    cloud.connectApp(originOf(app));
  };
  const start = async () => {
    const read = readConfig({
      ...{ PORT: '0', ROLE: 'web', MONGODB_URI: database.uri, DATA_KEYS: dataKeys, PUBLIC_URL },
      ...{ SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: cloud.apiUrl },
      ...{ SLACK_CLIENT_ID: '11.22', SLACK_CLIENT_SECRET: 'client-secret' },
    });
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const app = await startApp({ config: read.config, logger, pace: { ...usualPace, laneMs: 0 } });
    apps.push(app);
    sendTo(app);
    return app;
  };
  const visit = (browser: Browser, address: string) =>
    browser.get(address.replace(PUBLIC_URL, originOf(current)));
  const begin = async (browser: Browser) => {
    const { links } = await visit(browser, `${PUBLIC_URL}/slack/install`);
    return links[0] ?? '';
  };
  const app = await start();
  return {
    app,
    cloud,
    uri: database.uri,
    startApp: start,
    sendTo,
    log: () => lines.join(''),
    visit,
    begin,
    install: async (place, by = 'UFIRST') => {
      const browser = newBrowser();
      return visit(browser, cloud.oauth.allow(await begin(browser), { place, by }));
    },
    stop: async () => {
      await Promise.all(apps.map((app) => app.stop()));
      await cloud.close();
      await database.drop();
    },
  };
};
