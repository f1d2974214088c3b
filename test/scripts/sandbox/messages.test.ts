import type { App } from '@slack/bolt';
import { until } from '../../../scripts/sandbox/slack/until.ts';
import { messageText } from '../../../scripts/sandbox/slack/visible-text.ts';
import { startTinyApp, type TinyApp } from '../../support/slack-tiny-app.ts';
import { modal, plain } from '../../support/slack-views.ts';

const option = (text: string) => ({ text: plain(text), value: text });
const button = (action_id: string, text: string) => ({
  type: 'button' as const,
  action_id,
  text: plain(text),
  value: '42',
});
const card = (name: string, id: string) => [
  { type: 'header' as const, text: plain(name) },
  {
    type: 'actions' as const,
    block_id: id,
    elements: [button('pdf', 'PDF'), button('replace', 'Replace'), button('delete', 'Delete')],
  },
];

const actions: Record<string, unknown>[] = [];
let now = Date.UTC(2025, 8, 15, 9);

const register = (app: App) => {
  app.command('/say', async ({ ack, command, respond }) => {
    if (command.text === 'text') return ack('Just text');
    if (command.text === 'blocks') return ack({ text: 'Card', blocks: card('Zofia', 'a') });
    if (command.text === 'all') return ack({ response_type: 'in_channel', text: 'For all' });
    if (command.text === 'broken')
      return ack({ text: 'Broken', blocks: [{ type: 'header', text: plain('') }] });
    await ack();
    if (command.text.startsWith('escape')) await respond(command.text);
    if (command.text === 'later') await respond({ text: 'Later', blocks: card('Amara', 'b') });
    if (command.text === 'often') {
      for (const count of [1, 2, 3, 4, 5, 6])
        await respond(String(count)).catch(() => actions.push({ refused: count }));
    }
    if (command.text === 'old') {
      now += 31 * 60_000;
      await respond('too late').catch((error: Error) => actions.push({ message: error.message }));
    }
  });
  app.action(/^(pdf|replace|delete|more)$/, async ({ ack, body, action, respond }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    actions.push({
      action,
      container: body.container,
      message: body.message?.ts,
      user: body.user.id,
      url: body.response_url,
    });
    if ('action_id' in action && action.action_id === 'replace')
      await respond({ replace_original: true, text: 'Replaced' });
    if ('action_id' in action && action.action_id === 'delete') await respond({ delete_original: true });
  });
  app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
    actions.push({ closed: body.view.callback_id, cleared: 'is_cleared' in body && body.is_cleared });
    await ack();
  });
  app.command('/failing', () => Promise.reject(new Error('broken')));
  app.command('/closing', async ({ ack, body, client }) => {
    await client.views.open({
      trigger_id: body.trigger_id,
      view: modal('Close me', [], { notify_on_close: true }),
    });
    await ack();
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const accessory = {
      type: 'overflow' as const,
      action_id: 'more',
      options: [option('Edit'), option('Move up')],
    };
    const blocks = [{ type: 'section' as const, text: plain('Welcome'), accessory }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
};

describe('messages, commands and the home', () => {
  let tiny: TinyApp;
  beforeAll(async () => {
    tiny = await startTinyApp(register, {
      clock: { now: () => now },
      commands: [{ command: '/say', should_escape: true }, { command: '/closing' }, { command: '/failing' }],
    });
  });
  afterAll(() => tiny.stop());
  beforeEach(() => {
    actions.length = 0;
  });
  const priya = () => tiny.slack.as('U2KEY');

  it('shows the answer of a command to the one who asked', async () => {
    const channel = 'C1SENCO';
    expect(await priya().command('/say', 'text', { channel })).toMatchObject({
      status: 200,
      message: { text: 'Just text', channel, ephemeralFor: 'U2KEY' },
    });
    const { message } = await priya().command('/say', 'blocks');
    expect(message && messageText(message)).toBe('Card\nZofia\nPDF\nReplace\nDelete');
  });

  it('shows it to the channel when the app says so', async () => {
    await priya().command('/say', 'all', { channel: 'C1SENCO' });
    expect(tiny.slack.messages('C1SENCO').at(-1)).toMatchObject({ text: 'For all' });
  });

  it('shows what comes later through the response_url, with ids for names', async () => {
    const later = await priya().command('/say', 'later');
    expect((await until(() => later.message)).text).toBe('Later');
    const named = await priya().command('/say', 'escape @priya #senco @nobody');
    expect((await until(() => named.message)).text).toBe('escape <@U2KEY|priya> <#C1SENCO|senco> @nobody');
  });

  it('knows its commands and says what Slack would of answers it cannot use', async () => {
    expect(await priya().command('/nothing')).toMatchObject({ status: 0, problem: 'not_a_command' });
    expect(await priya().command('/failing')).toMatchObject({ status: 500, problem: 'http_500' });
    expect(await priya().command('/say', 'broken')).toMatchObject({
      status: 200,
      problem: 'invalid_command_response',
    });
  });

  it('lets a response_url work five times, for thirty minutes', async () => {
    await priya().command('/say', 'often');
    await until(() => actions.length > 0);
    expect(actions).toMatchObject([{ refused: 6 }]);
    actions.length = 0;
    await priya().command('/say', 'old');
    await until(() => actions.length > 0);
    expect(actions[0]?.message).toContain('404');
  });

  it('sends a press on a message with the message, where it is and what was pressed', async () => {
    const { ts } = await tiny.client.chat.postMessage({
      channel: 'C1SENCO',
      text: 'Card',
      blocks: [...card('Zofia', 'a'), ...card('Amara', 'b')],
    });
    const message = tiny.slack.messages('C1SENCO').at(-1);
    expect(await priya().press('PDF', { in: 'Amara', message })).toMatchObject({
      status: 200,
    });
    expect(actions[0]).toMatchObject({
      action: { type: 'button', action_id: 'pdf', block_id: 'b', value: '42', text: { text: 'PDF' } },
      container: { type: 'message', message_ts: ts, channel_id: 'C1SENCO', is_ephemeral: false },
      message: ts,
      user: 'U2KEY',
      url: expect.stringContaining('/response/'),
    });
    await expect(priya().press('PDF', { nth: 3, message })).rejects.toThrow('number 3');
    await expect(priya().press('PDF', { message })).rejects.toThrow('Several buttons match');
  });

  it('replaces and deletes an ephemeral message', async () => {
    const shown = () => priya().ephemerals.at(-1);
    await priya().command('/say', 'blocks');
    await priya().press('Replace', { message: shown() });
    await until(() => shown()?.text === 'Replaced');
    expect(actions[0]).toMatchObject({ container: { is_ephemeral: true }, message: undefined });
    await priya().command('/say', 'blocks');
    const count = priya().ephemerals.length;
    await priya().press('Delete', { message: shown() });
    await until(() => priya().ephemerals.length === count - 1);
  });

  it('tells the app of a view that is closed', async () => {
    await priya().command('/closing');
    await priya().close();
    expect(actions).toEqual([{ closed: 'form', cleared: false }]);
  });

  it('opens the home and picks from an overflow menu there', async () => {
    await priya().openHome();
    await until(() => priya().home);
    await priya().press('Move', { home: true });
    expect(actions[0]).toMatchObject({ action: { type: 'overflow', selected_option: option('Move up') } });
  });

  it('lets a hostile sender send anything', async () => {
    const form = { command: '/say', text: 'text', team_id: 'T0SANDBOX', user_id: 'U2KEY' };
    expect((await tiny.slack.send(form)).status).toBe(200);
    expect((await tiny.slack.send(form, { signature: 'v0=forged' })).status).toBe(401);
    expect((await tiny.slack.send(form, { timestamp: 1 })).status).toBe(401);
    const { request } = tiny.slack.exchanges.findLast(({ name }) => name === 'command /closing') ?? {};
    expect(request?.body).toContain('command=%2Fclosing');
  });
});
