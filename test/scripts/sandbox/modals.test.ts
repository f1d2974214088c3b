import type { App } from '@slack/bolt';
import { until } from '../../../scripts/sandbox/slack/until.ts';
import { startTinyApp, type TinyApp } from '../../support/slack-tiny-app.ts';
import { modal, plain, textInput } from '../../support/slack-views.ts';

const form = (title: string, note = '') =>
  modal(title, [
    { type: 'section', text: plain(`A note ${note}`) } as never,
    textInput('need', 'Specific need/s'),
    textInput('aim', 'Aim', { initial_value: 'to start with', min_length: 3 }, { optional: true }),
    {
      type: 'actions',
      block_id: 'row',
      elements: [{ type: 'button', action_id: 'push', text: plain('Add a target'), value: '7' }],
    } as never,
  ]);

let submissions = 0;

const register = (app: App) => {
  app.command('/isp', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form('Plan') });
  });
  app.action('push', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    await client.views
      .push({ trigger_id: body.trigger_id, view: form('Target', body.view?.id) })
      .catch(() => {});
  });
  app.view('form', async ({ ack, view }) => {
    submissions += 1;
    const need = view.state.values.need?.text?.value ?? '';
    if (need === 'wrong') return ack({ response_action: 'errors', errors: { need: 'Say it otherwise' } });
    if (need === 'wrong block') return ack({ response_action: 'errors', errors: { row: 'Not an input' } });
    if (need === 'update') return ack({ response_action: 'update', view: form('Updated') });
    if (need === 'too long') return ack({ response_action: 'update', view: form('x'.repeat(25)) });
    if (need === 'push') return ack({ response_action: 'push', view: form('Pushed') });
    if (need === 'clear') return ack({ response_action: 'clear' });
    if (need === 'slow') await new Promise((resolve) => setTimeout(resolve, 1600));
    return ack();
  });
};

describe('modals', () => {
  let tiny: TinyApp;
  beforeAll(async () => {
    tiny = await startTinyApp(register, { timeouts: { ack: 1500 } });
  });
  afterAll(() => tiny.stop());

  const opened = async () => {
    const person = tiny.slack.as('U2KEY');
    await person.close({ all: true });
    const { status } = await person.command('/isp', 'zofia');
    expect(status).toBe(200);
    await person.sees('Plan');
    return person;
  };

  it('opens from a command and shows what it says', async () => {
    const person = await opened();
    expect(person.labels()).toEqual(['Specific need/s', 'Aim']);
    expect(person.text()).toContain('to start with');
    expect(person.view?.values).toEqual({
      need: { text: { type: 'plain_text_input', value: null } },
      aim: { text: { type: 'plain_text_input', value: 'to start with' } },
    });
  });

  it('stops an empty required field and a short text before anything is sent', async () => {
    const person = await opened();
    await person.fill({ Aim: 'no' });
    const before = submissions;
    expect(await person.submit()).toMatchObject({
      sent: false,
      closed: false,
      errors: {
        'Specific need/s': 'Please complete this required field.',
        Aim: 'Please lengthen this to 3 characters or more (now 2).',
      },
    });
    expect(submissions).toBe(before);
  });

  it('names the labels there are when one is unknown', async () => {
    const person = await opened();
    await expect(person.fill({ Nonsense: 'x' })).rejects.toThrow('There are: "Specific need/s", "Aim"');
  });

  it('closes on an empty answer', async () => {
    const person = await opened();
    await person.fill({ 'Specific need/s': 'speech' });
    expect(await person.submit()).toMatchObject({ status: 200, closed: true, sent: true });
    expect(person.view).toBeUndefined();
  });

  it('shows field errors under their labels and keeps the text', async () => {
    const person = await opened();
    await person.fill({ 'Specific need/s': 'wrong' });
    expect(await person.submit()).toMatchObject({
      closed: false,
      errors: { 'Specific need/s': 'Say it otherwise' },
    });
    expect(person.text()).toContain('wrong');
  });

  it('refuses errors for a block that is no input', async () => {
    const person = await opened();
    await person.fill({ 'Specific need/s': 'wrong block' });
    expect(await person.submit()).toMatchObject({ closed: false, problem: 'invalid_error_block' });
  });

  it('updates in place, under the same id with a new hash, keeping what was typed', async () => {
    const person = await opened();
    const { id, hash } = person.view ?? {};
    await person.fill({ 'Specific need/s': 'update' });
    const { view } = await person.submit();
    expect(view?.title?.text).toBe('Updated');
    expect(view?.id).toBe(id);
    expect(view?.hash).not.toBe(hash);
    expect(view?.values.need?.text?.value).toBe('update');
  });

  it('keeps the modal when the updated view is over a limit, and says why', async () => {
    const person = await opened();
    await person.fill({ 'Specific need/s': 'too long' });
    expect(await person.submit()).toMatchObject({
      closed: false,
      problem: 'invalid_arguments',
      details: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
    });
    expect(person.view?.title?.text).toBe('Plan');
  });

  it('pushes on answer; closing the pushed view leaves the root with its state', async () => {
    const person = await opened();
    const root = person.view;
    await person.fill({ 'Specific need/s': 'push' });
    await person.submit();
    expect(person.view).toMatchObject({ title: { text: 'Pushed' }, rootId: root?.id, previousId: root?.id });
    await person.close();
    expect(person.view?.id).toBe(root?.id);
    expect(person.view?.values.need?.text?.value).toBe('push');
  });

  it('pushes by button up to a stack of three and refuses a fourth', async () => {
    const person = await opened();
    for (const depth of [2, 3]) {
      await person.press('Add a target');
      await until(() => person.views.length === depth);
    }
    await person.press('Add a target');
    await until(() => tiny.slack.exchanges.at(-1)?.name === 'views.push');
    expect(tiny.slack.exchanges.at(-1)?.answer?.body).toEqual({ ok: false, error: 'push_limit_reached' });
    expect(person.views).toHaveLength(3);
  });

  it('clears the whole stack', async () => {
    const person = await opened();
    await person.press('add a tar', { in: 'A note' });
    await person.sees('Target');
    await person.fill({ 'Specific need/s': 'clear' });
    expect((await person.submit()).closed).toBe(true);
    expect(person.views).toEqual([]);
  });

  it('sends a double click twice about the same view', async () => {
    const person = await opened();
    await person.fill({ 'Specific need/s': 'speech' });
    const before = submissions;
    const answers = await person.submitTwice();
    expect(answers.map(({ status, closed }) => ({ status, closed }))).toEqual([
      { status: 200, closed: true },
      { status: 200, closed: true },
    ]);
    expect(submissions).toBe(before + 2);
  });

  it('leaves the modal open when the answer comes too late', async () => {
    const person = await opened();
    await person.fill({ 'Specific need/s': 'slow' });
    expect(await person.submit()).toMatchObject({ status: 0, closed: false, problem: 'timeout' });
    expect(person.view?.values.need?.text?.value).toBe('slow');
  });
});
