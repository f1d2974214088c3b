import { until } from '../../scripts/sandbox/slack/until.ts';
import type { RunningApp } from '../../src/app.ts';
import { newNotice } from '../../src/domain/notice.ts';
import { connectMongo, type MongoConnection } from '../../src/mongo/connection.ts';
import { createStore } from '../../src/mongo/store.ts';
import type { Store } from '../../src/usecases/ports.ts';
import { startTenants, type Tenants } from '../support/cloud.ts';
import { storeParts } from '../support/store-parts.ts';

const NOT_INSTALLED = 'is not installed in your workspace';
const OUTSIDER = 'only for the staff';

let at: Tenants;
let mongo: MongoConnection;
let store: Store;
beforeAll(async () => {
  at = await startTenants();
  mongo = await connectMongo({ uri: at.uri });
  store = createStore(mongo, storeParts({ now: Date.now }));
});
afterAll(async () => {
  await mongo.close();
  await at.stop();
});

const as = (place: string, user = 'USENCO') => at.cloud.in(place).as(user);
const said = async (place: string, user: string, command: string, text = '') =>
  (await as(place, user).command(command, text)).message?.text;

const setUp = async (place: string, name: string, by = 'UFIRST') => {
  const person = as(place, by);
  await person.command('/setting');
  await person.fill({
    Name: name,
    'Year-round or term-time': 'Year-round',
    SENCO: ['USENCO'],
    'SENCO channel': 'GSENCO',
    'Key persons and practitioners': ['UKEY'],
  });
  return person.submit();
};

const addChild = async (place: string, name: string) => {
  const person = as(place);
  await person.command('/child', 'add');
  await person.fill({ 'Child’s name': name, DOB: '2022-05-01', 'Key person': 'UKEY' });
  expect(await person.submit()).toMatchObject({ closed: true });
};

describe('two workspaces and an organisation', () => {
  it('know nothing of the app before they install it', async () => {
    expect(await said('T1', 'USENCO', '/child', 'help')).toContain(NOT_INSTALLED);
    expect(await said('E1', 'USENCO', '/child')).toContain(NOT_INSTALLED);
  });

  it('are claimed by whoever installed it, or by an admin, and by nobody else', async () => {
    await at.install('T1');
    await at.install('T2', 'USENCO');
    await at.install('E1');
    for (const place of ['T1', 'T2', 'E1'])
      expect(await said(place, 'UKEY', '/setting')).toContain('A workspace admin or owner sets up');
    expect(await said('T2', 'UFIRST', '/setting')).toContain('A workspace admin or owner sets up');
    expect(await setUp('T1', 'Willow Bank')).toMatchObject({ closed: true });
    expect(await setUp('T2', 'Hazelbrook', 'UADMIN')).toMatchObject({ closed: true });
    expect(await setUp('E1', 'North')).toMatchObject({ closed: true });
  });

  it('keep their children apart, where even the ids of people are the same', async () => {
    await addChild('T1', 'Zofia Nowak');
    await addChild('T2', 'Layla Hassan');
    await addChild('E1', 'Ola Kowal');
    expect((await store.settings.all({ tenant: 'E1' })).map(({ name }) => name)).toEqual(['North']);
    expect(await store.settings.all({ tenant: 'T3' })).toEqual([]);
    await as('T1').command('/child', 'zofia');
    expect(as('T1').text()).toContain('Zofia');
    await as('T1').close({ all: true });
    for (const [place, name] of [
      ['T2', 'zofia'],
      ['E1', 'layla'],
      ['T1', 'ola'],
    ] as const) {
      const answer = await as(place).command('/child', name);
      const seen = `${answer.message?.text ?? ''} ${as(place).view ? as(place).text() : ''}`;
      expect(seen).not.toMatch(/Zofia Nowak|Layla Hassan|Ola Kowal/);
    }
  });

  it('of an organisation it is one place, whichever workspace people are in', async () => {
    expect(await said('E1', 'UTHERE', '/child')).toContain('You are not in the team of a setting here yet');
  });

  it('refuse each other’s ids in buttons and forms', async () => {
    const [theirs] = await store.children.inSettings({
      tenant: 'T2',
      settingIds: (await store.settings.all({ tenant: 'T2' })).map(({ id }) => id),
    });
    const slack = at.cloud.in('T1');
    const before = as('T1').dms().length;
    await slack.send({
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: 'USENCO', team_id: 'T1' },
      trigger_id: 'made.up',
      actions: [{ type: 'button', block_id: 'b', action_id: 'open', value: `child-file|${theirs?.id}` }],
    });
    await until(() => as('T1').dms().length > before, { what: 'a refusal' });
    expect(as('T1').dms().at(-1)?.text).toContain('is not among the records you can open');
  });

  it.each([
    ['another workspace of the payload', { team_id: 'TFOREIGN', user_id: 'UFOREIGN' }, NOT_INSTALLED],
    ['a person of another workspace', { team_id: 'T1', user_id: 'UFOREIGN' }, OUTSIDER],
    ['a guest', { team_id: 'T1', user_id: 'UGUEST' }, OUTSIDER],
    ['a guest of one channel', { team_id: 'T1', user_id: 'UGUEST1' }, OUTSIDER],
    ['somebody who left', { team_id: 'T1', user_id: 'ULEFT' }, OUTSIDER],
    ['somebody nobody knows', { team_id: 'T1', user_id: 'U404' }, OUTSIDER],
    [
      'an organisation that is not theirs',
      { team_id: 'T1', enterprise_id: 'E9', is_enterprise_install: 'true', user_id: 'USENCO' },
      NOT_INSTALLED,
    ],
  ])('answer %s shortly, and show nothing', async (_, who, words) => {
    const form = { command: '/child', text: '', channel_id: 'GCONNECT', trigger_id: '1.2', ...who };
    const { status, body } = await at.cloud.in('T1').send(form);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining(words),
    });
    expect(body).not.toMatch(/Zofia|Willow/);
  });

  it('refuse a person whose home is elsewhere, though the place is theirs', async () => {
    const slack = at.cloud.in('T1');
    const { body } = await slack.send({
      type: 'block_suggestion',
      team: { id: 'T1' },
      user: { id: 'USENCO', team_id: 'T2' },
      action_id: 'child',
      block_id: 'child',
      value: 'zof',
    });
    expect(JSON.parse(body)).toEqual({ options: [] });
  });
});

describe('/setting', () => {
  it.each([
    ['Key persons and practitioners', 'UGUEST', 'Gus Guest is a guest or from another organisation'],
    ['Managers', 'UGUEST1', 'Gil Guest is a guest'],
    ['SENCO', 'UFOREIGN', 'Fay Foreign is a guest or from another organisation'],
    ['Inclusion lead', 'ULEFT', 'is not in this workspace any more'],
    ['SENCO channel', 'CPUBLIC', 'Please choose a private channel'],
    ['SENCO channel', 'GCONNECT', 'Please choose a private channel'],
    ['SENCO channel', 'GOFFERED', 'Please choose a private channel'],
    ['SENCO channel', 'GORG', 'Please choose a private channel'],
  ])('refuses in %s the choice of %s, beside the field', async (field, id, words) => {
    const person = as('T1');
    await person.command('/setting');
    await person.fill({ [field]: field === 'SENCO channel' ? id : ['USENCO', id] });
    const { closed, errors } = await person.submit();
    expect(closed).toBe(false);
    expect(Object.keys(errors ?? {})).toHaveLength(1);
    expect(Object.values(errors ?? {}).join()).toContain(words);
    await person.close({ all: true });
  });
});

describe('somebody who leaves', () => {
  const rights = (userId: string) => store.members.ofUser({ tenant: 'T1', userId });

  it.each([{ deleted: true }, { is_restricted: true }, { is_ultra_restricted: true }])(
    'or changes so: %j, has no rights from then on',
    async (change) => {
      const slack = at.cloud.in('T1');
      const [before] = await rights('UKEY');
      expect(before).toBeDefined();
      await slack.changeUser('UKEY', change);
      await until(async () => (await rights('UKEY')).length === 0, { what: 'the rights to go' });
      expect(await said('T1', 'UKEY', '/intervention', 'zofia')).toContain(OUTSIDER);
      expect(await store.members.ofUser({ tenant: 'T2', userId: 'UKEY' })).toHaveLength(1);
      // Back again, with whatever the SENCO gives them.
      await slack.changeUser('UKEY', { deleted: false, is_restricted: false, is_ultra_restricted: false });
      const settingId = before?.settingId ?? '';
      const team = await store.members.ofSettings({ tenant: 'T1', settingIds: [settingId] });
      if (before) await store.members.replaceAll({ tenant: 'T1', settingId, members: [...team, before] });
    },
  );

  it('keeps them where the news is old: they came back meanwhile', async () => {
    const slack = at.cloud.in('T1');
    const user = { ...slack.world.users.UKEY, deleted: true };
    await slack.send(
      JSON.stringify({
        ...{ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event_time: 1 },
        event: { type: 'user_change', user },
      }),
      { contentType: 'application/json' },
    );
    await until(() => at.cloud.exchanges.at(-1)?.name === 'users.info');
    expect(await rights('UKEY')).toHaveLength(1);
  });

  it('leaves no setting without anybody: an admin names a new SENCO, and sees no child', async () => {
    const slack = at.cloud.in('T1');
    const admin = as('T1', 'UADMIN');
    await slack.changeUser('USENCO', { deleted: true });
    await until(async () => (await rights('USENCO')).length === 0, { what: 'the rights to go' });
    expect(await said('T1', 'UKEY', '/setting')).toContain('Only a SENCO or manager');
    await admin.command('/setting');
    expect(admin.text()).toContain('Willow Bank');
    await admin.fill({ SENCO: ['UFIRST'] });
    expect(await admin.submit()).toMatchObject({ closed: true });
    expect(await rights('UFIRST')).toMatchObject([{ role: 'senco' }]);
    expect(await said('T1', 'UADMIN', '/child', 'zofia')).toContain('You are not in the team');
    // Led again, it is no admin's any more.
    await admin.command('/setting');
    expect(admin.text()).not.toContain('Willow Bank');
    await admin.close({ all: true });
    await slack.changeUser('USENCO', { deleted: false });
    const first = as('T1', 'UFIRST');
    await first.command('/setting');
    await first.fill({ SENCO: ['UFIRST', 'USENCO'] });
    expect(await first.submit()).toMatchObject({ closed: true });
  });

  it('keeps them where only their status changed', async () => {
    await at.cloud.in('T1').changeUser('UKEY', { profile: { status_text: 'on holiday' } });
    expect(await rights('UKEY')).toHaveLength(1);
  });
});

describe('an uninstallation', () => {
  const row = () => mongo.mongoose.collection<{ _id: string }>('installations').findOne({ _id: 'T1/app' });
  let second: RunningApp;
  let first: RunningApp;

  it('destroys the tokens, stops every process within seconds, and keeps the records', async () => {
    first = await at.startApp();
    second = await at.startApp();
    for (const app of [first, second]) {
      at.sendTo(app);
      expect(await said('T1', 'USENCO', '/due')).not.toContain(NOT_INSTALLED);
    }
    at.sendTo(first);
    await at.cloud.uninstall('T1');
    await until(async () => (await said('T1', 'USENCO', '/due'))?.includes(NOT_INSTALLED));
    expect(Object.keys((await row()) ?? {})).not.toEqual(expect.arrayContaining(['token']));
    expect(await row()).toMatchObject({ endedAt: expect.any(Number) });
    at.sendTo(second);
    await until(async () => (await said('T1', 'USENCO', '/due'))?.includes(NOT_INSTALLED), { ms: 8000 });
    expect(await said('T2', 'USENCO', '/due')).not.toContain(NOT_INSTALLED);
    expect(await store.settings.all({ tenant: 'T1' })).toHaveLength(1);
  });

  it('parks what is due meanwhile, tells nobody, and sends it after the next installation', async () => {
    const [setting] = await store.settings.all({ tenant: 'T1' });
    const scope = { tenant: 'T1', settingId: setting?.id ?? '' };
    const line = {
      ...{ planId: 'p', childId: 'c', childCode: 'WIL-01', planCode: 'ISP', step: 'due' as const },
      ...{ due: '2026-03-02', closure: null, became: { what: 'open' as const } },
    };
    const day = '2026-03-02';
    const notice = newNotice({
      id: 'n1',
      ...scope,
      kind: 'nudge',
      to: { channel: 'GSENCO' },
      day,
      lines: [line],
    });
    // A change of its words makes no sound, so that it goes out at any hour.
    await store.outbox.add({ ...notice, shown: 1, wanted: 2, place: { channel: 'GSENCO', ts: '1.1' } });
    await second.runReminders();
    expect(await store.outbox.get({ tenant: 'T1', id: 'n1' })).toMatchObject({
      ...{ state: 'parked', code: 'not_installed' },
    });
    expect(await store.outbox.counts()).toMatchObject({ parked: 1, waiting: 0 });

    await at.install('T1', 'UADMIN');
    expect(await store.outbox.get({ tenant: 'T1', id: 'n1' })).toMatchObject({ state: 'waiting' });
    await second.runReminders();
    expect(await store.outbox.counts()).toMatchObject({ parked: 0, waiting: 0 });
    await as('T1').command('/child', 'zofia');
    expect(as('T1').text()).toContain('Zofia');
    await as('T1').close({ all: true });
  });

  it('is not believed where the news is older than the next installation', async () => {
    await at.cloud.tellRevoked('T1');
    await until(() => at.cloud.exchanges.at(-1)?.name === 'auth.test');
    expect(await said('T1', 'USENCO', '/due')).not.toContain(NOT_INSTALLED);
    expect(await row()).toHaveProperty('token');
  });

  it('of an organisation ends it for all its workspaces', async () => {
    await at.cloud.uninstall('E1');
    await until(async () => (await said('E1', 'UTHERE', '/child'))?.includes(NOT_INSTALLED));
    expect(await said('E1', 'USENCO', '/child', 'help')).toContain(NOT_INSTALLED);
  });
});
