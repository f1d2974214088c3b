import type { Snapshot } from '../workspace/page-api.ts';

export type Command = Snapshot['commands'][number];

/** What the composer offers for what is typed: nothing once the command is whole and its text begins. */
export const suggestCommands = (commands: readonly Command[], typed: string): readonly Command[] => {
  if (!/^\/\S*$/.test(typed)) return [];
  const wanted = typed.toLowerCase();
  return commands.filter(({ command }) => command.toLowerCase().startsWith(wanted));
};

/** Chosen from the list, a command waits for its text after a space. */
export const completed = ({ command }: Command): string => `${command} `;

export const isCommand = (text: string): boolean => text.trimStart().startsWith('/');
