import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { mongo } from 'mongoose';
import type { Exchange } from '../../scripts/sandbox/slack/exchanges.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import { mutated, nonsense, type Request } from '../support/mutations.ts';
import type { Nursery } from '../support/nursery.ts';
import { type OwnProcess, startOwnProcess } from '../support/own-process.ts';
import { addRow, logEntry, SMART, saves, writePlan } from '../support/paperwork.ts';
import { signingSecret } from '../support/slack-world.ts';
import { startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
let nursery: Nursery;
let app: OwnProcess;
/** One of each kind that Slack sent while people worked. */
let bodies: readonly string[];
let client: mongo.MongoClient;
const senco = () => nursery.slack.as('USENCO');

beforeAll(async () => {
  nursery = await startWillow(['Zofia', 'Layla']);
  client = new mongo.MongoClient(nursery.uri);
  app = await startOwnProcess(nursery);
  await work();
  bodies = nursery.slack.exchanges.flatMap(({ direction, request }) =>
    direction === 'to-app' && typeof request.body === 'string' ? [request.body] : [],
  );
  bodies = [...bodies, suggestion()];
}, 60_000);
afterAll(async () => {
  await client.close();
  await app.stop();
  await nursery.stop();
});

/** Typing into the search of children, which a nursery of two does not show. */
const suggestion = (): string => {
  const { id } = nursery.slack.world.team;
  const asker = { team: { id }, user: { id: 'USENCO', team_id: id } };
  const asked = { type: 'block_suggestion', action_id: 'find-child', block_id: 'pick', value: 'zo' };
  return new URLSearchParams({ payload: JSON.stringify({ ...asked, ...asker }) }).toString();
};

const work = async (): Promise<void> => {
  await writePlan(senco(), '/isp', supportPlan(zofia, { ...zofia.plan, strategies: ['Wait ten seconds'] }));
  const values = { Date: '2026-07-01', Comments: 'Looked at the board', 'Target achieved': 'achieved' };
  await logEntry(senco(), { child: 'zofia', values });
  await senco().command('/ipm', 'layla');
  await addRow(senco(), 'target', { [SMART]: 'Layla signs more' }, '1. Layla signs more');
  await senco().close({ all: true });
  await senco().command('/plan', 'zofia');
  await senco().submit();
  await senco().command('/child', 'zofia');
  await senco().press('Edit details');
  await senco().sees('Consent given on');
  await saves(senco());
  await senco().close({ all: true });
  await senco().command('/child', 'import');
  await senco().fill({ Rows: 'nothing' });
  await senco().submit();
  await senco().close({ all: true });
  await senco().command('/setting');
  await senco().fill({ Closures: 'nothing' });
  await senco().submit();
  await senco().close({ all: true });
  await senco().command('/due');
};

/** All that is somebody's record: not receipts, drafts, and what is only remembered. */
const records = async (): Promise<string> => {
  const names = ['settings', 'members', 'children', 'records', 'versions', 'entries', 'reports'];
  const db = client.db();
  const rows = names.map((name) => db.collection(name).find().sort({ _id: 1 }).toArray());
  return JSON.stringify(await Promise.all(rows));
};

const survives = async ({ body, contentType }: Request): Promise<void> => {
  const answer = await nursery.slack.send(body, { contentType });
  if (answer.problem === 'timeout') throw new Error('no answer in time');
  if (answer.status >= 500) throw new Error(`answered ${answer.status}`);
  expect(app.isUp()).toBe(true);
  const next = await senco().command('/child', 'help');
  expect(next).toMatchObject({ status: 200 });
  if (next.problem)
    throw new Error(`${next.problem} ${JSON.stringify(nursery.slack.exchanges.at(-1)?.answer)}`);
  // The stand-in's own memory, which is not what is measured.
  (nursery.slack.exchanges as Exchange[]).length = 0;
};

describe('any request', () => {
  it('has all kinds to start from', () => {
    const kinds = new Set(
      bodies.flatMap((body) => /^payload=%7B%22type%22%3A%22(\w+)%22/.exec(body)?.[1] ?? 'command'),
    );
    expect([...kinds].sort()).toEqual(['block_actions', 'block_suggestion', 'command', 'view_submission']);
  });

  it('is taken by one of many processes, once', async () => {
    const body = new URLSearchParams({
      command: '/child',
      text: 'help',
      team_id: 'T1',
      user_id: 'U1',
    }).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    };
    const statuses = [];
    for (const origin of [nursery.origin, app.origin, nursery.origin])
      statuses.push((await fetch(`${origin}/slack/events`, { method: 'POST', headers, body })).status);
    expect(statuses).toEqual([200, 401, 401]);
  });

  it('that is none of Slack’s is answered, and so is the next', async () => {
    await fc.assert(fc.asyncProperty(nonsense(), survives), { numRuns: 150 });
  }, 120_000);

  it('with anything changed in it is answered, changes no record, and the next is answered', async () => {
    const before = await records();
    await fc.assert(fc.asyncProperty(mutated(bodies), survives), { numRuns: 150 });
    const warm = app.megabytes();
    await fc.assert(fc.asyncProperty(mutated(bodies), survives), { numRuns: 250 });
    expect(app.megabytes() - warm).toBeLessThan(150);
    expect(await records()).toBe(before);
  }, 300_000);

  it('leaves ids and codes in the log', () => {
    expect(app.complaints()).toBe('');
    expect(app.log()).not.toMatch(/Zofia|Layla|Looked|Wait ten|\$ne|\$gt|xxxx|channel>|\\u0000|mongodb:/);
    // Slack's refusal of a changed trigger is no fault of ours.
    const failed = app
      .log()
      .split('\n')
      .filter((line) => line.includes('Something went wrong') && !line.includes('WebAPIPlatformError'));
    expect(failed).toEqual([]);
  });
});
