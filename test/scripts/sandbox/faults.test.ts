import type { WebClient } from '@slack/web-api';
import type { Slack } from '../../../scripts/sandbox/slack/start-slack.ts';
import { clientOf } from '../../support/slack-tiny-app.ts';
import { startTestSlack } from '../../support/slack-world.ts';

describe('faults on demand', () => {
  let slack: Slack;
  let client: WebClient;
  beforeAll(async () => {
    slack = await startTestSlack();
    client = clientOf(slack, 300);
  });
  afterAll(() => slack.close());

  const post = (text: string) => client.chat.postMessage({ channel: 'C1SENCO', text });
  const texts = () => slack.messages('C1SENCO').map(({ text }) => text);

  it('limits the rate a given number of times, then works', async () => {
    slack.faults.next('chat.postMessage', { kind: 'rate-limited', seconds: 2 }, 2);
    await expect(post('limited')).rejects.toMatchObject({ retryAfter: 2 });
    await expect(post('limited')).rejects.toMatchObject({ retryAfter: 2 });
    await expect(post('through')).resolves.toMatchObject({ ok: true });
    expect(texts()).toEqual(['through']);
    expect(slack.faults.struck('chat.postMessage')).toBe(2);
  });

  it('answers with an HTML page and a 5xx', async () => {
    slack.faults.next('chat.postMessage', { kind: 'server-error' });
    await expect(post('lost')).rejects.toThrow(/503/);
    expect(texts()).not.toContain('lost');
    expect(slack.exchanges.at(-1)).toMatchObject({
      name: 'chat.postMessage',
      fault: 'server-error',
      answer: { status: 503 },
    });
  });

  it('cuts the connection after doing what it was asked', async () => {
    slack.faults.next('chat.postMessage', { kind: 'cut-after-accepting' });
    await expect(post('accepted')).rejects.toThrow();
    expect(texts()).toContain('accepted');
  });

  it('hangs without doing anything', async () => {
    slack.faults.next('chat.postMessage', { kind: 'hang' });
    await expect(post('hung')).rejects.toThrow();
    expect(texts()).not.toContain('hung');
  });

  it('answers late', async () => {
    slack.faults.next('*', { kind: 'slow', ms: 100 });
    const started = performance.now();
    await post('late');
    expect(performance.now() - started).toBeGreaterThan(90);
    expect(texts()).toContain('late');
  });
});
