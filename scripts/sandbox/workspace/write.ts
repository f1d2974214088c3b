import type { Done } from './page-api.ts';
import { isWritable } from './snapshot.ts';
import type { Workspace } from './workspace.ts';

/** Slack's codes for a command that came to nothing. */
const commandCode = (problem: string): string => {
  if (problem === 'timeout') return 'operation_timeout';
  if (problem === 'connection_failed') return 'dispatch_failed';
  if (problem.startsWith('http_5')) return 'http_service_error';
  return problem.startsWith('http_') ? 'http_client_error' : problem;
};

/** What people write comes to Slack with three characters escaped. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The composer: a command goes to the app, everything else becomes a message. */
export const write = async (
  workspace: Workspace,
  { as, place, text }: { as: string; place: string; text: string },
): Promise<Done> => {
  const person = workspace.slack.exactly(as);
  const channel = workspace.slack.world.channels[place];
  if (channel && !isWritable(workspace, channel)) return { problem: 'You cannot send messages to this app.' };
  const typed = text.trim();
  if (typed === '') return {};
  if (!typed.startsWith('/')) {
    person.write({ channel: place, text: escaped(typed) });
    return {};
  }
  const [, command = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  const answer = await person.command({ command, text: rest, channel: place });
  if (answer.problem === 'not_a_command')
    person.hearFromSlackbot({ channel: place, text: `\`${escaped(command)}\` is not a valid command.` });
  else if (answer.problem)
    person.hearFromSlackbot({
      channel: place,
      text: `${command} failed with the error \`${commandCode(answer.problem)}\``,
    });
  return {};
};
