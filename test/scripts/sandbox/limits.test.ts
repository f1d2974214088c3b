import {
  type Checked,
  checkHome,
  checkMessageBlocks,
  checkModal,
} from '../../../scripts/sandbox/slack/block-kit/check.ts';
import { plain } from '../../support/slack-views.ts';

const x = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

const view = (more: object) =>
  checkModal({ type: 'modal', title: plain('T'), submit: plain('S'), blocks: [], ...more });
const blocks = (...given: object[]) => view({ blocks: given });
const message = (...given: object[]) => checkMessageBlocks(given);
const divider = () => ({ type: 'divider' });
const section = (more: object) => blocks({ type: 'section', text: plain('Section'), ...more });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: x(length) });
const button = (more: object = {}) => ({ type: 'button', text: plain('Press'), ...more });
const pressed = (more: object) => blocks({ type: 'actions', elements: [button(more)] });
const option = (value: string | number, more: object = {}) => ({
  text: plain('Option'),
  value: String(value),
  ...more,
});
const input = (element: object, more: object = {}) =>
  blocks({ type: 'input', label: plain('Label'), element, ...more });
const text = (more: object) => input({ type: 'plain_text_input', ...more });
const select = (more: object) => input({ type: 'static_select', options: [option(1)], ...more });
const confirmed = (more: object) => pressed({ confirm: { text: plain('Sure?'), ...more } });
const card = (more: object) => message({ type: 'card', title: mrkdwn(1), ...more });
const container = (more: object) =>
  blocks({ type: 'container', title: plain('C'), child_blocks: [], ...more });
const cell = (length = 1) => ({ type: 'raw_text', text: x(length) });
const table = (rows: object[][]) => message({ type: 'table', rows });

type Case = [name: string, limit: number, check: (n: number) => Checked<unknown>];

const maxima: Case[] = [
  ['view title', 24, (n) => view({ title: plain(x(n)) })],
  ['view submit', 24, (n) => view({ submit: plain(x(n)) })],
  ['view close', 24, (n) => view({ close: plain(x(n)) })],
  ['view private_metadata', 3000, (n) => view({ private_metadata: x(n) })],
  ['view callback_id', 255, (n) => view({ callback_id: x(n) })],
  ['view external_id', 255, (n) => view({ external_id: x(n) })],
  ['view blocks', 100, (n) => view({ blocks: times(n, divider) })],
  ['home blocks', 100, (n) => checkHome({ type: 'home', blocks: times(n, divider) })],
  ['message blocks', 50, (n) => message(...times(n, divider))],
  ['block_id', 255, (n) => blocks({ type: 'divider', block_id: x(n) })],
  ['action_id', 255, (n) => pressed({ action_id: x(n) })],
  ['section text', 3000, (n) => section({ text: mrkdwn(n) })],
  ['section fields', 10, (n) => section({ fields: times(n, () => plain('f')) })],
  ['section field', 2000, (n) => section({ fields: [plain(x(n))] })],
  ['header', 150, (n) => blocks({ type: 'header', text: plain(x(n)) })],
  ['context elements', 10, (n) => blocks({ type: 'context', elements: times(n, () => plain('c')) })],
  ['actions', 25, (n) => blocks({ type: 'actions', elements: times(n, () => button()) })],
  ['button text', 75, (n) => pressed({ text: plain(x(n)) })],
  ['button value', 2000, (n) => pressed({ value: x(n) })],
  ['button url', 3000, (n) => pressed({ url: x(n) })],
  ['button accessibility_label', 75, (n) => pressed({ accessibility_label: x(n) })],
  ['confirm title', 100, (n) => confirmed({ title: plain(x(n)) })],
  ['confirm text', 300, (n) => confirmed({ text: plain(x(n)) })],
  ['confirm button', 30, (n) => confirmed({ confirm: plain(x(n)) })],
  ['confirm deny', 30, (n) => confirmed({ deny: plain(x(n)) })],
  ['input label', 2000, (n) => input({ type: 'plain_text_input' }, { label: plain(x(n)) })],
  ['input hint', 2000, (n) => input({ type: 'plain_text_input' }, { hint: plain(x(n)) })],
  ['text max_length', 3000, (n) => text({ max_length: n })],
  ['text min_length', 3000, (n) => text({ min_length: n })],
  ['text initial_value', 3000, (n) => text({ initial_value: x(n) })],
  ['text initial_value against max_length', 20, (n) => text({ initial_value: x(n), max_length: 20 })],
  ['placeholder', 150, (n) => text({ placeholder: plain(x(n)) })],
  ['select options', 100, (n) => select({ options: times(n, option) })],
  ['option text', 75, (n) => select({ options: [option(1, { text: plain(x(n)) })] })],
  ['option value', 150, (n) => select({ options: [option(x(n))] })],
  ['option description', 75, (n) => select({ options: [option(1, { description: plain(x(n)) })] })],
  [
    'option groups',
    100,
    (n) =>
      select({
        options: undefined,
        option_groups: times(n, (i) => ({ label: plain('G'), options: [option(i)] })),
      }),
  ],
  [
    'option group label',
    75,
    (n) => select({ options: undefined, option_groups: [{ label: plain(x(n)), options: [option(1)] }] }),
  ],
  ['radio buttons', 10, (n) => input({ type: 'radio_buttons', options: times(n, option) })],
  ['checkboxes', 10, (n) => input({ type: 'checkboxes', options: times(n, option) })],
  ['overflow', 5, (n) => section({ accessory: { type: 'overflow', options: times(n, option) } })],
  ['file_input files', 10, (n) => input({ type: 'file_input', max_files: n })],
  ['image alt_text', 2000, (n) => blocks({ type: 'image', image_url: 'https://a.b', alt_text: x(n) })],
  ['alert', 200, (n) => blocks({ type: 'alert', text: plain(x(n)) })],
  ['markdown', 12_000, (n) => message({ type: 'markdown', text: x(n) })],
  ['card title', 150, (n) => card({ title: mrkdwn(n) })],
  ['card body', 200, (n) => card({ body: mrkdwn(n) })],
  [
    'carousel',
    10,
    (n) => message({ type: 'carousel', elements: times(n, () => ({ type: 'card', body: mrkdwn(1) })) }),
  ],
  ['container title', 150, (n) => container({ title: plain(x(n)) })],
  ['container blocks', 10, (n) => container({ child_blocks: times(n, divider) })],
  ['table rows', 100, (n) => table(times(n, () => [cell()]))],
  ['table columns', 20, (n) => table([times(n, () => cell())])],
  ['table text', 10_000, (n) => table([[cell(n)]])],
  ['text of a message together', 12_000, (n) => message(...spread(n))],
];

/** A message of sections holding n characters together. */
function spread(n: number) {
  return times(Math.ceil(n / 3000), (i) => ({ type: 'section', text: mrkdwn(Math.min(3000, n - i * 3000)) }));
}

const good = { type: 'static_select', options: [option(1), option(2)] };

const refused: [name: string, checked: Checked<unknown>, message: string][] = [
  ['an unknown block', blocks({ type: 'sectoin' }), 'unsupported type [json-pointer:/view/blocks/0/type]'],
  ['an unknown element', input({ type: 'text' }), 'unsupported type'],
  ['an unknown property', section({ colour: 'red' }), 'invalid additional property: colour'],
  [
    'an input without submit',
    view({
      submit: undefined,
      blocks: [{ type: 'input', label: plain('L'), element: { type: 'plain_text_input' } }],
    }),
    'missing required field: submit',
  ],
  [
    'a view without title',
    view({ title: undefined }),
    'missing required field: title [json-pointer:/view/title]',
  ],
  ['an empty text', section({ text: plain('') }), 'must be more than 0 characters'],
  ['a section of nothing', blocks({ type: 'section' }), 'missing required field: text or fields'],
  ['mrkdwn in a header', blocks({ type: 'header', text: mrkdwn(3) }), 'must be one of: plain_text'],
  ['mrkdwn in a menu', select({ options: [option(1, { text: mrkdwn(3) })] }), 'must be one of: plain_text'],
  ['a button in an input', input(button()), 'unsupported type'],
  [
    'a plain text input among actions',
    blocks({ type: 'actions', elements: [{ type: 'plain_text_input' }] }),
    'unsupported type',
  ],
  [
    'an input block in a message',
    message({ type: 'input', label: plain('L'), element: { type: 'datepicker' } }),
    'unsupported type: input',
  ],
  ['an alert in a message', message({ type: 'alert', text: plain('A') }), 'unsupported type: alert'],
  ['a markdown block in a modal', blocks({ type: 'markdown', text: 'x' }), 'unsupported type: markdown'],
  [
    'a block_id twice',
    blocks({ type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' }),
    '`block_id` "a" already exists',
  ],
  [
    'an action_id twice in a block',
    blocks({ type: 'actions', elements: [button({ action_id: 'a' }), button({ action_id: 'a' })] }),
    '`action_id` "a" already exists',
  ],
  [
    'two fields in focus',
    blocks(
      ...times(2, () => ({
        type: 'input',
        label: plain('L'),
        element: { type: 'plain_text_input', focus_on_load: true },
      })),
    ),
    'only one element',
  ],
  ['no options at all', select({ options: [] }), 'no less than 1 items allowed'],
  [
    'options and groups',
    select({ option_groups: [{ label: plain('G'), options: [option(1)] }] }),
    'exactly one of',
  ],
  ['an option value twice', select({ options: [option(1), option(1)] }), 'unique'],
  [
    'an initial option that is not there',
    input({ ...good, initial_option: option(3) }),
    'must exactly match provided options',
  ],
  [
    'an initial option in other words',
    input({ ...good, initial_option: option(1, { text: plain('Other') }) }),
    'must exactly match',
  ],
  [
    'an initial date that is none',
    input({ type: 'datepicker', initial_date: '2025-02-30' }),
    'must be a date',
  ],
  ['an initial time that is none', input({ type: 'timepicker', initial_time: '25:00' }), 'must be a time'],
  ['min_length over max_length', text({ min_length: 5, max_length: 4 }), 'must not exceed'],
];

describe("Slack's limits", () => {
  it.each(maxima)('%s: %i is allowed, one more is not', (name, limit, check) => {
    expect(check(limit)).toMatchObject({ ok: true });
    const over = check(limit + 1);
    expect(over.ok).toBe(false);
    if (!over.ok && name !== 'text of a message together')
      expect(over.messages.join()).toContain('json-pointer:/');
  });

  it.each(refused)('refuses %s', (_, checked, expected) => {
    if (checked.ok) throw new Error('was accepted');
    expect(checked.messages.join('\n')).toContain(expected);
  });

  it('refuses a view of more than 250 KB', () => {
    const heavy = times(90, () => ({ type: 'section', text: { type: 'plain_text', text: x(2900) } }));
    expect(view({ blocks: heavy })).toMatchObject({ ok: false, error: 'view_too_large' });
  });

  it('allows the same action_id in different blocks, and an initial option that matches', () => {
    const row = { type: 'actions', elements: [button({ action_id: 'a' })] };
    expect(
      blocks(row, row, { type: 'input', label: plain('L'), element: { ...good, initial_option: option(2) } }),
    ).toMatchObject({ ok: true });
  });
});
