import { commands } from '../../../src/domain/commands.ts';
import type { Actor } from '../../../src/domain/setting.ts';
import type {
  Context,
  FormValues,
  Handlers,
  Message,
  Outbound,
  Reply,
  SeenView,
} from '../../../src/slack/handlers.ts';

/** Something the app itself made for somebody with every right, to be sent by somebody else. */
export type Sample =
  | { readonly kind: 'command'; readonly id: string; readonly text: string }
  | { readonly kind: 'options'; readonly id: string; readonly text: string }
  | { readonly kind: 'action'; readonly id: string; readonly value: string; readonly view: Form | null }
  | { readonly kind: 'submission'; readonly id: string; readonly form: Form };

/** A form as Slack sends it, filled in. */
export interface Form {
  readonly callbackId: string;
  readonly metadata: string;
  readonly values: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly plain: FormValues;
  readonly blocks: readonly object[];
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
export const withoutIds = (text: string): string => text.replaceAll(UUID, '#');

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => value !== null && typeof value === 'object';

/** Every object within, itself first. */
const within = (value: unknown): readonly Json[] => {
  if (!isJson(value)) return [];
  const inside = Object.values(value).flatMap(within);
  return Array.isArray(value) ? inside : [value, ...inside];
};

/** What somebody might fill in, by the element's type; an answer that is likely to be taken. */
const filled = (
  element: Json,
  actor: Actor,
): { readonly state: object; readonly plain: string | readonly string[] } => {
  const type = String(element.type);
  const [first] = (element.options ?? []) as readonly Json[];
  const chosen = (element.initial_option ?? first) as Json | undefined;
  if (chosen && !type.startsWith('checkboxes'))
    return { state: { type, selected_option: chosen }, plain: String(chosen.value) };
  if (type === 'datepicker') {
    const date = String(element.initial_date ?? '2026-02-27');
    return { state: { type, selected_date: date }, plain: date };
  }
  if (type === 'timepicker')
    return { state: { type, selected_time: element.initial_time }, plain: String(element.initial_time) };
  if (type === 'users_select')
    return {
      state: { type, selected_user: element.initial_user ?? actor.userId },
      plain: String(element.initial_user ?? actor.userId),
    };
  if (type === 'multi_users_select') {
    const users = (element.initial_users ?? []) as readonly string[];
    return { state: { type, selected_users: users }, plain: users };
  }
  if (type === 'checkboxes') return { state: { type, selected_options: [] }, plain: [] };
  if (type === 'plain_text_input') {
    const value = String(element.initial_value ?? 'typed');
    return { state: { type, value }, plain: value };
  }
  return { state: { type }, plain: '' };
};

const formOf = (view: Json, actor: Actor): Form => {
  const blocks = view.blocks as readonly Json[];
  const inputs = blocks
    .filter(({ type }) => type === 'input')
    .map((block) => {
      const element = block.element as Json;
      return { id: String(block.block_id), action: String(element.action_id), ...filled(element, actor) };
    });
  return {
    callbackId: String(view.callback_id),
    metadata: String(view.private_metadata),
    values: Object.fromEntries(inputs.map(({ id, action, state }) => [id, { [action]: state }])),
    plain: Object.fromEntries(inputs.map(({ id, plain }) => [id, plain])),
    blocks: blocks.map((block, n) => ({ ...block, block_id: block.block_id ?? `b${n}` })),
  };
};

const seenOf = (form: Form, id: string): SeenView => ({
  id,
  callbackId: form.callbackId,
  metadata: JSON.parse(form.metadata),
  values: form.plain,
  rootId: id,
});

/** Everything a button, a menu or a form of the app says when it is sent back. */
const samplesIn = (shown: Json, actor: Actor): readonly Sample[] => {
  const view = 'callback_id' in shown ? formOf(shown, actor) : null;
  const elements = within(shown.blocks).filter((element) => typeof element.action_id === 'string');
  const acts = elements.flatMap((element): Sample[] => {
    const id = String(element.action_id);
    if (typeof element.value === 'string') return [{ kind: 'action', id, value: element.value, view }];
    const options = (element.options ?? []) as readonly Json[];
    if (element.type === 'overflow' || (element.type === 'static_select' && id !== 'value'))
      return options.map(({ value }) => ({ kind: 'action', id, value: String(value), view }));
    return [];
  });
  return view && 'submit' in shown
    ? [...acts, { kind: 'submission', id: view.callbackId, form: view }]
    : acts;
};

/** Of samples alike one is enough: one button of each kind, one form of each. */
export const keyOf = (sample: Sample): string => {
  const verb = (value: string): string => value.match(/^[a-z][a-z-]+(?=\|)/)?.[0] ?? '';
  if (sample.kind === 'submission')
    return `form ${sample.id} ${sample.form.metadata.match(/"sheet":"[^"]+"/)?.[0] ?? ''}`;
  if (sample.kind === 'action') return `action ${sample.id.replace(/:\d$/, '')} ${verb(sample.value)}`;
  return `${sample.kind} ${sample.id} ${sample.text.replace(/^[A-Z]+-\d+$/, 'code')}`;
};

const TYPED = ['', 'add', 'import', 'today', 'feed'];
const MOST = 400;

/**
 * Walks through the app as somebody with every right, from every command through every button and form it finds.
 * A new screen is found by itself, as soon as anything leads to it.
 */
export async function crawl(
  handlers: Handlers,
  { actor, query }: { readonly actor: Actor; readonly query: string },
): Promise<readonly Sample[]> {
  const lookup: Context['lookup'] = {
    person: async () => ({ name: 'Somebody', isAdmin: false, isBot: false, isOutsider: false }),
    channel: async () => ({ isPrivate: true, isShared: false }),
    fileText: async () => '',
  };
  const found = new Map<string, Sample>();
  const queue: Sample[] = [];
  const later: Sample[] = [];
  const meet = (samples: readonly Sample[]): void => {
    for (const sample of samples) {
      const key = keyOf(sample);
      if (found.has(key)) continue;
      found.set(key, sample);
      (sample.kind === 'submission' ? later : queue).push(sample);
    }
  };
  const look = (shown: unknown): void => meet(samplesIn(shown as Json, actor));
  const message = async ({ message: shown }: { readonly message: Message }): Promise<void> => look(shown);
  const slack: Outbound = {
    updateView: async ({ view }) => look(view),
    directMessage: message,
    updateDirectMessage: message,
    directFile: async () => {},
  };
  const follow = async (reply: Reply): Promise<void> => {
    if (reply.kind === 'open' || reply.kind === 'update') look(reply.view);
    if (reply.kind === 'say' || reply.kind === 'replace') look(reply.message);
    await reply.afterwards?.(slack);
  };
  /** An actor lives as long as one request. */
  const context = (): Context => ({ actor: { ...actor }, lookup });
  const send = async (sample: Sample, n: number): Promise<Reply | undefined> => {
    if (sample.kind === 'command')
      return handlers.commands[sample.id]?.(context(), { text: sample.text, channelId: 'C1' });
    if (sample.kind === 'action')
      return handlers.actions[sample.id]?.(context(), {
        value: sample.value,
        ...(sample.view && { view: seenOf(sample.view, `crawl-${query}-${n}`) }),
      });
    if (sample.kind === 'submission')
      return handlers.submissions[sample.id]?.(context(), seenOf(sample.form, `crawl-${query}-${n}`));
    return undefined;
  };
  meet(
    commands.flatMap(({ name }) =>
      [...TYPED, query].map((text): Sample => ({ kind: 'command', id: name, text })),
    ),
  );
  meet(Object.keys(handlers.options).map((id): Sample => ({ kind: 'options', id, text: '' })));
  for (let n = 0; n < MOST; n += 1) {
    const sample = queue.shift() ?? later.shift();
    if (!sample) break;
    // What is refused here leads nowhere; the matrix sends it all the same.
    const reply = await send(sample, n)?.catch(() => undefined);
    if (reply) await follow(reply).catch(() => undefined);
    // A word that a command makes nothing of is no sample.
    const words = sample.kind === 'command' && sample.text !== '' && sample.text !== query;
    if (words && reply?.kind === 'say' && !reply.message.blocks) found.delete(keyOf(sample));
  }
  return [...found.values()];
}
