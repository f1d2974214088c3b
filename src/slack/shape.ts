import { z } from 'zod';

/** Bolt and the handlers read these without asking: of another kind, they reach no listener or a query. */
const word = z.string().max(3000);
/** Letters and figures: ids become parts of keys, in which "/" parts one from the next. */
const id = z.string().regex(/^[\w.-]{1,255}$/);
const mayBe = <T extends z.ZodType>(schema: T) => schema.nullish();
const named = z.looseObject({ id });
const chosen = z.looseObject({ value: mayBe(word) });

/** Text as long as a body may be: what is too long is refused at its field. */
const held = z.looseObject({
  type: mayBe(word),
  value: mayBe(z.string()),
  selected_date: mayBe(word),
  selected_time: mayBe(word),
  selected_user: mayBe(word),
  selected_conversation: mayBe(word),
  selected_channel: mayBe(word),
  selected_option: mayBe(chosen),
  selected_options: mayBe(z.array(chosen)),
  selected_users: mayBe(z.array(word)),
  selected_conversations: mayBe(z.array(word)),
  selected_channels: mayBe(z.array(word)),
  files: mayBe(z.array(named)),
});

const view = z.looseObject({
  id,
  callback_id: word,
  private_metadata: mayBe(word),
  previous_view_id: mayBe(id),
  root_view_id: mayBe(id),
  app_installed_team_id: mayBe(id),
  blocks: z.array(z.looseObject({ type: word, block_id: mayBe(word) })),
  state: mayBe(z.looseObject({ values: mayBe(z.record(z.string(), z.record(z.string(), held))) })),
});

const asker = {
  team: mayBe(named.extend({ enterprise_id: mayBe(id) })),
  enterprise: mayBe(named),
  user: named.extend({ team_id: mayBe(id) }),
  trigger_id: mayBe(word),
};

const authorization = z.looseObject({
  team_id: mayBe(id),
  enterprise_id: mayBe(id),
  is_enterprise_install: mayBe(z.boolean()),
});

const homeOpened = z.looseObject({ user: id, tab: word });

/** A person's id, or all that Slack knows of them. */
const event = z
  .looseObject({ type: word, user: mayBe(id.or(named)) })
  .refine((value) => value.type !== 'app_home_opened' || homeOpened.safeParse(value).success);

/** What the app listens to, by `type`. */
const shapes: Readonly<Record<string, z.ZodType>> = {
  view_submission: z.looseObject({ ...asker, view }),
  view_closed: z.looseObject({ ...asker, view }),
  block_actions: z.looseObject({
    ...asker,
    actions: z.array(held.extend({ type: word, action_id: word, block_id: word })).min(1),
    view: mayBe(view),
    channel: mayBe(named),
    response_url: mayBe(word),
  }),
  block_suggestion: z.looseObject({
    ...asker,
    action_id: word,
    block_id: word,
    value: word,
    view: mayBe(view),
  }),
  event_callback: z.looseObject({
    team_id: mayBe(id),
    enterprise_id: mayBe(id),
    authorizations: mayBe(z.array(authorization)),
    event,
  }),
  url_verification: z.looseObject({ challenge: word }),
};

/** Twice the same field makes a list. */
const command = z
  .looseObject({ command: word, team_id: id, user_id: id, enterprise_id: id.or(z.literal('')).optional() })
  .and(z.record(z.string(), z.string()));

/** The `type` of what Slack sent as JSON; undefined where it is nothing that this app answers. */
export const typeOfJson = (text: string): string | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    const type = z.looseObject({ type: z.string() }).parse(value).type;
    return Object.hasOwn(shapes, type) && shapes[type]?.safeParse(value).success ? type : undefined;
  } catch {
    return undefined;
  }
};

/** 'command', or undefined where the form is no command. */
export const typeOfForm = (form: unknown): string | undefined =>
  command.safeParse(form).success ? 'command' : undefined;
