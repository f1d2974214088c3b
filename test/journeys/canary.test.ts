import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { type EmbeddedMongo, startMongo } from '../../scripts/mongo/start-mongo.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { clockFrom } from '../../src/clock.ts';
import { canariesIn, canariesStored, canariesUnder, canary, flush } from '../support/canaries.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { fillPlan, holdReview, logEntry, SMART, saves, writePlan } from '../support/paperwork.ts';
import { addChild, addSetting } from '../support/register.ts';
import { cardOf } from '../support/willow.ts';

/** Nothing is compressed, so that whatever is written can be found. */
const args = ['--wiredTigerCollectionBlockCompressor', 'none', '--wiredTigerJournalCompressor', 'none'];
const { text } = canary;
const plan = {
  child: canary.searched,
  values: {
    'Date of plan': '2026-06-01',
    'Specific need/s': `Need ${text} ${canary.foreign}`,
    Strategies: `Strategy ${text}`,
    'Parent / carer views': `Views ${text}`,
  },
};

let folder: string;
let mongod: EmbeddedMongo;
let nursery: Nursery;
let now = Date.parse('2026-07-10T09:00:00Z');
const goTo = async (instant: string) => {
  now = Date.parse(instant);
  await nursery.runReminders();
};
const senco = () => nursery.slack.as('USENCO');
const key = () => nursery.slack.as('UKEY');
const onDatabase = async <T>(work: (db: mongo.Db) => Promise<T>): Promise<T> => {
  const client = new mongo.MongoClient(mongod.uri);
  try {
    return await work(client.db());
  } finally {
    await client.close();
  }
};
const found = async () => {
  await flush(mongod.uri);
  return [...(await canariesUnder(folder)), ...(await canariesStored(mongod.uri))];
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'graduated-response-canary-'));
  mongod = await startMongo({ dataDir: folder, log: () => {}, args });
  nursery = await startNursery({
    clock: clockFrom(() => now),
    mongoUri: mongod.uri,
    role: 'all',
    env: { PUBLIC_URL: 'https://nursery.example' },
  });
});
afterAll(async () => {
  await nursery?.stop();
  await mongod?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('words of people', () => {
  it('go through every path', async () => {
    const { slack } = nursery;
    await addSetting(slack, {
      name: 'Willow',
      code: 'WIL',
      closures: `2026-08-03 to 2026-08-04 ${canary.closure}`,
      channel: 'GSENCO',
    });
    await addChild(slack, {
      name: canary.name,
      preferredName: canary.nickname,
      dob: canary.dob,
      setting: 'Willow',
      homeLanguage: text,
    });
    await addChild(slack, { name: `Ignatz ${canary.unprintable}`, dob: '2022-04-01', setting: 'Willow' });
    await writePlan(senco(), '/isp', plan);
    await logEntry(key(), {
      child: canary.searched,
      values: {
        Date: '2026-06-10',
        'Who / what': text,
        Comments: `Said ${text}`,
        'Target achieved': 'Achieved',
      },
    });
  });

  it('are corrected, signed and changed by two at once', async () => {
    await key().press('Correct', { message: await cardOf(key(), 'Logged: ') });
    await key().sees('Correct an entry');
    await key().fill({ Comments: `Corrected ${text}`, 'Why is this changed?': `Because ${text}` });
    await saves(key());
    await key().close({ all: true });
    await senco().press('Sign-off', { message: await cardOf(senco(), 'Saved: Individual support plan') });
    await senco().sees('Update');
    await senco().press('Update', { nth: 1 });
    await senco().sees('Where it stands');
    await senco().fill({
      'Where it stands': 'Signed',
      How: `By ${text}`,
      Date: '2026-06-02',
      'Seen by': text,
    });
    await saves(senco());
    await senco().close({ all: true });
    await key().command('/isp', canary.searched);
    await senco().command('/isp', canary.searched);
    await key().fill({ 'Parent / carer views': `Other ${text}` });
    await saves(key());
    await senco().fill({ 'Parent / carer views': `Third ${text}` });
    expect((await senco().submit()).closed).toBe(false);
    await saves(senco());
  });

  it('come out of files and lists', async () => {
    const admin = nursery.slack.as('UADMIN');
    await admin.command('/setting');
    const content = `from,to,label\n2026-08-10,2026-08-11,${canary.closure} ${text}`;
    await admin.fill({ 'Closures from a file (.csv or .ics)': [{ name: `${text}.csv`, content }] });
    await saves(admin);
    await senco().command('/child', 'import');
    await senco().fill({ Rows: `Name,DOB,GR level\nBarnaby ${text},${canary.dob},1` });
    await saves(senco());
    await senco().close({ all: true });
    await senco().command('/child', canary.nickname);
    await senco().press('Ask for a report');
    await senco().sees('Agency');
    await senco().fill({
      Agency: `Agency ${text}`,
      'What is needed': 'A copy',
      'Who is asked': 'The parents',
    });
    await saves(senco());
    await senco().close({ all: true });
  });

  it('are arranged around when a reminder comes', async () => {
    await goTo('2026-07-13T09:00:00Z');
    const message = await until(() => nursery.slack.messages('GSENCO')[0], { what: 'a reminder' });
    expect(canariesIn(Buffer.from(JSON.stringify(message)))).toEqual([]);
    await senco().press('Not before…', { message });
    await senco().sees('Not before');
    await senco().fill({ 'Not before': '2026-07-15', 'Why?': `Mother ${text}` });
    await saves(senco());
    await senco().press('Choose a date', { message });
    await senco().sees('Day of the meeting');
    await senco().fill({ 'Day of the meeting': '2026-07-16' });
    await saves(senco());
    await nursery.runReminders();
    await until(() => nursery.slack.messages('GSENCO')[0]?.text.includes('meeting planned'));
  });

  it('stand in the list of what is due, and not in the calendar', async () => {
    const { message: due } = await senco().command('/due');
    expect(due?.text).toContain(canary.nickname);
    expect(due?.text).toContain('16 July 2026');
    await senco().command('/due', 'feed');
    await senco().press('Make a link');
    const path = await until(() => /nursery\.example(\/calendar\/\S+?\.ics)/.exec(senco().text())?.[1]);
    await senco().close({ all: true });
    const calendar = await (await fetch(nursery.origin + path)).text();
    expect(calendar).toContain('WIL-01 ISP');
    expect(canariesIn(Buffer.from(calendar))).toEqual([]);
  });

  it('are in the list of the morning, and in what is tapped there', async () => {
    const { message: list } = await key().command('/intervention', 'today');
    await key().press('Send me this every morning', { message: list });
    await key().sees('Time');
    await key().fill({ Time: '08:45' });
    await key().submit();
    await key().close({ all: true });
    await goTo('2026-07-14T07:45:00Z');
    const morning = await until(() =>
      key()
        .dms()
        .findLast(({ text: words }) => words.includes('Today’s targets')),
    );
    expect(morning.text).toContain(canary.nickname);
    await key().press('Partly', { message: morning, in: 'ISP 1.' });
    await key().sees('ISP 1.');
    await key().fill({ Comments: `Half ${text}` });
    await saves(key());
    await key().close({ all: true });
    now = Date.parse('2026-07-15T09:00:00Z');
  });

  it('wait in a draft, and are reviewed', async () => {
    await fillPlan(key(), '/ipm', {
      child: canary.searched,
      values: { 'Observed strengths': text },
      targets: [{ [SMART]: `Target ${text}`, Resources: canary.foreign }],
    });
    await key().close({ all: true });
    await holdReview(senco(), {
      child: canary.searched,
      outcome: 'Achieved',
      values: {
        'Progress towards targets': `Progress ${text}`,
        'Parent/carer views': text,
        'Areas for development': text,
        'Next steps': text,
      },
    });
  });

  it('run into everything that fails', async () => {
    // No font has these letters.
    await fillPlan(key(), '/isp', { ...plan, child: 'ignatz' });
    await saves(key());
    await until(() =>
      key()
        .dms()
        .some((message) => message.text.includes('no font here')),
    );
    // Slack takes neither the paper nor the words about it.
    const { faults } = nursery.slack;
    const methods = ['files.getUploadURLExternal', 'chat.postMessage'];
    for (const method of methods) faults.next(method, { kind: 'server-error' });
    await key().command('/intervention', canary.searched);
    await key().fill({ 'Who / what': text, Comments: `Unsent ${text}`, 'Target achieved': 'Achieved' });
    await saves(key());
    await until(() => methods.some((method) => faults.struck(method) > 0));
    faults.clear();
    // MongoDB refuses the row and quotes it in its error.
    const refuseAll = (level: 'off' | 'strict') =>
      onDatabase((db) =>
        db.command({ collMod: 'entries', validator: { never: true }, validationLevel: level }),
      );
    await refuseAll('strict');
    await key().command('/intervention', canary.searched);
    await key().fill({ 'Who / what': text, Comments: `Lost ${text}`, 'Target achieved': 'Achieved' });
    expect(JSON.stringify(await key().submit())).toContain('give this reference');
    await refuseAll('off');
    await key().close({ all: true });
    // A row changed from outside.
    await onDatabase((db) => db.collection('children').updateMany({}, { $set: { sealed: 'x' } }));
    const answer = await key().command('/isp', canary.name);
    expect(answer.message?.text).toContain('was changed from outside the app');
  });

  it('were never written to the log or the disk', async () => {
    expect(nursery.log()).toContain('"code":"tampered"');
    expect(nursery.log()).toContain('"reference"');
    expect(canariesIn(Buffer.from(nursery.log()))).toEqual([]);
    expect(await found()).toEqual([]);
  });

  it('would have been found', async () => {
    expect(canariesIn(Buffer.from(`{"a":"${canary.foreign}"}`))).toContain(canary.foreign);
    await onDatabase((db) => db.collection('children').updateOne({}, { $set: { code: `X ${canary.name}` } }));
    const names = await found();
    expect(names).toContain(`children: ${canary.name}`);
    expect(names).toContain(`oplog.rs: ${canary.name}`);
    expect(names.join('\n')).toMatch(/collection-\S+\.wt: Zephyrine Quillfeather/);
    expect(names.join('\n')).toMatch(/WiredTigerLog\.\d+: Zephyrine Quillfeather/);
  });
});
