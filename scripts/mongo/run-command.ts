import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and gives back what it wrote to standard output.
 * `quietForMs` ends it when it has written nothing for that long, `timeoutMs` in any case.
 * Throws an Error of one line saying why it failed.
 */
export const runCommand = ({
  command,
  args,
  timeoutMs,
  quietForMs = timeoutMs,
  env,
}: {
  command: string;
  args: readonly string[];
  timeoutMs: number;
  quietForMs?: number;
  env?: NodeJS.ProcessEnv;
}): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: env ?? process.env });
    let stdout = '';
    let stderr = '';
    const giveUp = (reason: string) => () => {
      child.kill('SIGKILL');
      reject(new Error(reason));
    };
    const total = setTimeout(giveUp(`took longer than ${timeoutMs / 1000} s`), timeoutMs);
    const quiet = setTimeout(giveUp(`no sign of progress for ${quietForMs / 1000} s`), quietForMs);
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk;
      quiet.refresh();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk;
      quiet.refresh();
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(error.code === 'ENOENT' ? `${command} is not installed` : error.message)),
    );
    child.on('close', (code) => {
      clearTimeout(total);
      clearTimeout(quiet);
      if (code === 0) resolve(stdout);
      else reject(new Error(lastLine(stderr) || lastLine(stdout) || `ended with code ${code}`));
    });
  });

const lastLine = (text: string): string => text.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
