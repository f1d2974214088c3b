import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../src/domain/errors.ts';
import type { Handlers, SeenView } from '../../src/slack/handlers.ts';
import { button, eventually, form, startTestApp, TEAM, type TestApp } from './support.ts';

const CANARY = 'Zofia-Canary';
const refusal = new AppError({ code: 'no', message: CANARY, userMessage: 'Not like this.' });

let at: TestApp;
let next: (it: { value: string; view?: SeenView }) => ReturnType<Handlers['actions'][string]>;
let pressed: { value: string; view?: SeenView }[] = [];

beforeAll(async () => {
  at = await startTestApp({
    commands: {
      '/open': async () => ({
        kind: 'open',
        view: form('form', ['name'], [button('One', 'press', 'v1'), button('Two', 'press', 'v2')]),
      }),
      '/bare': async () => ({ kind: 'open', view: form('form', [], [button('Link', 'nobody')]) }),
      '/card': async () => ({
        kind: 'say',
        message: { text: 'Card', blocks: [button('One', 'press', 'v1')] },
      }),
    },
    actions: {
      press: async (_, it) => {
        pressed.push(it);
        return next(it);
      },
    },
    options: { child: async (_, typed) => [{ value: 'c1', label: `${typed}…` }] },
  });
});
afterAll(() => at.close());
beforeEach(async () => {
  pressed = [];
  at.slack.faults.clear();
  await at.slack.as('U1').close({ all: true });
});

const una = () => at.slack.as('U1');

const inModal = async (answer: typeof next, label = 'One') => {
  next = answer;
  await una().command('/open');
  return una().press(label);
};
const onCard = async (answer: typeof next, channel = 'C1') => {
  next = answer;
  const { message } = await una().command('/card', '', { channel });
  if (!message) throw new Error('no card');
  return una().press('One', { message });
};
const lastEphemeral = () => una().ephemerals.at(-1)?.text;

describe('actions', () => {
  it('tells several buttons of one action id apart by value, with the view as seen', async () => {
    await inModal(async () => ({ kind: 'done' }), 'Two');
    await eventually(() => pressed.length === 1);
    expect(pressed[0]).toMatchObject({
      value: 'v2',
      view: { callbackId: 'form', metadata: { id: 'r1' }, values: { name: '' } },
    });
  });

  it('acks at once', async () => {
    const { ms, status } = await inModal(async () => {
      await wait(500);
      return { kind: 'done' };
    });
    expect({ status, quick: ms < 300 }).toEqual({ status: 200, quick: true });
  });

  it('pushes in a modal, opens beside a message', async () => {
    await inModal(async () => ({ kind: 'open', view: form('second') }));
    await una().sees('This is second');
    expect(una().views).toHaveLength(2);
    await una().close({ all: true });
    await onCard(async () => ({ kind: 'open', view: form('fresh') }));
    await una().sees('This is fresh');
    expect(una().views).toHaveLength(1);
  });

  it('updates the view it came from', async () => {
    await inModal(async () => ({ kind: 'update', view: form('instead') }));
    await una().sees('This is instead');
  });

  it('keeps the order of two quick presses, the second of which names an old hash', async () => {
    next = async ({ value }) => {
      await wait(value === 'v1' ? 300 : 0);
      return { kind: 'update', view: form(`after ${value}`) };
    };
    await una().command('/open');
    await Promise.all([una().press('One'), una().press('Two')]);
    await una().sees('This is after v2');
    expect(at.log()).not.toContain('view-changed');
  });

  it('does not overwrite what another answer put in the view', async () => {
    await inModal(async ({ view }) => {
      await at.app.outboundOf(TEAM).updateView({ viewId: view?.id ?? '', view: form('elsewhere') });
      return { kind: 'update', view: form('stale') };
    });
    await una().sees('changed a moment ago');
    await una().close();
    expect(una().text()).toContain('This is elsewhere');
  });

  it('says: on top in a modal, ephemerally beside a message', async () => {
    await inModal(async () => ({ kind: 'say', message: { text: 'Well *done*' } }));
    await una().sees('Well *done*');
    expect(una().view?.title?.text).toBe('Please note');
    await una().close({ all: true });
    await onCard(async () => ({ kind: 'say', message: { text: 'Beside' } }), 'C2');
    await eventually(() => lastEphemeral() === 'Beside');
  });

  it.each([
    ['known', () => Promise.reject(refusal), 'Not like this.'],
    ['unknown', () => Promise.reject(new Error(CANARY)), 'give this reference'],
  ])('tells of %s errors where the person is looking', async (_, fail, words) => {
    await inModal(fail);
    await una().sees(words);
    await una().close({ all: true });
    await onCard(fail);
    await eventually(() => lastEphemeral()?.includes(words));
  });

  it('tells above the form when no window can be added', async () => {
    at.slack.faults.next('views.push', { kind: 'server-error' });
    await inModal(() => Promise.reject(refusal));
    await una().sees('Not like this.');
    expect(una().views).toHaveLength(1);
    expect(una().labels()).toEqual(['name']);
  });

  it('tells in a direct message when nothing else works', async () => {
    at.slack.faults.next('response_url', { kind: 'server-error' });
    await onCard(() => Promise.reject(refusal), 'C2');
    await eventually(() => una().dms().at(-1)?.text === 'Not like this.');
  });

  it('does not mind a view that was closed meanwhile', async () => {
    await inModal(async () => {
      await una().close({ all: true });
      return { kind: 'update', view: form('nowhere') };
    });
    await wait(150);
    expect(at.log()).not.toContain('not_found');
  });

  it('acks what needs no handler', async () => {
    await una().command('/bare');
    expect(await una().press('Link')).toMatchObject({ status: 200 });
  });

  it('offers options', async () => {
    const answer = await at.slack.send({
      type: 'block_suggestion',
      action_id: 'child',
      block_id: 'b',
      value: 'zo',
      user: { id: 'U1' },
      team: { id: 'T0SANDBOX' },
    });
    expect(JSON.parse(answer.body)).toEqual({
      options: [{ value: 'c1', text: { type: 'plain_text', text: 'zo…', emoji: false } }],
    });
  });

  it('logs nothing that anybody typed', () => {
    expect(at.log()).not.toContain(CANARY);
  });
});
