import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../src/domain/errors.ts';
import { form, startTestApp, type TestApp } from './support.ts';

const CANARY = 'Zofia-Canary';
const refusal = new AppError({ code: 'not-yours', message: CANARY, userMessage: 'Ask your <SENCO>.' });
let ran = 0;
let at: TestApp;

beforeAll(async () => {
  at = await startTestApp({
    commands: {
      '/say': async (_, { text, channelId }) => ({
        kind: 'say',
        message: { text: `${text} in ${channelId}` },
      }),
      '/open': async () => ({ kind: 'open', view: form('opened') }),
      '/done': async ({ actor }) => ({
        kind: 'done',
        afterwards: (slack) => slack.directMessage({ userId: actor.userId, message: { text: 'later' } }),
      }),
      '/refuse': async () => Promise.reject(refusal),
      '/break': async () => Promise.reject(new TypeError(`cannot read ${CANARY}`)),
      '/unfit': async () => ({ kind: 'clear' }),
      '/hang': () => new Promise(() => {}),
      '/late': async () => {
        await wait(3200);
        ran += 1;
        throw new Error(CANARY);
      },
      '/breaks-later': async () => ({ kind: 'done', afterwards: () => Promise.reject(new Error(CANARY)) }),
      '/refuses-later': async () => ({ kind: 'done', afterwards: () => Promise.reject(refusal) }),
    },
  });
});
afterAll(() => at.close());

const una = () => at.slack.as('U1');

describe('commands', () => {
  it('says a reply to the asker alone, in the answer itself', async () => {
    const { message } = await una().command('/say', '  hello  ', { channel: 'C1' });
    expect(message).toMatchObject({ text: 'hello in C1', ephemeralFor: 'U1' });
  });

  it('opens a form with one call', async () => {
    const before = at.slack.exchanges.length;
    expect(await una().command('/open')).toMatchObject({ status: 200, message: undefined });
    expect(una().text()).toContain('This is opened');
    const calls = at.slack.exchanges.slice(before).filter(({ direction }) => direction === 'to-slack');
    expect(calls.map(({ name }) => name)).toEqual(['views.open']);
  });

  it('answers with nothing, and does the slow part afterwards', async () => {
    expect(await una().command('/done')).toMatchObject({ status: 200, message: undefined });
    await wait(200);
    expect(
      una()
        .dms()
        .map(({ text }) => text),
    ).toContain('later');
  });

  it('answers a known error with its sentence, as plain words', async () => {
    const { message } = await una().command('/refuse', CANARY);
    expect(message?.text).toBe('Ask your &lt;SENCO&gt;.');
    expect(at.log()).toContain('not-yours');
  });

  it('answers an unknown error with a reference that stands in the log with its place', async () => {
    const { message } = await una().command('/break', CANARY);
    const reference = /reference: ([A-Z2-9]{6})/.exec(message?.text ?? '')?.[1];
    const line =
      at
        .log()
        .split('\n')
        .find((it) => it.includes(reference ?? '?')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      action: '/break',
      user: 'U1',
      code: 'TypeError',
      method: expect.stringMatching(/^test\/slack\/commands\.test\.ts:\d+/),
    });
  });

  it('takes an answer that does not fit a command for a fault of ours', async () => {
    expect((await una().command('/unfit')).message?.text).toContain('give this reference');
    expect(at.log()).toContain('unfit-clear');
  });

  it('says so when the form cannot be opened any more', async () => {
    at.slack.world.triggers.old = { id: 'old', userId: 'U1', expiresAt: 0, exchanged: false };
    const late = await at.slack.send({
      command: '/open',
      text: '',
      team_id: 'T0SANDBOX',
      user_id: 'U1',
      channel_id: 'C1',
      trigger_id: 'old',
    });
    expect(late).toMatchObject({ status: 200, body: expect.stringContaining('took too long for Slack') });
  });

  it('gives up in time, and logs what fails later', async () => {
    const [hung, late] = await Promise.all([una().command('/hang'), una().command('/late')]);
    for (const { ms, message } of [hung, late]) {
      expect(ms).toBeLessThan(2950);
      expect(message?.text).toBe('That took too long. Please try again.');
    }
    await wait(800);
    expect(ran).toBe(1);
    expect(at.log()).toContain('"action":"/late"');
  });

  it('tells in a direct message what failed after the answer', async () => {
    await una().command('/breaks-later');
    await una().command('/refuses-later');
    await wait(200);
    const told = una()
      .dms()
      .map(({ text }) => text)
      .join('\n');
    expect(told).toMatch(/after your last step.*reference: [A-Z2-9]{6}/);
    expect(told).toContain('Ask your &lt;SENCO&gt;.');
  });

  it('answers an unknown command', async () => {
    expect((await una().command('/nobody')).message?.text).toContain('not known here');
  });

  it('logs nothing that anybody typed', () => {
    expect(at.log()).not.toContain(CANARY);
  });
});
