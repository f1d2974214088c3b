import type { App, ViewStateValue } from '@slack/bolt';
import { until } from '../../../scripts/sandbox/slack/until.ts';
import { startTinyApp, type TinyApp } from '../../support/slack-tiny-app.ts';
import { modal, plain, textInput } from '../../support/slack-views.ts';

const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const outcomes = ['Achieved', 'Partly achieved', 'Not achieved'].map(option);
const children = ['Zofia Wiśniewska', 'Zachary Bell', 'Amara Okafor'].map(option);

const input = (label: string, element: object, more: object = {}) =>
  ({
    type: 'input',
    block_id: label,
    label: plain(label),
    optional: true,
    element: { action_id: 'it', ...element },
    ...more,
  }) as never;

const everything = modal('Everything', [
  textInput('text', 'Text', { action_id: 'it' }, { optional: true }),
  input('Date', { type: 'datepicker' }),
  input('Time', { type: 'timepicker' }),
  input('Outcome', { type: 'radio_buttons', options: outcomes }),
  input('Menu', { type: 'static_select', option_groups: [{ label: plain('All'), options: outcomes }] }),
  input('Boxes', { type: 'checkboxes', options: outcomes }),
  input('Several', { type: 'multi_static_select', options: outcomes }),
  input('Child', { type: 'external_select', min_query_length: 2 }),
  input('Children', { type: 'multi_external_select', min_query_length: 0 }),
  input('Key person', { type: 'users_select' }),
  input('People', { type: 'multi_users_select' }),
  input('Channel', { type: 'conversations_select' }),
  input('Public channel', { type: 'channels_select' }),
  input('Number', { type: 'number_input', is_decimal_allowed: false }),
  input('Letter', { type: 'file_input' }),
  input('Level', { type: 'static_select', options: outcomes }, { dispatch_action: true }),
]);

let seen: Record<string, ViewStateValue> = {};
let suggestionsBroken = false;

const register = (app: App) => {
  app.command('/all', async ({ ack, body, client }) => {
    await client.views.open({ trigger_id: body.trigger_id, view: everything });
    await ack();
  });
  app.options('it', async ({ ack, options }) => {
    const found = children.filter(({ text }) =>
      text.text.toLowerCase().includes(options.value.toLowerCase()),
    );
    if (suggestionsBroken) return ack({ options: [{ text: plain('x'.repeat(76)), value: 'x' }] });
    return options.block_id === 'Child'
      ? ack({ options: found })
      : ack({ option_groups: [{ label: plain('Found'), options: found }] });
  });
  app.action('it', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view) return;
    const view = modal('More', [...everything.blocks, textInput('reason', 'Reason', {}, { optional: true })]);
    await client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
  });
  app.view('form', async ({ ack, view }) => {
    seen = Object.fromEntries(
      Object.entries(view.state.values).map(([block, actions]) => [
        block,
        Object.values(actions)[0] ?? { type: '' },
      ]),
    );
    await ack();
  });
};

describe('filling in', () => {
  let tiny: TinyApp;
  beforeAll(async () => {
    tiny = await startTinyApp(register);
  });
  afterAll(() => tiny.stop());

  const opened = async () => {
    const person = tiny.slack.as('U2KEY');
    await person.command('/all');
    return person;
  };

  it('gives every kind of element its value in the shape Slack gives', async () => {
    const person = await opened();
    await person.fill({
      Text: 'two\nlines',
      Date: '2025-09-15',
      Time: '09:30',
      Outcome: 'achieved',
      Menu: 'part',
      Boxes: ['Achieved', 'not'],
      Several: ['Partly achieved'],
      Child: 'zofia',
      Children: ['Amara', { query: 'zach', pick: 'Bell' }],
      'Key person': 'U2KEY',
      People: ['U1MANAGER', 'U2KEY'],
      Channel: 'C1SENCO',
      'Public channel': 'C2GENERAL',
      Number: '12',
      Letter: { name: 'letter.pdf', content: '%PDF' },
    });
    expect((await person.submit()).closed).toBe(true);
    expect(seen).toMatchObject({
      text: { type: 'plain_text_input', value: 'two lines' },
      Date: { type: 'datepicker', selected_date: '2025-09-15' },
      Time: { type: 'timepicker', selected_time: '09:30' },
      Outcome: { type: 'radio_buttons', selected_option: outcomes[0] },
      Menu: { type: 'static_select', selected_option: outcomes[1] },
      Boxes: { type: 'checkboxes', selected_options: [outcomes[0], outcomes[2]] },
      Several: { type: 'multi_static_select', selected_options: [outcomes[1]] },
      Child: { type: 'external_select', selected_option: children[0] },
      Children: { type: 'multi_external_select', selected_options: [children[2], children[1]] },
      'Key person': { type: 'users_select', selected_user: 'U2KEY' },
      People: { type: 'multi_users_select', selected_users: ['U1MANAGER', 'U2KEY'] },
      Channel: { type: 'conversations_select', selected_conversation: 'C1SENCO' },
      'Public channel': { type: 'channels_select', selected_channel: 'C2GENERAL' },
      Number: { type: 'number_input', value: '12' },
      Letter: { type: 'file_input', files: [{ name: 'letter.pdf', size: 4 }] },
      Level: { type: 'static_select', selected_option: null },
    });
  });

  it('lets an app fetch a file that was put in', async () => {
    const person = await opened();
    await person.fill({ Letter: { name: 'letter.pdf', content: '%PDF-letter' } });
    const [file] = (person.view?.values.Letter?.it?.files ?? []) as { url_private: string }[];
    const get = (headers: Record<string, string>) => fetch(file?.url_private ?? '', { headers });
    expect((await get({})).status).toBe(403);
    expect(await (await get({ authorization: `Bearer ${tiny.client.token}` })).text()).toBe('%PDF-letter');
  });

  it('clears with null, and stops a number that is none', async () => {
    const person = await opened();
    await person.fill({ Date: '2025-09-15', Number: 'ten' });
    await person.fill({ Date: null });
    expect(person.view?.values.Date?.it).toEqual({ type: 'datepicker', selected_date: null });
    expect((await person.submit()).errors).toEqual({ Number: 'Please enter a number.' });
  });

  it('names the options there are, and those that match more than once', async () => {
    const person = await opened();
    await expect(person.fill({ Outcome: 'Lost' })).rejects.toThrow('"Achieved", "Partly achieved"');
    await expect(person.fill({ Outcome: 'a' })).resolves.toBeUndefined();
    await expect(person.fill({ Child: 'za' })).resolves.toBeUndefined();
    await expect(person.fill({ Outcome: 'chieved' })).rejects.toThrow('Several options match');
    await expect(person.fill({ 'Key person': 'U0NOBODY' })).rejects.toThrow('no user U0NOBODY');
  });

  it('asks the app for options only from the minimum length on', async () => {
    const person = await opened();
    expect(await person.options('Child', 'za')).toEqual(['Zachary Bell']);
    expect(await person.options('Child', 'nobody')).toEqual([]);
    await expect(person.options('Child', 'z')).rejects.toThrow('from 2 characters');
  });

  it('does not show options that break a limit', async () => {
    const person = await opened();
    suggestionsBroken = true;
    await expect(person.options('Child', 'zo')).rejects.toThrow('must be less than 76 characters');
    suggestionsBroken = false;
  });

  it('tells the app of a field that dispatches, and finds the field that brings', async () => {
    const person = await opened();
    await person.fill({ Text: 'kept', Level: 'Not', Reason: 'because' });
    await until(() => person.view?.title?.text === 'More');
    expect(person.view?.values).toMatchObject({
      text: { it: { value: 'kept' } },
      Level: { it: { selected_option: outcomes[2] } },
      reason: { text: { value: 'because' } },
    });
  });
});
