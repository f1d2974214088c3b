import type { Command } from '../../domain/commands.ts';
import type { Reply } from '../handlers.ts';
import { say } from './support.ts';

/** What `help` after a command answers. */
export const helpFor = (command: Command): Reply =>
  say(
    [
      `${command.name} ${command.usage}`.trim(),
      `${command.description}. ${command.help}`,
      `For example: ${command.example}`,
    ].join('\n'),
  );
