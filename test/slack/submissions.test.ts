import { setTimeout as wait } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import { AppError } from '../../src/domain/errors.ts';
import type { Handlers, SeenView } from '../../src/slack/handlers.ts';
import { form, startTestApp, type TestApp } from './support.ts';

const CANARY = 'Zofia-Canary';
const refusal = (fields?: Record<string, string>) =>
  new AppError({ code: 'no', message: CANARY, userMessage: 'Not like this.', ...(fields && { fields }) });

let at: TestApp;
let next: Handlers['submissions'][string];
let view: ModalView;
let seen: SeenView | undefined;

beforeAll(async () => {
  at = await startTestApp({
    commands: { '/open': async () => ({ kind: 'open', view }) },
    submissions: {
      form: async (context, it) => {
        seen = it;
        return next(context, it);
      },
    },
  });
});
afterAll(() => at.close());
beforeEach(() => at.slack.as('U1').close({ all: true }));

const submit = async (answer: Handlers['submissions'][string], shown = form('form', ['name', 'need'])) => {
  next = answer;
  view = shown;
  const una = at.slack.as('U1');
  await una.command('/open');
  if (una.labels().includes('name')) await una.fill({ name: CANARY });
  return una.submit();
};
const una = () => at.slack.as('U1');

describe('submissions', () => {
  it('hands over values, metadata and ids, and closes when done', async () => {
    expect(await submit(async () => ({ kind: 'done' }))).toMatchObject({ status: 200, closed: true });
    expect(seen).toMatchObject({
      callbackId: 'form',
      metadata: { id: 'r1' },
      values: { name: CANARY, need: '' },
      id: expect.stringMatching(/^V/),
      rootId: expect.stringMatching(/^V/),
    });
    expect(seen?.previousId).toBeUndefined();
  });

  it('closes and says by direct message', async () => {
    expect(await submit(async () => ({ kind: 'say', message: { text: 'Saved it' } }))).toMatchObject({
      closed: true,
    });
    await wait(150);
    expect(una().dms().at(-1)).toMatchObject({ text: 'Saved it' });
  });

  it('pushes, updates and clears', async () => {
    await submit(async () => ({ kind: 'open', view: form('second') }));
    expect(una().views).toHaveLength(2);
    await una().close({ all: true });
    await submit(async () => ({ kind: 'update', view: form('instead') }));
    expect(una().text()).toContain('This is instead');
    await una().close({ all: true });
    expect(await submit(async () => ({ kind: 'clear' }))).toMatchObject({ closed: true });
  });

  it('shows errors beside their inputs, those of other blocks at the first', async () => {
    const { errors } = await submit(async () => ({
      kind: 'errors',
      errors: { need: 'Say more.', gone: 'Lost.' },
    }));
    expect(errors).toEqual({ name: 'Lost.', need: 'Say more.' });
  });

  it.each([
    ['with fields', { need: 'Say more.' }, { need: 'Say more.' }],
    ['without', undefined, { name: 'Not like this.' }],
    ['with fields of other blocks', { gone: 'Lost.' }, { name: 'Lost.' }],
  ])('keeps the form open on a known error %s', async (_, fields, errors) => {
    expect(await submit(() => Promise.reject(refusal(fields)))).toMatchObject({ closed: false, errors });
    expect(una().view?.values.name?.name?.value).toBe(CANARY);
  });

  it('keeps the form open on an unknown error, with a reference', async () => {
    const { errors } = await submit(() => Promise.reject(new Error(CANARY)));
    expect(errors?.name).toMatch(/Your words are still here.*reference: [A-Z2-9]{6}/);
  });

  it('puts the sentence above a form without inputs, once', async () => {
    await submit(() => Promise.reject(refusal()), form('form'));
    await una().submit();
    expect(
      una()
        .text()
        .match(/Not like this/g),
    ).toHaveLength(1);
    expect(una().text()).toContain('This is form');
    expect(una().view?.privateMetadata).toBe('{"id":"r1"}');
  });

  it('answers in time when the work is not done', async () => {
    const { ms, errors } = await submit(() => new Promise(() => {}));
    expect(ms).toBeLessThan(2900);
    expect(errors?.name).toContain('That took too long. Your words are still here');
  });

  it.each(['{broken', 'null-ish'])('refuses metadata that is not ours: %s', async (metadata) => {
    const { errors } = await submit(async () => ({ kind: 'done' }), form('form', ['name'], [], metadata));
    expect(errors?.name).toContain('out of date');
  });

  it('takes a zod error of the handler for such metadata', async () => {
    const zod = Object.assign(new Error(CANARY), { name: 'ZodError' });
    expect((await submit(() => Promise.reject(zod))).errors?.name).toContain('out of date');
  });

  it('says so of a form that nobody knows any more', async () => {
    expect((await submit(async () => ({ kind: 'done' }), form('old', ['name']))).errors?.name).toContain(
      'older',
    );
  });

  it('does the slow part after the answer, and tells when it fails', async () => {
    let answered = () => {};
    const answer = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const { closed } = await submit(async () => ({
      kind: 'done',
      // Would never end if the answer waited for it.
      afterwards: async () => {
        await answer;
        throw refusal();
      },
    }));
    expect(closed).toBe(true);
    answered();
    await wait(700);
    expect(una().dms().at(-1)?.text).toBe('Not like this.');
  });

  it('answers two at the same time', async () => {
    let running = 0;
    let most = 0;
    view = form('form', ['name']);
    next = async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(150);
      running -= 1;
      return { kind: 'done' };
    };
    await una().command('/open');
    const both = await una().submitTwice();
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(most).toBe(2);
  });

  it('logs nothing that anybody typed', () => {
    expect(at.log()).not.toContain(CANARY);
  });
});
