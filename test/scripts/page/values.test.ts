import { codecs, read, write } from '../../../scripts/sandbox/page/values.ts';
import type { InputElement } from '../../../scripts/sandbox/slack/block-kit/elements.ts';
import { initialFor, isEmpty } from '../../../scripts/sandbox/slack/state.ts';

const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value });
const types = Object.keys(codecs) as InputElement['type'][];

/** The least of each kind of element that its initial value is read from. */
const bare = (type: InputElement['type']) => ({ type }) as InputElement;

const nothing = (type: InputElement['type']) =>
  typeof read(type, undefined) === 'string' ? write(type, '' as never) : write(type, [] as never);

describe('the values the page sends', () => {
  it.each(types)('of %s are empty under the same keys as those Slack starts with', (type) => {
    expect(nothing(type)).toEqual(initialFor(bare(type)));
    expect(isEmpty(nothing(type))).toBe(true);
  });

  it.each([
    ['plain_text_input', 'two\nlines', { value: 'two\nlines' }],
    ['number_input', '2.5', { value: '2.5' }],
    ['datepicker', '2026-03-02', { selected_date: '2026-03-02' }],
    ['timepicker', '09:04', { selected_time: '09:04' }],
    ['radio_buttons', [option('a')], { selected_option: option('a') }],
    ['checkboxes', [option('a'), option('b')], { selected_options: [option('a'), option('b')] }],
    ['external_select', [option('a')], { selected_option: option('a') }],
    ['multi_static_select', [option('a')], { selected_options: [option('a')] }],
    ['users_select', ['U1'], { selected_user: 'U1' }],
    ['multi_users_select', ['U1', 'U2'], { selected_users: ['U1', 'U2'] }],
    ['conversations_select', ['C1'], { selected_conversation: 'C1' }],
    ['channels_select', ['C1'], { selected_channel: 'C1' }],
    ['file_input', [{ id: 'F1' }], { files: [{ id: 'F1' }] }],
  ] as const)('of %s have Slack’s shape, and come back as they were', (type, held, body) => {
    const value = write(type, held as never);
    expect(value).toEqual({ type, ...body });
    expect(read(type, value)).toEqual(held);
  });

  it('keep the words of rich text', () => {
    const value = write('rich_text_input', 'a *b*');
    expect(value).toMatchObject({ rich_text_value: { type: 'rich_text' } });
    expect(read('rich_text_input', value)).toBe('a *b*');
  });

  it.each([
    ['2026-01-05T09:00', Date.UTC(2026, 0, 5, 9) / 1000],
    ['2026-07-06T09:00', Date.UTC(2026, 6, 6, 8) / 1000],
  ])('take %s for the time in London, in winter and summer', (local, seconds) => {
    expect(write('datetimepicker', local)).toMatchObject({ selected_date_time: seconds });
    expect(read('datetimepicker', write('datetimepicker', local))).toBe(local);
  });
});
