import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../mongo/run-command.ts';

const command = 'pdftoppm';

export const findPdftoppm = async (): Promise<string> => {
  await runCommand({ command, args: ['-v'], timeoutMs: 20_000 }).catch(() => {
    throw new Error('The PDF page is drawn by pdftoppm; install poppler-utils (or poppler).');
  });
  return command;
};

export const firstPage = async ({
  pdftoppm,
  pdf,
  temp,
  file,
}: {
  pdftoppm: string;
  pdf: Uint8Array;
  temp: string;
  file: string;
}): Promise<void> => {
  const source = join(temp, 'sheet.pdf');
  await writeFile(source, pdf);
  await runCommand({
    command: pdftoppm,
    args: ['-png', '-r', '110', '-f', '1', '-singlefile', source, file.replace(/\.png$/, '')],
    timeoutMs: 60_000,
  });
};
