import { merged, type Typed, typedReducer } from '../../../scripts/sandbox/page/typed.ts';
import type { PageView } from '../../../scripts/sandbox/workspace/page-api.ts';

const text = (value: string | null) => ({ type: 'plain_text_input', value });
const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value });
const chosen = (value: string) => ({ type: 'radio_buttons', selected_option: option(value) });

const input = (block_id: string, element: object) => ({
  type: 'input',
  block_id,
  label: { type: 'plain_text', text: block_id },
  element: { action_id: 'value', ...element },
});
const view = (...blocks: PageView['blocks']): PageView => ({
  ...{ id: 'V1', hash: 'h', title: 'Form', submit: 'Save', close: 'Cancel' },
  blocks,
  values: {},
});
const type = (typed: Typed, block: string, value: ReturnType<typeof text | typeof chosen>) =>
  typedReducer(typed, { kind: 'set', surface: 'V1', block, action: 'value', value });

describe('what was typed', () => {
  it('stands over what the server knows', () => {
    const typed = type({}, 'name', text('Ada'));
    const server = { name: { value: text(null) }, date: { value: text('x') } };
    expect(merged(server, typed.V1)).toEqual({ name: { value: text('Ada') }, date: { value: text('x') } });
  });

  it('is not sent for a place that has gone or is of another kind now', () => {
    const typed = type(type({}, 'gone', text('a')), 'kind', text('b'));
    const server = { kind: { value: { type: 'datepicker', selected_date: null } } };
    expect(merged(server, typed.V1)).toEqual(server);
  });

  it('survives an update under the same ids, unless that choice has gone', () => {
    const typed = type(type(type({}, 'name', text('Ada')), 'old', text('b')), 'pick', chosen('a'));
    const name = input('name', { type: 'plain_text_input' });
    const pick = (...values: string[]) =>
      input('pick', { type: 'radio_buttons', options: values.map(option) });
    const seen = (after: PageView) => typedReducer(typed, { kind: 'seen', views: [after] }).V1;
    expect(seen(view(name, pick('a', 'b')))).toEqual({
      name: { value: text('Ada') },
      pick: { value: chosen('a') },
    });
    expect(seen(view(name, pick('b')))).toEqual({ name: { value: text('Ada') } });
  });

  it('stays for views that somebody else has open', () => {
    const typed = type({}, 'name', text('Ada'));
    expect(typedReducer(typed, { kind: 'seen', views: [] })).toBe(typed);
  });
});
