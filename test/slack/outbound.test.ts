import { setTimeout as wait } from 'node:timers/promises';
import type { Lookup } from '../../src/slack/handlers.ts';
import { form, startTestApp, TEAM, type TestApp } from './support.ts';

let at: TestApp;
let lookup: Lookup;

beforeAll(async () => {
  at = await startTestApp({
    commands: {
      '/look': async (context) => {
        lookup = context.lookup;
        return { kind: 'done' };
      },
      '/open': async () => ({ kind: 'open', view: form('form') }),
    },
  });
  await at.slack.as('U1').command('/look');
});
afterAll(() => at.close());
beforeEach(() => at.slack.faults.clear());

const una = () => at.slack.as('U1');
const dm = (text: string) => at.app.outboundOf(TEAM).directMessage({ userId: 'U1', message: { text } });
const posted = (text: string) =>
  una()
    .dms()
    .filter((message) => message.text === text).length;
const calls = (from: number) =>
  at.slack.exchanges.slice(from).flatMap((it) => (it.direction === 'to-slack' ? it.name : []));

describe('direct messages', () => {
  it('opens the conversation once', async () => {
    await dm('warm');
    const from = at.slack.exchanges.length;
    await dm('first');
    await dm('second');
    expect(calls(from)).toEqual(['chat.postMessage', 'chat.postMessage']);
  });

  it('waits as long as Slack asks, and posts once', async () => {
    at.slack.faults.next('chat.postMessage', { kind: 'rate-limited', seconds: 1 });
    const start = performance.now();
    await dm('limited');
    expect(performance.now() - start).toBeGreaterThan(950);
    expect(posted('limited')).toBe(1);
  });

  it('tries four times in all', async () => {
    at.slack.faults.next('chat.postMessage', { kind: 'rate-limited', seconds: 0 }, 9);
    await expect(dm('never')).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error' });
    expect(at.slack.faults.struck('chat.postMessage')).toBe(5);
  });

  it('does not wait for minutes', async () => {
    at.slack.faults.next('chat.postMessage', { kind: 'rate-limited', seconds: 31 });
    await expect(dm('never')).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error' });
  });

  it.each([{ kind: 'cut-after-accepting' }, { kind: 'server-error' }, { kind: 'cut' }] as const)(
    'never posts again after %o',
    async (fault) => {
      const text = `after ${fault.kind}`;
      const from = at.slack.exchanges.length;
      at.slack.faults.next('chat.postMessage', fault);
      await expect(dm(text)).rejects.toThrow();
      await wait(300);
      expect(posted(text)).toBe(fault.kind === 'cut-after-accepting' ? 1 : 0);
      expect(calls(from)).toEqual(['chat.postMessage']);
    },
  );

  it('does not hold up a form while a message waits for its rate', async () => {
    at.slack.faults.next('chat.postMessage', { kind: 'rate-limited', seconds: 2 });
    let sent = false;
    const message = dm('waiting').then(() => {
      sent = true;
    });
    await wait(50);
    await una().command('/open');
    expect(sent).toBe(false);
    await una().close({ all: true });
    await message;
  });
});

describe('files', () => {
  const send = (onFileId: (id: string) => Promise<void>) =>
    at.app.outboundOf(TEAM).directFile({
      userId: 'U1',
      name: 'ISP-1.pdf',
      title: 'ISP',
      bytes: new TextEncoder().encode('%PDF ł'),
      onFileId,
    });

  it('names the file before anybody can see it', async () => {
    const from = at.slack.exchanges.length;
    let atHand: string[] = [];
    await send(async () => {
      atHand = calls(from);
    });
    expect(atHand).toEqual(['files.getUploadURLExternal', 'upload']);
    expect(calls(from)).toEqual([...atHand, 'files.completeUploadExternal']);
    expect(una().files().at(-1)).toMatchObject({
      name: 'ISP-1.pdf',
      title: 'ISP',
      bytes: Buffer.from('%PDF ł'),
    });
  });

  it('shows nothing when the id could not be kept, or the upload failed', async () => {
    const before = una().files().length;
    await expect(send(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    at.slack.faults.next('upload', { kind: 'server-error' });
    await expect(send(async () => {})).rejects.toThrow('Slack did not take a file: 503');
    expect(una().files()).toHaveLength(before);
  });
});

describe('views', () => {
  it('updates one, and does not mind one that was closed', async () => {
    await una().command('/open');
    const viewId = una().view?.id ?? '';
    await at.app.outboundOf(TEAM).updateView({ viewId, view: form('instead') });
    expect(una().text()).toContain('This is instead');
    await una().close({ all: true });
    await at.app.outboundOf(TEAM).updateView({ viewId, view: form('nowhere') });
  });
});

describe('looking things up', () => {
  it.each([
    ['U4', { name: 'quatro', isAdmin: true, isBot: false, isOutsider: false }],
    ['U2', { name: 'dua', isAdmin: false, isBot: false, isOutsider: true }],
    ['U3', { name: 'robot', isAdmin: false, isBot: true, isOutsider: false }],
    ['U404', null],
  ])('knows the person %s, from then on without asking', async (id, person) => {
    const from = at.slack.exchanges.length;
    expect(await lookup.person(id)).toEqual(person);
    expect(await lookup.person(id)).toEqual(person);
    expect(calls(from)).toEqual(['users.info']);
  });

  it.each([
    ['C1', { isPrivate: true, isShared: false }],
    ['C3', { isPrivate: false, isShared: true }],
    ['C404', null],
  ])('knows the channel %s', async (id, channel) => {
    expect(await lookup.channel(id)).toEqual(channel);
  });

  const file = (id: string, bytes: Buffer) => {
    at.slack.world.files[id] = {
      id,
      name: 'c.csv',
      title: 'c',
      length: bytes.length,
      owner: 'U1',
      uploadSecret: 's',
      content: bytes.toString('base64'),
      completed: true,
      shares: [],
    };
    return lookup.fileText(id);
  };

  it('reads a file', async () => {
    expect(await file('F1', Buffer.from('name\nŁukasz'))).toBe('name\nŁukasz');
  });

  it.each([
    ['too big', 'F2', Buffer.alloc(1024 * 1024 + 1, 'x'), 'file-too-big'],
    ['not in UTF-8', 'F3', Buffer.from([0x4c, 0xf3, 0x70]), 'file-encoding'],
  ])('refuses a file that is %s', async (_, id, bytes, code) => {
    await expect(file(id, bytes)).rejects.toMatchObject({ code });
  });

  it('refuses a file that is not there', async () => {
    await expect(lookup.fileText('F404')).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
