import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { startTinyApp, type TinyApp } from '../../support/slack-tiny-app.ts';
import { modal, textInput } from '../../support/slack-views.ts';

const triggers: string[] = [];

const register = (app: App) => {
  app.command('/isp', async ({ ack, body }) => {
    triggers.push(body.trigger_id);
    await ack();
  });
};

const form = (title: string, block = 'need') => modal(title, [textInput(block, 'Need', { multiline: true })]);

describe('triggers and hashes', () => {
  let tiny: TinyApp;
  beforeAll(async () => {
    tiny = await startTinyApp(register, { timeouts: { trigger: 1500 } });
  });
  afterAll(() => tiny.stop());

  const trigger = async () => {
    await tiny.slack.as('U2KEY').command('/isp');
    return triggers.at(-1) ?? '';
  };
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'ok',
      (error: { data?: { error?: string } }) => error.data?.error,
    );

  it('works once', async () => {
    const trigger_id = await trigger();
    expect(await refusal(tiny.client.views.open({ trigger_id, view: form('One') }))).toBe('ok');
    expect(await refusal(tiny.client.views.open({ trigger_id, view: form('Two') }))).toBe(
      'exchanged_trigger_id',
    );
  });

  it('is not used up by a view that is refused', async () => {
    const trigger_id = await trigger();
    const bad = tiny.client.views.open({ trigger_id, view: form('x'.repeat(25)) });
    expect(await refusal(bad)).toBe('invalid_arguments');
    expect(await refusal(tiny.client.views.open({ trigger_id, view: form('Good') }))).toBe('ok');
  });

  it('expires', async () => {
    const trigger_id = await trigger();
    await wait(1520);
    expect(await refusal(tiny.client.views.open({ trigger_id, view: form('Late') }))).toBe(
      'expired_trigger_id',
    );
  });

  it('must be one of ours, and for a push come from the open modal', async () => {
    expect(await refusal(tiny.client.views.open({ trigger_id: '1.2.x', view: form('T') }))).toBe(
      'invalid_trigger_id',
    );
    expect(await refusal(tiny.client.views.push({ trigger_id: await trigger(), view: form('T') }))).toBe(
      'not_found',
    );
  });

  it('refuses an update with an old hash and one of a closed view', async () => {
    const { view } = await tiny.client.views.open({ trigger_id: await trigger(), view: form('First') });
    const update = (title: string, hash?: string) =>
      tiny.client.views.update({ view_id: view?.id ?? '', view: form(title), ...(hash && { hash }) });
    await update('Second', view?.hash);
    expect(await refusal(update('Third', view?.hash))).toBe('hash_conflict');
    expect(tiny.slack.as('U2KEY').view?.title?.text).toBe('Second');
    await tiny.slack.as('U2KEY').close();
    expect(await refusal(update('Fourth'))).toBe('not_found');
  });

  it('updates by external_id, which no other view may have', async () => {
    const view = { ...form('First'), external_id: 'mine' };
    await tiny.client.views.open({ trigger_id: await trigger(), view });
    await tiny.client.views.update({ external_id: 'mine', view: { ...view, title: form('Second').title } });
    expect(tiny.slack.as('U2KEY').view).toMatchObject({ title: { text: 'Second' }, externalId: 'mine' });
    const both = tiny.client.views.update({ external_id: 'mine', view_id: 'V1', view } as never);
    expect(await refusal(both)).toBe('invalid_arguments');
  });

  it('fills equal labels by number or by block_id', async () => {
    const person = tiny.slack.as('U2KEY');
    const view = modal('Two', [textInput('a', 'Outcome'), textInput('b', 'Outcome')]);
    await tiny.client.views.open({ trigger_id: await trigger(), view });
    await person.fill({ Outcome: 'second' }, { nth: 2 });
    await person.fill({ a: 'first' });
    expect(person.view?.values).toMatchObject({
      a: { text: { value: 'first' } },
      b: { text: { value: 'second' } },
    });
    await expect(person.fill({ Outcome: 'which' })).rejects.toThrow('Several labels match');
  });

  it('keeps what is typed under the same ids only', async () => {
    const person = tiny.slack.as('U2KEY');
    const { view } = await tiny.client.views.open({ trigger_id: await trigger(), view: form('First') });
    await person.fill({ Need: 'typed' });
    await tiny.client.views.update({ view_id: view?.id ?? '', view: form('Second') });
    expect(person.view?.values).toEqual({ need: { text: { type: 'plain_text_input', value: 'typed' } } });
    await tiny.client.views.update({ view_id: view?.id ?? '', view: form('Third', 'other') });
    expect(person.view?.values).toEqual({ other: { text: { type: 'plain_text_input', value: null } } });
  });
});
