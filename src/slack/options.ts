import type { App, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { plain } from '../../blocks/text.ts';
import { AppError } from '../domain/errors.ts';
import type { Handlers } from './handlers.ts';
import { inTime } from './in-time.ts';
import type { Runtime } from './runtime.ts';

const ANSWER_MS = 2500;

type Handler = Handlers['options'][string];
type Args = Pick<SlackOptionsMiddlewareArgs<'block_suggestion'>, 'body' | 'options' | 'ack'>;

const tooSlow = (): AppError =>
  new AppError({
    code: 'too-slow',
    message: 'options were not found in time',
    userMessage: 'That took too long.',
  });

const run = async (runtime: Runtime, handler: Handler, { body, options, ack }: Args): Promise<void> => {
  const at = { place: 'form', name: options.action_id, user: body.user.id } as const;
  const report = (error: unknown) => runtime.report({ error, ...at });
  try {
    const work = async () => handler(await runtime.contextFor(body), options.value);
    const found = await inTime({
      work: runtime.inFlight.track(work()),
      ms: ANSWER_MS,
      late: tooSlow,
      onLateError: report,
    });
    await ack({ options: found.map(({ value, label }) => ({ value, text: plain(label) })) });
  } catch (error) {
    report(error);
    // Slack has no place for a sentence here: it says "No results".
    await ack({ options: [] });
  }
};

export const registerOptions = (app: App, runtime: Runtime): void => {
  const { options } = runtime.handlers;
  for (const [action_id, handler] of Object.entries(options)) {
    app.options<'block_suggestion'>({ action_id, type: 'block_suggestion' }, (args) =>
      runtime.inFlight.track(run(runtime, handler, args)),
    );
  }
  // Of an older version: without an answer it would keep a connection for three seconds.
  app.options<'block_suggestion'>({ action_id: /^/, type: 'block_suggestion' }, async (args) => {
    if (!Object.hasOwn(options, args.options.action_id)) await args.ack({ options: [] });
  });
};
