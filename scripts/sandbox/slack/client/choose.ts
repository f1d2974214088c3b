import type { InputElement } from '../block-kit/elements.ts';
import { allOptions, type Option, type WithOptions } from '../block-kit/options.ts';
import type { StateValue } from '../world.ts';
import { match } from './match.ts';

export interface NamedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Types `query` into an external select and picks the option `pick`. */
export interface Search {
  readonly query: string;
  readonly pick: string;
}

/** What a test or the page fills in; null or an empty text clears the field. */
export type Wanted = string | NamedFile | Search | readonly (string | Search)[] | readonly NamedFile[] | null;

export interface Chooser {
  readonly suggest: (query: string) => Promise<readonly Option[]>;
  readonly upload: (file: NamedFile) => object;
  readonly mustExist: (kind: 'user' | 'channel', id: string) => string;
}

type Choose<T extends InputElement['type']> = (
  element: Extract<InputElement, { type: T }>,
  wanted: Exclude<Wanted, null>,
  chooser: Chooser,
) => Omit<StateValue, 'type'> | Promise<Omit<StateValue, 'type'>>;

const text = (wanted: Wanted): string => {
  if (typeof wanted !== 'string') throw new Error(`Expected a text, not ${JSON.stringify(wanted)}`);
  return wanted;
};

const list = (wanted: Wanted): readonly Wanted[] =>
  Array.isArray(wanted) ? (wanted as readonly Wanted[]) : [wanted];

const texts = (wanted: Wanted): readonly string[] => list(wanted).map(text);

const dated = (wanted: Wanted, pattern: RegExp) => {
  const value = text(wanted);
  if (!pattern.test(value)) throw new Error(`A picker cannot hold "${value}"`);
  return value;
};

const option = (element: WithOptions, wanted: string) =>
  match(allOptions(element), (it) => it.text.text, wanted, 'option');

const namedFile = (wanted: Wanted): NamedFile => {
  if (typeof wanted !== 'object' || wanted === null || !('content' in wanted))
    throw new Error(`Expected a file, not ${JSON.stringify(wanted)}`);
  return wanted;
};

const isSearch = (wanted: Wanted): wanted is Search =>
  typeof wanted === 'object' && wanted !== null && 'query' in wanted;

const found = async (wanted: Wanted, { suggest }: Chooser): Promise<Option> => {
  const { query, pick } = isSearch(wanted) ? wanted : { query: text(wanted), pick: text(wanted) };
  return match(await suggest(query), (it) => it.text.text, pick, 'option');
};

const typed = (_: unknown, wanted: Wanted) => ({ value: text(wanted) });
const date = /^\d{4}-\d{2}-\d{2}$/;
const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** How each kind of element is filled in: the values in the shape Slack reports them. */
export const choose: { readonly [T in InputElement['type']]: Choose<T> } = {
  // A single-line field cannot hold a line break: pasted ones become spaces.
  plain_text_input: ({ multiline }, wanted) => ({
    value: multiline ? text(wanted) : text(wanted).replace(/\s*\n\s*/g, ' '),
  }),
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  rich_text_input: (_, wanted) => ({
    rich_text_value: {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: text(wanted) }] }],
    },
  }),
  file_input: (_, wanted, { upload }) => ({
    files: list(wanted).map((file) => upload(namedFile(file))),
  }),
  datepicker: (_, wanted) => ({ selected_date: dated(wanted, date) }),
  timepicker: (_, wanted) => ({ selected_time: dated(wanted, time) }),
  datetimepicker: (_, wanted) => ({ selected_date_time: Number(dated(wanted, /^\d{10}$/)) }),
  radio_buttons: (element, wanted) => ({ selected_option: option(element, text(wanted)) }),
  static_select: (element, wanted) => ({ selected_option: option(element, text(wanted)) }),
  external_select: async (_, wanted, chooser) => ({ selected_option: await found(wanted, chooser) }),
  checkboxes: (element, wanted) => ({ selected_options: texts(wanted).map((it) => option(element, it)) }),
  multi_static_select: (element, wanted) => ({
    selected_options: texts(wanted).map((it) => option(element, it)),
  }),
  multi_external_select: async (_, wanted, chooser) => ({
    selected_options: await Promise.all(list(wanted).map((it) => found(it, chooser))),
  }),
  users_select: (_, wanted, it) => ({ selected_user: it.mustExist('user', text(wanted)) }),
  multi_users_select: (_, wanted, it) => ({
    selected_users: texts(wanted).map((id) => it.mustExist('user', id)),
  }),
  conversations_select: (_, wanted, it) => ({ selected_conversation: it.mustExist('channel', text(wanted)) }),
  multi_conversations_select: (_, wanted, it) => ({
    selected_conversations: texts(wanted).map((id) => it.mustExist('channel', id)),
  }),
  channels_select: (_, wanted, it) => ({ selected_channel: it.mustExist('channel', text(wanted)) }),
  multi_channels_select: (_, wanted, it) => ({
    selected_channels: texts(wanted).map((id) => it.mustExist('channel', id)),
  }),
};
