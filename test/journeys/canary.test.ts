import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { type EmbeddedMongo, startMongo } from '../../scripts/mongo/start-mongo.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { canariesIn, canariesStored, canariesUnder, canary, flush } from '../support/canaries.ts';
import { clockOn, type Nursery, startNursery } from '../support/nursery.ts';
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
  nursery = await startNursery({ clock: clockOn('2026-07-10'), mongoUri: mongod.uri });
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
