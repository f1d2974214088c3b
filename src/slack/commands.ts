import type { App, SlackCommandMiddlewareArgs, SlashCommand } from '@slack/bolt';
import { AppError } from '../domain/errors.ts';
import { afterAck } from './after-ack.ts';
import type { Handlers, Message, Reply } from './handlers.ts';
import { inTime } from './in-time.ts';
import { contentOf } from './notice.ts';
import { tenantOf } from './origin.ts';
import type { Runtime } from './runtime.ts';
import { unfit } from './unfit.ts';

/** All of it, the form's opening too: Slack waits 3 s. */
const ANSWER_MS = 2700;

type Handler = Handlers['commands'][string];

const tooSlow = (): AppError =>
  new AppError({
    code: 'too-slow',
    message: 'a command was not answered in time',
    userMessage: 'That took too long. Please try again.',
  });

const unknownCommand: Handler = async () => {
  throw new AppError({
    code: 'unknown-command',
    message: 'no handler for a command',
    userMessage: 'This command is not known here yet. Please ask whoever looks after this app.',
  });
};

const reply = async (runtime: Runtime, handler: Handler, command: SlashCommand): Promise<Reply> => {
  const context = await runtime.contextFor(command);
  const text = (command.text ?? '').trim();
  const answer = await handler(context, { text, channelId: command.channel_id });
  if (answer.kind === 'open') {
    const { interactive } = await runtime.clientsOf(tenantOf(command));
    await interactive.views.open({ trigger_id: command.trigger_id, view: answer.view });
  } else if (answer.kind !== 'say' && answer.kind !== 'done') {
    throw unfit(answer.kind, 'command');
  }
  return answer;
};

const ephemeral = (message: Message) => ({ response_type: 'ephemeral' as const, ...contentOf(message) });

const run = async (
  runtime: Runtime,
  handler: Handler,
  { command, ack }: Pick<SlackCommandMiddlewareArgs, 'command' | 'ack'>,
): Promise<void> => {
  const asked = { tenant: tenantOf(command), name: command.command, userId: command.user_id };
  const at = { place: 'command', name: asked.name, user: asked.userId } as const;
  let answer: Reply;
  try {
    answer = await inTime({
      work: runtime.inFlight.track(reply(runtime, handler, command)),
      ms: ANSWER_MS,
      late: tooSlow,
      onLateError: (error) => runtime.report({ error, ...at }),
    });
  } catch (error) {
    return ack(ephemeral({ text: runtime.report({ error, ...at }).words }));
  }
  await (answer.kind === 'say' ? ack(ephemeral(answer.message)) : ack());
  await afterAck(runtime, asked, answer.afterwards);
};

export const registerCommands = (app: App, runtime: Runtime): void => {
  const { commands } = runtime.handlers;
  for (const [name, handler] of Object.entries(commands)) {
    app.command(name, (args) => runtime.inFlight.track(run(runtime, handler, args)));
  }
  // Without an answer of ours the person waits three seconds for Slack's own error.
  app.command(/^/, async (args) => {
    if (Object.hasOwn(commands, args.command.command)) return;
    await runtime.inFlight.track(run(runtime, unknownCommand, args));
  });
};
