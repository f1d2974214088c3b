import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedMongo, startMongo } from '../../scripts/mongo/start-mongo.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { saves, writePlan } from '../support/paperwork.ts';
import { paperOf } from '../support/read-pdf.ts';
import { startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
let folder: string;
let mongod: EmbeddedMongo;
let nursery: Nursery;
const key = () => nursery.slack.as('UKEY');

/** A mongod that is stopped answers nothing and refuses nothing, like one behind a dead network. */
const signal = (name: NodeJS.Signals) => {
  for (const pid of mongod.pids) process.kill(pid, name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'graduated-response-away-'));
  mongod = await startMongo({ dataDir: folder, log: () => {} });
  nursery = await startWillow(['Zofia'], { mongoUri: mongod.uri });
  await writePlan(key(), '/isp', supportPlan(zofia, { ...zofia.plan, strategies: ['Wait ten seconds'] }));
});
afterAll(async () => {
  signal('SIGCONT');
  await nursery.stop();
  await mongod.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('while MongoDB is away', () => {
  it('keeps the form and its words, says so within 3 s, and saves one entry when it is back', async () => {
    await key().command('/intervention', 'zofia');
    await key().fill({ Date: '2026-03-02', Comments: 'Looked at the board', 'Target achieved': 'achieved' });
    signal('SIGSTOP');
    try {
      const refused = await key().submit();
      expect(refused).toMatchObject({ status: 200, closed: false });
      expect(refused.ms).toBeLessThan(3000);
      const said = Object.values(refused.errors ?? {}).join();
      expect(said).toMatch(/nothing was saved|too long/i);
      expect(key().text()).toContain('Looked at the board');
      expect(nursery.log()).toContain('Signatures are remembered by this process alone');
    } finally {
      signal('SIGCONT');
    }
    const paper = await paperOf(key(), async () => {
      // The first press may still be on its way into the store; the second must not add to it.
      let saved = await key().submit();
      if (!saved.closed) saved = await saves(key());
    });
    expect(paper.split('Looked at the board')).toHaveLength(2);
    expect(paper).toContain('1 of 1 achieved');
  });

  it('answers a command in words, too', async () => {
    signal('SIGSTOP');
    try {
      const answer = await key().command('/isp', 'zofia');
      expect(answer.ms).toBeLessThan(3000);
      expect(answer.message?.text).toBeTruthy();
    } finally {
      signal('SIGCONT');
    }
    await key().command('/isp', 'zofia');
    await key().sees('Date of plan');
  });
});
