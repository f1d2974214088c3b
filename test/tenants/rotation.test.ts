import { until } from '../../scripts/sandbox/slack/until.ts';
import type { RunningApp } from '../../src/app.ts';
import { connectMongo, type MongoConnection } from '../../src/mongo/connection.ts';
import { startTenants, type Tenants } from '../support/cloud.ts';

const HOUR = 60 * 60_000;

let at: Tenants;
let mongo: MongoConnection;
let apps: readonly RunningApp[];
/** Each test on an installation of its own age, with two processes. */
beforeEach(async () => {
  at = await startTenants({ rotates: true });
  await at.install('T1');
  mongo = await connectMongo({ uri: at.uri });
  apps = [at.app, await at.startApp()];
});
afterEach(async () => {
  await mongo.close();
  await at.stop();
});

interface Row {
  readonly _id: string;
  readonly generation: number;
  readonly expiresAt?: number;
  readonly leaseOwner?: string;
  readonly endedAt?: number;
}

const rows = () => mongo.mongoose.collection<Row>('installations');
const row = () => rows().findOne({ _id: 'T1/app' });
/** As if the token had been given twelve hours ago, less this. */
const endsIn = async (ms: number) => {
  const expiresAt = Date.now() + ms;
  at.cloud.oauth.expire('T1', expiresAt);
  await rows().updateOne({ _id: 'T1/app' }, { $set: { expiresAt } });
};

const exchanges = () => at.cloud.exchanges.filter(({ name }) => name === 'oauth.v2.access').length - 1;
const opens = async (app: RunningApp | undefined = apps[0]) => {
  if (app) at.sendTo(app);
  const person = at.cloud.in('T1').as('UADMIN');
  const answer = await person.command('/setting');
  const isOpen = person.view !== undefined;
  if (isOpen) await person.close({ all: true });
  return isOpen ? 'opened' : answer.message?.text;
};

it('exchanges a token in its last two hours, while people go on with the old one', async () => {
  await endsIn(HOUR);
  const before = await row();
  at.cloud.faults.next('oauth.v2.access', { kind: 'slow', ms: 500 });
  expect(await opens()).toBe('opened');
  await until(async () => (await row())?.generation !== before?.generation);
  expect(exchanges()).toBe(1);
  expect((await row())?.expiresAt).toBeGreaterThan(Date.now() + 11 * HOUR);
  expect(JSON.stringify(await row())).not.toContain('xoxe');
  expect(await opens()).toBe('opened');
  expect(exchanges()).toBe(1);
});

it('leaves a token alone that is good for long', async () => {
  await endsIn(3 * HOUR);
  expect(await opens()).toBe('opened');
  expect(exchanges()).toBe(0);
});

it.each([HOUR, -HOUR])('is exchanged by one of two processes that race, %i ms before its end', async (ms) => {
  await endsIn(ms);
  at.cloud.faults.next('oauth.v2.access', { kind: 'slow', ms: 300 });
  const people = ['UADMIN', 'UFIRST'];
  const both = people.map((id, index) => {
    const app = apps[index];
    if (app) at.sendTo(app);
    return at.cloud.in('T1').as(id).command('/setting');
  });
  await Promise.all(both);
  for (const id of people) expect(at.cloud.in('T1').as(id).view).toBeDefined();
  await until(async () => ((await row())?.generation ?? 0) === 2);
  expect(exchanges()).toBe(1);
});

it('is exchanged by another process where the one that began it died', async () => {
  await endsIn(-HOUR);
  await rows().updateOne({ _id: 'T1/app' }, { $set: { leaseOwner: 'dead', leaseUntil: Date.now() + 700 } });
  const began = Date.now();
  expect(await opens()).toBe('opened');
  expect(Date.now() - began).toBeGreaterThan(500);
  expect(exchanges()).toBe(1);
});

it('is exchanged again where the answer was lost', async () => {
  await endsIn(-HOUR);
  at.cloud.faults.next('oauth.v2.access', { kind: 'cut-after-accepting' });
  expect(await opens()).toContain('Something went wrong on our side');
  expect(await row()).not.toHaveProperty('leaseOwner');
  expect(await opens()).toBe('opened');
  expect(exchanges()).toBe(2);
  expect(await opens(apps[1])).toBe('opened');
});

it('goes on while the token is good, where Slack refuses the exchange; then a new installation mends it', async () => {
  await endsIn(HOUR);
  at.cloud.oauth.lenient = false;
  at.cloud.faults.next('oauth.v2.access', { kind: 'cut-after-accepting' });
  expect(await opens()).toBe('opened');
  await until(() => at.log().includes('A token could not be exchanged'));
  // What is lost is lost, if Slack keeps its word that a refresh token works once.
  expect(await opens(apps[1])).toBe('opened');
  await until(() => at.log().includes('invalid_refresh_token'));
  expect(await opens(apps[1])).toBe('opened');
  await endsIn(-1);
  const fresh = await at.startApp();
  expect(await opens(fresh)).toContain('is not installed in your workspace');
  await at.install('T1');
  expect(await opens(fresh)).toBe('opened');
});

it('does not bring a workspace back that removed the app meanwhile', async () => {
  await endsIn(HOUR);
  at.cloud.faults.next('oauth.v2.access', { kind: 'slow', ms: 600 });
  expect(await opens()).toBe('opened');
  await until(async () => (await row())?.leaseOwner !== undefined);
  await at.cloud.uninstall('T1');
  await until(async () => (await row())?.endedAt !== undefined);
  await until(() => exchanges() === 1);
  expect(await row()).not.toHaveProperty('token');
  expect(await opens()).toContain('is not installed in your workspace');
});
