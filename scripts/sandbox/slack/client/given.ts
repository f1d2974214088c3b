import { z } from 'zod';
import type { InputElement } from '../block-kit/elements.ts';
import { choiceOption, isAmong, type WithOptions } from '../block-kit/options.ts';
import type { Engine } from '../engine.ts';
import { filePayload } from '../files.ts';
import type { StateValue } from '../world.ts';
import { CannotDo } from './cannot-do.ts';

interface Around {
  readonly engine: Engine;
  readonly userId: string;
}

type Given<T extends InputElement['type']> = (
  element: Extract<InputElement, { type: T }>,
  around: Around,
) => z.ZodType;

const typed = () =>
  z.object({
    value: z
      .string()
      .nullable()
      .transform((text) => text || null),
  });
const one = (element: object) => z.object({ selected_option: option(element).nullable() });
const many = (element: object) => z.object({ selected_options: z.array(option(element)) });

/** One of the element's own options; those of an external select came from the app a moment ago. */
const option = (element: object) => {
  const own = 'options' in element || 'option_groups' in element;
  return choiceOption.refine((chosen) => !own || isAmong(chosen, element as WithOptions), 'No such option');
};

const among = (all: Readonly<Record<string, unknown>>) =>
  z.string().refine((id) => Object.hasOwn(all, id), 'There is no such choice');
const user = ({ engine }: Around) => among(engine.world.users);
const channel = ({ engine }: Around) => among(engine.world.channels);

/** A file this person chose before; what the app is told about it is Slack's own. */
const file = ({ engine, userId }: Around) =>
  z.object({ id: z.string() }).transform(({ id }, context) => {
    const stored = engine.world.files[id];
    if (stored?.owner === userId) return filePayload(engine, stored);
    context.addIssue({ code: 'custom', message: 'No such file' });
    return z.NEVER;
  });

/** What each kind of element may hold, in the shape in which Slack reports it. */
const given: { readonly [T in InputElement['type']]: Given<T> } = {
  // A single-line field cannot hold a line break: pasted ones become spaces.
  plain_text_input: ({ multiline }) =>
    typed().transform(({ value }) => ({
      value: (multiline ? value : value?.replace(/\s*\n\s*/g, ' ')) ?? null,
    })),
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  rich_text_input: () => z.object({ rich_text_value: z.looseObject({}).nullable() }),
  file_input: (_, around) => z.object({ files: z.array(file(around)) }),
  datepicker: () => z.object({ selected_date: z.iso.date().nullable() }),
  timepicker: () =>
    z.object({ selected_time: z.iso.time({ precision: -1 }).nullable(), timezone: z.string().optional() }),
  datetimepicker: () => z.object({ selected_date_time: z.int().nullable() }),
  radio_buttons: one,
  checkboxes: many,
  static_select: one,
  external_select: one,
  multi_static_select: many,
  multi_external_select: many,
  users_select: (_, around) => z.object({ selected_user: user(around).nullable() }),
  multi_users_select: (_, around) => z.object({ selected_users: z.array(user(around)) }),
  conversations_select: (_, around) => z.object({ selected_conversation: channel(around).nullable() }),
  multi_conversations_select: (_, around) => z.object({ selected_conversations: z.array(channel(around)) }),
  channels_select: (_, around) => z.object({ selected_channel: channel(around).nullable() }),
  multi_channels_select: (_, around) => z.object({ selected_channels: z.array(channel(around)) }),
};

/** What the page says an element holds, if that kind of element can hold it. Throws `CannotDo`. */
export const givenValue = (element: InputElement, value: object, around: Around): StateValue => {
  const schema = (given[element.type] as (element: InputElement, around: Around) => z.ZodType<object>)(
    element,
    around,
  );
  const read = schema.safeParse(value);
  if (!read.success)
    throw new CannotDo(`A ${element.type} cannot hold this: ${read.error.issues[0]?.message}`);
  return { type: element.type, ...read.data };
};
