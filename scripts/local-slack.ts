import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const localSlack = z.object({
  signingSecret: z.string().min(1),
  botToken: z.string().startsWith('xoxb-'),
});

export type LocalSlack = z.infer<typeof localSlack>;

/**
 * A signing secret and bot token for a start without a Slack workspace, kept in `dataDir` (readable by the
 * owner only) so that they survive a restart. A file that cannot be used is made anew.
 */
export const readLocalSlack = async ({ dataDir }: { dataDir: string }): Promise<LocalSlack> => {
  const file = join(dataDir, 'local-slack.json');
  const text = await readFile(file, 'utf8').catch(() => 'null');
  const kept = localSlack.safeParse(parse(text));
  if (kept.success) return kept.data;
  const made = {
    signingSecret: randomBytes(16).toString('hex'),
    botToken: `xoxb-local-${randomBytes(16).toString('hex')}`,
  };
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
