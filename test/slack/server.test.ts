import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { clockFrom, systemClock } from '../../src/clock.ts';
import { signingSecret, startTestApp, TEAM, type TestApp } from './support.ts';

let at: TestApp;

beforeAll(async () => {
  at = await startTestApp(
    { commands: { '/say': async (_, { text }) => ({ kind: 'say', message: { text: `heard ${text}` } }) } },
    // Signatures do not depend on where the app's clock stands.
    { clock: clockFrom(() => 0) },
  );
});
afterAll(() => at.close());

const command = {
  command: '/say',
  text: 'hello',
  team_id: TEAM,
  user_id: 'U1',
  channel_id: 'C1',
  trigger_id: '1',
};
let sent = 0;
/** A command with a trigger of its own, as Slack gives to each: the same request twice is refused. */
const fresh = (body: Parameters<TestApp['slack']['send']>[0]) => {
  sent += 1;
  return typeof body === 'string' ? body : { ...body, trigger_id: String(sent) };
};
const send = (body: Parameters<TestApp['slack']['send']>[0], options = {}) =>
  at.slack.send(fresh(body), options);
const status = async (...args: Parameters<typeof send>) => (await send(...args)).status;
const signedAt = (body: string, timestamp: number) => ({
  timestamp,
  signature: `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
});

describe('what comes before Bolt', () => {
  it.each([
    ['payload=null', 'payload=null'],
    ['a payload that is not JSON', 'payload={'],
    ['a payload that is a list', 'payload=[]'],
    ['a payload that is a text', 'payload="x"'],
    ['a payload without a type', 'payload={}'],
    ['two payloads', 'payload={"type":"x"}&payload={"type":"x"}'],
    ['a form without a command', 'text=hello'],
    ['nothing', ''],
    ['deep nesting', `payload=${'['.repeat(100_000)}`],
    ['an interaction without a person', 'payload={"type":"block_actions","actions":[]}'],
    ['an event of nothing', 'payload={"type":"event_callback","event":null}'],
  ])('answers 400 to %s', async (_, body) => {
    expect(await status(body)).toBe(400);
    expect(await status(command)).toBe(200);
  });

  it.each(['null', '{', '[]', '3'])('answers 400 to JSON %s', async (body) => {
    expect(await status(body, { contentType: 'application/json' })).toBe(400);
  });

  it.each([
    'application/x-www-form-urlencoded; charset=utf-8',
    'Application/X-WWW-Form-Urlencoded;charset=UTF-8',
  ])('accepts the content type %s', async (contentType) => {
    expect(await send(command, { contentType })).toMatchObject({
      status: 200,
      body: expect.stringContaining('heard hello'),
    });
  });

  it('answers a challenge and a check of the certificate', async () => {
    const challenge = await at.slack.send('{"type":"url_verification","challenge":"c"}', {
      contentType: 'application/json; charset=utf-8',
    });
    expect(challenge).toMatchObject({ status: 200, body: '{"challenge":"c"}' });
    expect(await status('ssl_check=1&command=/say', { signature: 'v0=no' })).toBe(200);
  });

  it.each([
    ['a wrong signature', { signature: 'v0=00' }],
    ['no version', { signature: 'nonsense' }],
    ['an empty signature', { signature: '' }],
    ['a timestamp that is none', { timestamp: 'soon' }],
  ])('answers 401 to %s', async (_, options) => {
    expect(await status(command, options)).toBe(401);
  });

  it.each([
    [-301, 401],
    [-290, 200],
    [299, 200],
    [305, 401],
    [86_400, 401],
  ])('answers a signature of %d seconds from now with %d', async (seconds, expected) => {
    const body = new URLSearchParams(command).toString();
    expect(await status(body, signedAt(body, Math.floor(systemClock.now() / 1000) + seconds))).toBe(expected);
  });

  it('answers 413 to more than 1 MB', async () => {
    expect(await status(`text=${'x'.repeat(1024 * 1024)}`)).toBe(413);
    expect(await status({ ...command, text: 'x'.repeat(500_000) })).toBe(200);
  });

  it.each([
    ['GET', '/', 200],
    ['GET', '/slack/events', 405],
    ['POST', '/slack/other', 404],
    ['POST', '/', 404],
  ])('answers %s %s with %d', async (method, path, expected) => {
    expect((await fetch(at.url + path, { method })).status).toBe(expected);
  });

  it('says in a sentence that it is up', async () => {
    expect(await (await fetch(at.url)).text()).toContain('is up');
  });

  it.each(['GET //', 'POST //slack/events', 'GET http://[', 'OPTIONS *'])('survives %s', async (line) => {
    const socket = connect(Number(new URL(at.url).port), '127.0.0.1');
    socket.write(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const [chunk] = await once(socket, 'data');
    socket.destroy();
    expect(String(chunk)).toContain('404');
    expect(await status(command)).toBe(200);
  });

  it('does not keep others waiting for somebody who sends nothing', async () => {
    const socket = connect(Number(new URL(at.url).port), '127.0.0.1');
    socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\npay');
    await wait(50);
    expect(await status(command)).toBe(200);
    socket.destroy();
  });

  it('answers others at once beside fifty slow senders and ten bodies of 5 MB', async () => {
    const port = Number(new URL(at.url).port);
    const slow = Array.from({ length: 50 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    for (const socket of slow)
      socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\np');
    const huge = Array.from({ length: 10 }, (_, n) => {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      // Half of them do not say how long they are.
      const length = n % 2 ? 'Content-Length: 5242880' : 'Transfer-Encoding: chunked';
      const chunk = 'x'.repeat(5 * 1024 * 1024);
      const body = n % 2 ? chunk : `500000\r\n${chunk}\r\n0\r\n\r\n`;
      socket.write(`POST /slack/events HTTP/1.1\r\nHost: x\r\n${length}\r\n\r\n${body}`);
      return once(socket, 'data').then(([answer]) => String(answer).slice(9, 12));
    });
    for (let n = 0; n < 10; n += 1) expect(await status(command)).toBe(200);
    // All of that while the slow ones were still sending: none was waited for.
    expect(slow.every((socket) => !socket.closed)).toBe(true);
    expect(await Promise.all(huge)).toEqual(huge.map(() => '413'));
    const beat = setInterval(() => slow.forEach((socket) => void socket.write('x')), 1000);
    // Nor do they hold their connections by a byte a second.
    await Promise.all(slow.map((socket) => new Promise((resolve) => socket.on('close', resolve))));
    clearInterval(beat);
  }, 20_000);

  it('rejects when the port is taken', async () => {
    await expect(at.app.listen({ port: Number(new URL(at.url).port) })).rejects.toMatchObject({
      code: expect.stringMatching(/EADDRINUSE|ERR_SERVER_ALREADY_LISTEN/),
    });
  });
});

describe('closing', () => {
  it('waits for the request and for what comes after its answer, and takes no more', async () => {
    const done: string[] = [];
    const own = await startTestApp({
      commands: {
        '/slow': async () => {
          await wait(200);
          return {
            kind: 'done',
            afterwards: async () => {
              await wait(300);
              done.push('after');
            },
          };
        },
      },
    });
    const asked = own.slack.as('U1').command('/slow');
    await wait(50);
    await own.app.close();
    expect(done).toEqual(['after']);
    expect((await asked).status).toBe(200);
    await expect(fetch(own.url)).rejects.toThrow();
    await own.slack.close();
  });

  it('does not wait for connections kept open', async () => {
    const own = await startTestApp({});
    await (await fetch(own.url)).text();
    const start = performance.now();
    await own.close();
    // Node itself would keep it open for five seconds.
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
