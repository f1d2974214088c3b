import type { InputElement } from '../slack/block-kit/elements.ts';
import type { Option, StateValue } from '../workspace/page-api.ts';
import { londonDateTime, londonSeconds } from './time.ts';

type Body = Omit<StateValue, 'type'>;
type UploadedFile = Readonly<Record<string, unknown>>;

/** What a control holds: a text (also a date, a time, an id), options, several ids, or files. */
interface Held {
  readonly plain_text_input: string;
  readonly email_text_input: string;
  readonly url_text_input: string;
  readonly number_input: string;
  readonly rich_text_input: string;
  readonly file_input: readonly UploadedFile[];
  readonly datepicker: string;
  readonly timepicker: string;
  readonly datetimepicker: string;
  readonly radio_buttons: readonly Option[];
  readonly checkboxes: readonly Option[];
  readonly static_select: readonly Option[];
  readonly external_select: readonly Option[];
  readonly multi_static_select: readonly Option[];
  readonly multi_external_select: readonly Option[];
  readonly users_select: readonly string[];
  readonly multi_users_select: readonly string[];
  readonly conversations_select: readonly string[];
  readonly multi_conversations_select: readonly string[];
  readonly channels_select: readonly string[];
  readonly multi_channels_select: readonly string[];
}

interface Codec<T> {
  readonly read: (value: Body) => T;
  readonly write: (held: T) => Body;
}

const text = (key: string): Codec<string> => ({
  read: (value) => (typeof value[key] === 'string' ? value[key] : ''),
  write: (held) => ({ [key]: held === '' ? null : held }),
});
const one = <T>(key: string): Codec<readonly T[]> => ({
  read: (value) => (value[key] ? [value[key] as T] : []),
  write: ([first]) => ({ [key]: first ?? null }),
});
const several = <T>(key: string): Codec<readonly T[]> => ({
  read: (value) => (Array.isArray(value[key]) ? (value[key] as readonly T[]) : []),
  write: (held) => ({ [key]: held }),
});

interface Rich {
  readonly text?: string;
  readonly elements?: readonly Rich[];
}
const richText = ({ text: own = '', elements = [] }: Rich): string => own + elements.map(richText).join('');
const rich: Codec<string> = {
  read: ({ rich_text_value: value }) => ((value as Rich | null)?.elements ?? []).map(richText).join('\n'),
  write: (held) => ({
    rich_text_value:
      held === ''
        ? null
        : {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: held }] }],
          },
  }),
};
const dateTime: Codec<string> = {
  read: ({ selected_date_time: at }) => (typeof at === 'number' ? londonDateTime(at) : ''),
  write: (held) => ({ selected_date_time: held === '' ? null : londonSeconds(held) }),
};

/** How each kind of element holds its value, under the key Slack gives it. A kind left out does not compile. */
export const codecs: { readonly [T in InputElement['type']]: Codec<Held[T]> } = {
  plain_text_input: text('value'),
  email_text_input: text('value'),
  url_text_input: text('value'),
  number_input: text('value'),
  rich_text_input: rich,
  file_input: several('files'),
  datepicker: text('selected_date'),
  timepicker: text('selected_time'),
  datetimepicker: dateTime,
  radio_buttons: one('selected_option'),
  checkboxes: several('selected_options'),
  static_select: one('selected_option'),
  external_select: one('selected_option'),
  multi_static_select: several('selected_options'),
  multi_external_select: several('selected_options'),
  users_select: one('selected_user'),
  multi_users_select: several('selected_users'),
  conversations_select: one('selected_conversation'),
  multi_conversations_select: several('selected_conversations'),
  channels_select: one('selected_channel'),
  multi_channels_select: several('selected_channels'),
};

type InputType = InputElement['type'];

export const read = <T extends InputType>(type: T, value: StateValue | undefined): Held[T] =>
  codecs[type].read(value ?? {});

export const write = <T extends InputType>(type: T, held: Held[T]): StateValue => ({
  type,
  ...codecs[type].write(held),
});
