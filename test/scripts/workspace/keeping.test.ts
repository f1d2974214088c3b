import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf, filled, opens, own, startTestWorkspace, type TestWorkspace, textsIn } from './support.ts';

let at: TestWorkspace;
beforeEach(async () => {
  at = await startTestWorkspace({ fresh: true });
});
afterEach(() => at.remove());

const worldFile = () => join(at.dataDir, 'workspace', 'world.json');

const logOne = async () => {
  const view = await opens(at, 'UPRIYA', '/intervention zofia');
  const values = filled(view, { target: 'ISP 1', outcome: 'Achieved' });
  await at.act('UPRIYA', 'submit', { view: view.id, values });
  await at.sees('UPRIYA', (it) => filesOf(it).length > 0);
};

it('goes on after a restart where it stopped: messages, files, open forms, clock, guide', async () => {
  await logOne();
  await opens(at, 'UANNA', '/review zofia');
  await at.act('UANNA', 'clock', { to: 'next day' });
  const before = { priya: await at.see('UPRIYA'), anna: await at.see('UANNA'), entries: await at.entries() };
  at = await at.restart();
  const priya = await at.see('UPRIYA');
  expect(priya.places).toEqual(before.priya.places);
  expect(priya.guide).toEqual(before.priya.guide);
  expect(priya.clock.today).toBe('2026-03-03');
  expect(priya.clock.now).toBeGreaterThanOrEqual(before.priya.clock.now);
  expect(priya.clock.now - before.priya.clock.now).toBeLessThan(60_000);
  expect(priya.version).toBeGreaterThan(before.priya.version);
  expect((await at.see('UANNA')).modal).toEqual(before.anna.modal);
  expect(await at.entries()).toBe(before.entries);
  const [file] = filesOf(priya);
  expect((await fetch(`${at.url}/file/${file?.id}?as=UPRIYA`)).status).toBe(200);
  // The form that was open then can be used now.
  const [view] = (await at.see('UANNA')).modal;
  expect((await at.act('UANNA', 'submit', { view: view?.id ?? '', values: {} })).errors).toBeDefined();
});

it('keeps a change without being stopped', async () => {
  await at.act('UPRIYA', 'write', { place: own('UPRIYA'), text: 'a note to myself' });
  await at.sees('UPRIYA', async () =>
    (await readFile(worldFile(), 'utf8').catch(() => '')).includes('a note to myself'),
  );
  expect(await readdir(join(at.dataDir, 'workspace'))).toEqual(['clock.json', 'world.json']);
});

it('starts over with --fresh', async () => {
  await logOne();
  const entries = await at.entries();
  at = await at.restart({ fresh: true });
  const { places, clock, guide } = await at.see('UPRIYA');
  expect(places.flatMap(({ messages }) => messages)).toEqual([]);
  expect(clock.today).toBe('2026-03-02');
  expect(guide?.map(({ done }) => done)).toEqual([false, false, false, false]);
  expect(await at.entries()).toBe(entries - 1);
});

it.each(['{"team":', '{"messages":[]}'])(
  'sets a world file aside that holds %s, and keeps the records',
  async (text) => {
    await logOne();
    await at.stop();
    await writeFile(worldFile(), text);
    const entries = await at.entries();
    at = await at.restart();
    expect(at.said).toEqual([
      expect.stringMatching(/world\.json cannot be read and is now .*unreadable.*records are still there/),
    ]);
    expect(await readdir(join(at.dataDir, 'workspace'))).toContainEqual(
      expect.stringMatching(/^world\.json\.unreadable-/),
    );
    expect(textsIn(await at.see('UPRIYA'), 'app')).toEqual([]);
    expect(await at.entries()).toBe(entries);
    await at.act('UPRIYA', 'write', { place: own('UPRIYA'), text: '/child zofia' });
    await at.sees('UPRIYA', ({ modal }) => JSON.stringify(modal).includes('Zofia'));
  },
);

it('walks through the guide to its end, and can put it away', async () => {
  await logOne();
  const done = async () => (await at.see('UANNA')).guide?.map((step) => step.done);
  expect(await done()).toEqual([true, false, false, false]);
  await at.act('UANNA', 'put guide away', {});
  expect(await done()).toBeUndefined();
  at = await at.restart();
  expect(await done()).toBeUndefined();
});

it('has the second step done by a message of the app, the last by opening the PDF', async () => {
  const channel = 'C0SENCOWIL';
  const token = { authorization: 'Bearer xoxb-for-tests', 'content-type': 'application/json' };
  const body = JSON.stringify({ channel, text: 'WIL-01: review due' });
  const tell = () =>
    fetch(`${at.running.slack.apiUrl}chat.postMessage`, { method: 'POST', headers: token, body });
  await tell();
  // What comes on the first day shows nothing of days gone by.
  expect((await at.see('UANNA')).guide?.[1]?.done).toBe(false);
  await at.act('UANNA', 'clock', { to: 'next day' });
  await tell();
  const view = await opens(at, 'UANNA', '/review zofia');
  const outcomes = view.blocks.flatMap(({ block_id }) => (block_id.startsWith('outcome') ? [block_id] : []));
  const wanted = {
    ...Object.fromEntries(outcomes.map((id) => [id, 'Achieved'])),
    progress: 'Well',
    nextSteps: 'Go on',
  };
  const values = filled(view, wanted);
  expect(await at.act('UANNA', 'submit', { view: view.id, values })).toEqual({});
  const [file] = await at.sees('UANNA', (it) => (filesOf(it).length > 0 ? filesOf(it) : undefined));
  const done = async () => (await at.see('UANNA')).guide?.map((step) => step.done);
  expect(await done()).toEqual([false, true, true, false]);
  await (await fetch(`${at.url}/file/${file?.id}?as=UANNA`)).arrayBuffer();
  expect(await done()).toEqual([false, true, true, true]);
  await logOne();
  expect(await done()).toBeUndefined();
});
