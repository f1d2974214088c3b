import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { AppError } from '../domain/errors.ts';
import { afterAck } from './after-ack.ts';
import type { Handlers, Reply } from './handlers.ts';
import { inTime } from './in-time.ts';
import { tenantOf } from './origin.ts';
import type { Runtime } from './runtime.ts';
import { seenView } from './seen-view.ts';
import { keepOpen } from './submission-problem.ts';
import { unfit } from './unfit.ts';

const ANSWER_MS = 2500;

type Handler = Handlers['submissions'][string];
type FormReply = Exclude<Reply, { readonly kind: 'replace' }>;
type Args = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'body' | 'view' | 'ack'>;

const tooSlow = (): AppError =>
  new AppError({
    code: 'too-slow',
    message: 'a submission was not answered in time',
    userMessage: 'That took too long. Your words are still here: please press the button again.',
  });

const unknownForm: Handler = async () => {
  throw new AppError({
    code: 'unknown-form',
    message: 'no handler for a view',
    userMessage: 'This form is of an older version. Please copy what you need, close it and start again.',
  });
};

/** The answer inside the ack. `say` closes the form: its words come as a direct message. */
const acked = ({ view, ack }: Args, reply: FormReply): Promise<void> => {
  switch (reply.kind) {
    case 'done':
    case 'say':
      return ack();
    case 'clear':
      return ack({ response_action: 'clear' });
    case 'open':
      return ack({ response_action: 'push', view: reply.view });
    case 'update':
      return ack({ response_action: 'update', view: reply.view });
    case 'errors':
      return ack(keepOpen(view, { words: '', fields: reply.errors }));
  }
};

const replyTo = async (runtime: Runtime, handler: Handler, { body, view }: Args): Promise<FormReply> => {
  const reply = await handler(await runtime.contextFor(body), seenView(view));
  // The form would stay open without a word.
  if (reply.kind === 'errors' && Object.keys(reply.errors).length === 0) throw unfit('errors', 'submission');
  if (reply.kind === 'replace') throw unfit('replace', 'submission');
  return reply;
};

const run = async (runtime: Runtime, handler: Handler, args: Args): Promise<void> => {
  const { body, view, ack } = args;
  const asked = { tenant: tenantOf(body), name: view.callback_id, userId: body.user.id };
  const at = { place: 'form', name: asked.name, user: asked.userId } as const;
  let reply: FormReply;
  try {
    reply = await inTime({
      work: runtime.inFlight.track(replyTo(runtime, handler, args)),
      ms: ANSWER_MS,
      late: tooSlow,
      onLateError: (error) => runtime.report({ error, ...at }),
    });
  } catch (error) {
    return ack(keepOpen(view, runtime.report({ error, ...at })));
  }
  await acked(args, reply);
  if (reply.kind === 'say') {
    const { message } = reply;
    await afterAck(runtime, asked, (slack) => slack.directMessage({ userId: asked.userId, message }));
  }
  if (reply.afterwards && runtime.firstTime(view.id)) await afterAck(runtime, asked, reply.afterwards);
};

export const registerSubmissions = (app: App, runtime: Runtime): void => {
  const { submissions } = runtime.handlers;
  for (const [callback_id, handler] of Object.entries(submissions)) {
    app.view<ViewSubmitAction>({ callback_id, type: 'view_submission' }, (args) =>
      runtime.inFlight.track(run(runtime, handler, args)),
    );
  }
  app.view<ViewSubmitAction>({ callback_id: /^/, type: 'view_submission' }, async (args) => {
    if (Object.hasOwn(submissions, args.view.callback_id)) return;
    await runtime.inFlight.track(run(runtime, unknownForm, args));
  });
  app.view({ callback_id: /^/, type: 'view_closed' }, ({ ack }) => ack());
};
