import { startSlack } from '../../scripts/sandbox/slack/start-slack.ts';
import { startApp } from '../../src/app.ts';
import { clockFrom, systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { createSlack } from '../../src/slack/bolt-app.ts';
import { testDatabase } from '../support/mongo.ts';
import { dataKeys } from '../support/store-parts.ts';
import { botToken, noHandlers, noInstallations, signingSecret } from './support.ts';

const configFor = (more: Record<string, string>) => {
  const read = readConfig({
    PORT: '0',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    DATA_KEYS: dataKeys,
    LOG_LEVEL: 'silent',
    ...more,
  });
  if (!read.ok) throw new Error(read.faults.join());
  return read.config;
};
const startStandIn = () =>
  startSlack({ signingSecret, botToken, users: [{ id: 'U1', name: 'una' }], channels: [] });

it('starts on a real MongoDB, answers a command, and stops', async () => {
  const database = testDatabase();
  const slack = await startStandIn();
  const config = configFor({ MONGODB_URI: database.uri, SLACK_API_URL: slack.apiUrl });
  const app = await startApp({ config, clock: clockFrom(() => 0) });
  slack.connectApp(`http://127.0.0.1:${app.port}`);
  const { status, message } = await slack.as('U1').command('/child', 'help');
  expect({ status, text: message?.text }).toEqual({ status: 200, text: expect.stringContaining('/child') });
  expect((await fetch(`http://127.0.0.1:${app.healthPort}/readyz`)).status).toBe(200);
  await app.stop();
  await expect(fetch(`http://127.0.0.1:${app.port}`)).rejects.toThrow();
  await slack.close();
  await database.drop();
});

it('says in one sentence that MongoDB is away', async () => {
  const config = configFor({ MONGODB_URI: 'mongodb://127.0.0.1:1/x' });
  await expect(startApp({ config })).rejects.toMatchObject({
    code: 'store-away',
    message: expect.stringMatching(/^MongoDB cannot be used: [^\n]+$/),
  });
});

it('lets go of everything when its port is taken', async () => {
  const database = testDatabase();
  const slack = await startStandIn();
  const taken = new URL(slack.apiUrl).port;
  const config = configFor({ MONGODB_URI: database.uri, HEALTH_PORT: taken });
  await expect(startApp({ config })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await slack.close();
  await database.drop();
});

it('says in one sentence that Slack gives no connection for Socket Mode', async () => {
  const slack = await startStandIn();
  const app = createSlack({
    config: configFor({ MONGODB_URI: 'mongodb://x', SLACK_API_URL: slack.apiUrl, SLACK_APP_TOKEN: 'xapp-1' }),
    handlers: noHandlers,
    tenants: { of: () => Promise.reject(new Error('no tenant')), forget: () => {} },
    installations: noInstallations,
    removePerson: async () => ({ settings: 0, withoutSenco: [] }),
    findActor: async (who) => ({ ...who, name: 'you', memberships: [] }),
    keepSignature: async () => true,
    logger: createLogger({ level: 'silent' }),
    clock: systemClock,
  });
  slack.faults.next('apps.connections.open', { kind: 'server-error' }, 4);
  await expect(app.listen({ port: 0 })).rejects.toThrow('check SLACK_APP_TOKEN');
  await app.close();
  await slack.close();
});
