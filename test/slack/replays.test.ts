import { createHmac } from 'node:crypto';
import { createLogger } from '../../src/logger.ts';
import { createReplays } from '../../src/slack/replays.ts';
import { signingSecret, startTestApp, TEAM, type TestApp } from './support.ts';

let at: TestApp;
const heard: string[] = [];

beforeAll(async () => {
  at = await startTestApp({
    commands: {
      '/say': async (_, { text }) => {
        heard.push(text);
        return { kind: 'done' };
      },
    },
    options: { find: async () => [{ value: 'c1', label: 'Zofia' }] },
  });
});
afterAll(() => at.close());

const command = (text: string) =>
  new URLSearchParams({ command: '/say', text, team_id: TEAM, user_id: 'U1', trigger_id: '1' }).toString();
const signed = (body: string, ago = 0) => {
  const timestamp = Math.floor(Date.now() / 1000) - ago;
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { timestamp, signature: `v0=${digest}` };
};

describe('a request that comes twice', () => {
  it('is answered once, and then 401 with a code in the log', async () => {
    const body = command('once');
    const options = signed(body);
    const both = await Promise.all([at.slack.send(body, options), at.slack.send(body, options)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await at.slack.send(body, options)).status).toBe(401);
    expect(heard).toEqual(['once']);
    expect(at.log()).toContain('"code":"replayed"');
  });

  it.each([
    [
      'with something after its signature',
      ({ signature, timestamp }) => ({ signature: `${signature}=x`, timestamp }),
    ],
    ['in capitals', ({ signature, timestamp }) => ({ signature: signature.toUpperCase(), timestamp })],
    [
      'with zeros before its timestamp',
      ({ signature, timestamp }) => ({ signature, timestamp: `00${timestamp}` }),
    ],
  ] as const satisfies readonly [string, (options: ReturnType<typeof signed>) => object][])(
    'is known again %s',
    async (name, disguise) => {
      const body = command(name);
      const options = signed(body);
      expect((await at.slack.send(body, options)).status).toBe(200);
      expect((await at.slack.send(body, disguise(options))).status).toBe(401);
    },
  );

  it('is not known again when it is signed anew, as Slack does when it sends an event again', async () => {
    const body = command('anew');
    expect((await at.slack.send(body, signed(body, 1))).status).toBe(200);
    expect((await at.slack.send(body, signed(body))).status).toBe(200);
  });

  it('is answered once more while somebody types, where it only asks for options', async () => {
    const body = new URLSearchParams({
      payload: JSON.stringify({
        type: 'block_suggestion',
        action_id: 'find',
        block_id: 'b',
        value: 'zo',
        team: { id: TEAM },
        user: { id: 'U1' },
      }),
    }).toString();
    const [fresh, old] = [signed(body), signed(body, 10)];
    expect((await at.slack.send(body, fresh)).status).toBe(200);
    expect((await at.slack.send(body, fresh)).body).toContain('Zofia');
    expect((await at.slack.send(body, old)).status).toBe(200);
    expect(await at.slack.send(body, old)).toMatchObject({ status: 401, body: '' });
  });
});

describe('the memory of signatures', () => {
  it('is this process’s own while the store is away, and asks the store again five seconds later', async () => {
    const lines: string[] = [];
    const logger = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } });
    let [time, asked, away] = [0, 0, true];
    const keep = async () => {
      asked += 1;
      if (away) throw Object.assign(new Error('mongodb://somewhere'), { code: 'store-away' });
      return false;
    };
    const isNew = createReplays({ keep, logger, now: () => time });
    expect([await isNew('a'), await isNew('a'), await isNew('b')]).toEqual([true, false, true]);
    expect(asked).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('store-away');
    expect(lines[0]).not.toContain('somewhere');
    [time, away] = [5000, false];
    // Another process had it before.
    expect(await isNew('c')).toBe(false);
  });

  it('is bounded', async () => {
    const isNew = createReplays({ keep: async () => true, logger: createLogger({ level: 'silent' }) });
    for (let n = 0; n <= 20_000; n += 1) await isNew(String(n));
    expect([await isNew('20000'), await isNew('0')]).toEqual([false, true]);
  });
});
