import { setTimeout as wait } from 'node:timers/promises';
import type { Handlers, Reply } from '../../src/slack/handlers.ts';
import { button, eventually, form, startTestApp, type TestApp } from './support.ts';

let at: TestApp;
let next: Handlers['actions'][string];

const card = { text: 'Card', blocks: [button('One', 'press', 'v1'), button('Two', 'press', 'v2')] };
const replaced = (text: string): Reply => ({ kind: 'replace', message: { ...card, text } });

beforeAll(async () => {
  at = await startTestApp({
    commands: {
      '/card': async () => ({ kind: 'say', message: card }),
      '/open': async () => ({ kind: 'open', view: form('form', ['name'], card.blocks) }),
    },
    submissions: { form: async () => replaced('No') },
    actions: { press: (context, pressed) => next(context, pressed) },
  });
});
afterAll(() => at.close());

const una = () => at.slack.as('U1');
const shownCard = async () => {
  const { message } = await una().command('/card', '', { channel: 'C1' });
  if (!message) throw new Error('no card');
  return message;
};

describe('a message in place of the one a button stands in', () => {
  it('replaces what only the asker sees', async () => {
    const message = await shownCard();
    next = async () => replaced('Instead');
    await una().press('One', { message });
    await eventually(() => message.text === 'Instead');
    expect(message.ephemeralFor).toBe('U1');
  });

  it('answers two presses in the order in which they were made', async () => {
    const message = await shownCard();
    next = async (_, { value }) => {
      if (value === 'v1') await wait(200);
      return replaced(value);
    };
    await Promise.all([
      una().press('One', { message }),
      wait(50).then(() => una().press('Two', { message })),
    ]);
    await wait(400);
    expect(message.text).toBe('v2');
  });

  it('names the message to the handler only where Slack keeps it', async () => {
    const seen: unknown[] = [];
    next = async (_, { messageTs }) => {
      seen.push(messageTs);
      return { kind: 'done' };
    };
    await una().press('One', { message: await shownCard() });
    await eventually(() => seen.length === 1);
    expect(seen).toEqual([undefined]);
  });

  it('is no answer to a form, nor to a button in one', async () => {
    next = async () => replaced('No');
    await una().command('/open');
    await una().press('One');
    await una().sees('Something went wrong');
    await una().close();
    const stays = await una().submit();
    expect(JSON.stringify(stays)).toContain('Something went wrong');
  });
});
