import { z } from 'zod';
import { MOST_REASON, REASON_FORM, reasonForm } from '../../../blocks/reason-form.ts';
import { AppError } from '../../domain/errors.ts';
import { REASON_NEEDED } from '../../usecases/guard.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { badRequest, type Listed, readMetadata, text } from './support.ts';

/** What is done again once the reason is known. */
const again = z.strictObject({ kind: z.enum(['command', 'action']), name: z.string(), value: z.string() });
type Again = z.infer<typeof again>;

/** Slack's own bound for metadata is 3,000; no id that needs a reason comes near. */
const LONGEST = 1_000;

const isAsked = (error: unknown): boolean => error instanceof AppError && error.code === REASON_NEEDED;

/** The form that asks why, in place of the refusal. */
const orAsk = (work: Promise<Reply>, what: Again): Promise<Reply> =>
  work.catch((error: unknown) => {
    if (!isAsked(error) || what.value.length > LONGEST) throw error;
    return { kind: 'open', view: reasonForm(what) };
  });

/** In place of the form that asked; what would have changed a message is told instead. */
const inItsPlace = (reply: Reply): Reply => {
  if (reply.kind === 'open') return { ...reply, kind: 'update' };
  if (reply.kind === 'replace') return { ...reply, kind: 'say' };
  return reply;
};

const withReason = (context: Context, reason: string): Context => ({
  ...context,
  actor: { ...context.actor, reason },
});

/**
 * Wherever the policy asks a reason, a small form asks for it, and what was asked for is done again with the answer.
 * The reason counts for that once.
 */
export function askingReasons(handlers: Listed): Listed {
  const { commands, actions } = handlers;

  const doAgain = ({ kind, name, value }: Again, context: Context, view: SeenView): Promise<Reply> => {
    if (kind === 'command' && Object.hasOwn(commands, name))
      return commands[name]?.(context, { text: value, channelId: '' }) ?? Promise.reject(badRequest());
    if (kind === 'action' && Object.hasOwn(actions, name))
      return actions[name]?.(context, { value, view }) ?? Promise.reject(badRequest());
    throw badRequest();
  };

  const submit = async (context: Context, view: SeenView): Promise<Reply> => {
    const what = readMetadata(again, view.metadata);
    const reason = text(view.values, 'reason').trim();
    if (reason === '') return { kind: 'errors', errors: { reason: 'Please say why, in a few words.' } };
    if (reason.length > MOST_REASON)
      return {
        kind: 'errors',
        errors: { reason: `This is ${reason.length} characters; at most ${MOST_REASON} fit here.` },
      };
    return inItsPlace(await doAgain(what, withReason(context, reason), view));
  };

  return {
    ...handlers,
    commands: Object.fromEntries(
      Object.entries(commands).map(([name, handler]): [string, typeof handler] => [
        name,
        (context, command) =>
          orAsk(handler(context, command), { kind: 'command', name, value: command.text }),
      ]),
    ),
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, handler]): [string, typeof handler] => [
        name,
        (context, pressed) =>
          orAsk(handler(context, pressed), { kind: 'action', name, value: pressed.value }),
      ]),
    ),
    submissions: { ...handlers.submissions, [REASON_FORM]: submit },
  };
}
