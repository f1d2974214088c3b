import { mongo } from 'mongoose';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { auditFaults } from '../../src/domain/audit-check.ts';
import { auditChains } from '../../src/mongo/audit-chains.ts';
import { digestOf, hashOf } from '../../src/mongo/audit-hash.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { childNamed } from '../support/hazelbrook.ts';
import type { Nursery } from '../support/nursery.ts';
import { openedRows } from '../support/opened-rows.ts';
import { storeParts } from '../support/store-parts.ts';
import { startTwoSettings } from '../support/two-settings.ts';

const zofia = childNamed('Zofia');
let nursery: Nursery;
beforeAll(async () => {
  nursery = await startTwoSettings();
});
afterAll(() => nursery.stop());

const senco = () => nursery.slack.as('USENCO');
const openFile = () => senco().command('/child', 'WIL-01');
const fileNamed = (part: string) =>
  until(
    () =>
      senco()
        .files()
        .findLast(({ name }) => name.includes(part)),
    { ms: 30_000, what: part },
  );

async function rowsHolding(text: string): Promise<readonly string[]> {
  const client = new mongo.MongoClient(nursery.uri);
  try {
    const names = (await client.db().listCollections().toArray()).map(({ name }) => name);
    const found = await Promise.all(
      names.map(async (name) => {
        const rows = await client.db().collection(name).find().toArray();
        return rows.some((row) => JSON.stringify(row).includes(text)) ? [name] : [];
      }),
    );
    return found.flat().sort();
  } finally {
    await client.close();
  }
}

let childId = '';

it('gives the SENCO everything as PDF and JSON, and nobody else the button', async () => {
  await nursery.slack.as('UKEY').command('/child', 'WIL-01');
  expect(nursery.slack.as('UKEY').text()).not.toContain('Export everything');
  await openFile();
  expect(senco().text()).toContain('May be erased from');
  await senco().press('Export everything');
  const json = JSON.parse(new TextDecoder().decode((await fileNamed('everything-2026-07-10.json')).bytes));
  childId = json.child.id;
  expect(json.child.name).toBe(zofia.name);
  expect(json.records[0].versions).toHaveLength(1);
  expect(json.audit.map((line: { action: string }) => line.action)).toContain('export child');
  expect(JSON.stringify(json)).not.toContain('Amara');
  const { text } = await readPdf((await fileNamed('everything-2026-07-10.pdf')).bytes);
  expect(text).toContain('Who opened or changed the record');
  expect(text).toContain('WIL-01');
});

it('erases nothing under a legal hold', async () => {
  await openFile();
  await senco().press('Legal hold');
  await senco().sees('nobody can erase');
  await senco().fill({ 'Your reason': 'A complaint is open' });
  expect((await senco().submit()).closed).toBe(true);
  await openFile();
  expect(senco().text()).toContain('A complaint is open');
  await senco().press('Erase');
  await senco().sees('cannot be erased');
  await senco().close({ all: true });
  await openFile();
  await senco().press('Lift legal hold');
  await senco().sees('once the hold is lifted');
  await senco().fill({ 'Your reason': 'It was settled' });
  expect((await senco().submit()).closed).toBe(true);
});

it('erases a child once the code is typed and a reason given', async () => {
  expect(await rowsHolding(childId)).toContain('children');
  await openFile();
  await senco().press('Erase');
  await senco().sees('Too early?');
  await senco().fill({ 'The child’s code': 'WIL-02', 'Your reason': `${zofia.name} has left` });
  expect(Object.keys((await senco().submit()).errors ?? {}).sort()).toStrictEqual([
    'The child’s code',
    'Your reason',
  ]);
  await senco().fill({ 'The child’s code': 'wil-01', 'Your reason': 'Moved to Scotland' });
  await senco().submit();
  const { text } = await readPdf((await fileNamed('certificate-of-erasure')).bytes);
  expect(text).toContain('WIL-01');
  expect(text).not.toContain(zofia.name);
});

it('leaves no row with the child’s id but the certificate and the audit trail, and no name', async () => {
  expect(await rowsHolding(childId)).toStrictEqual(['audit', 'certificates']);
  const opened = JSON.stringify(await openedRows(nursery));
  expect(opened).not.toContain(zofia.name);
  expect(opened).not.toContain('A complaint is open');
  expect(opened).toContain('Moved to Scotland');
});

it('leaves an audit trail that still holds', async () => {
  const mongoConnection = await connectMongo({ uri: nursery.uri });
  const { ring, logger } = storeParts();
  for await (const { lines, head } of auditChains(mongoConnection, { ring, logger, now: Date.now }))
    expect(auditFaults({ lines, head, hashing: { hashOf, digestOf } })).toStrictEqual([]);
  await mongoConnection.close();
});

it('takes the files out of Slack with the next sweep', async () => {
  await nursery.runReminders();
  await until(
    () => Object.values(nursery.slack.world.files).every(({ name }) => !/everything|ISP/.test(name)),
    { what: 'files gone' },
  );
});
