import { newNotice } from '../../src/domain/notice.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { createStore } from '../../src/mongo/store.ts';
import { testDatabase } from '../support/mongo.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { storeParts } from '../support/store-parts.ts';

const database = testDatabase();
let nursery: Nursery;
const parked = (id: string, code: string) => ({
  ...newNotice({ id, tenant: 'T1', settingId: 's', kind: 'nudge', to: { channel: 'C' }, day: '2026-03-02' }),
  ...{ state: 'parked' as const, code },
});

const withStore = async <T>(work: (store: ReturnType<typeof createStore>) => Promise<T>): Promise<T> => {
  const mongo = await connectMongo({ uri: database.uri });
  const store = createStore(mongo, storeParts({ now: Date.now }));
  await createIndexes(mongo);
  try {
    return await work(store);
  } finally {
    await mongo.close();
  }
};

beforeAll(async () => {
  await withStore(async ({ outbox }) => {
    await outbox.add(parked('revoked', 'token_revoked'));
    await outbox.add(parked('archived', 'is_archived'));
  });
  nursery = await startNursery({ mongoUri: database.uri });
});
afterAll(async () => {
  await nursery.stop();
  await database.drop();
});

describe('one workspace with a token of its own', () => {
  it('has at its start another try at what an old token could not send, and at nothing else', async () => {
    await withStore(async ({ outbox }) => {
      expect(await outbox.get({ tenant: 'T1', id: 'revoked' })).toMatchObject({ state: 'waiting' });
      expect(await outbox.get({ tenant: 'T1', id: 'archived' })).toMatchObject({ state: 'parked' });
    });
  });

  it('has no page to install it elsewhere', async () => {
    for (const path of ['/slack/install', '/slack/oauth_redirect?code=x&state=y'])
      expect((await fetch(nursery.origin + path)).status).toBe(404);
  });

  it('answers no other workspace, not even that of an admin there', async () => {
    const form = { command: '/setting', text: '', channel_id: 'C', trigger_id: '1.2', user_id: 'UADMIN' };
    const { body } = await nursery.slack.send({ ...form, team_id: 'TFOREIGN' });
    expect(JSON.parse(body).text).toContain('is not installed in your workspace');
    const asOrg = { ...form, team_id: 'TFOREIGN', enterprise_id: 'E9', is_enterprise_install: 'true' };
    expect(JSON.parse((await nursery.slack.send(asOrg)).body).text).toContain('is not installed');
  });

  it('asks Slack once whose token it is', async () => {
    await nursery.slack.as('UADMIN').command('/setting');
    await nursery.slack.as('USENCO').command('/due');
    expect(nursery.slack.exchanges.filter(({ name }) => name === 'auth.test')).toHaveLength(1);
  });

  it('does not keep a form from being answered where Slack does not say who somebody is', async () => {
    nursery.slack.faults.next('users.info', { kind: 'hang' });
    const { message } = await nursery.slack.as('UKEY').command('/child');
    expect(message?.text).toContain('You are not in the team of a setting here yet');
    expect(nursery.log()).toContain('Slack did not say who somebody is');
  });
});
