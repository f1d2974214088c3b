import type { DeleteFile, Ports, PostedFile } from './ports.ts';

const DAY_MS = 86_400_000;
const SOON_MS = 60_000;
/** Files looked at in one round; Slack takes about 50 such calls a minute from one workspace. */
const LIMIT = 40;

export interface Tidied {
  readonly deleted: number;
  /** Those that Slack did not delete now, with its reason; they come again. */
  readonly left: readonly { readonly file: PostedFile; readonly code: string }[];
}

interface Wait {
  readonly code: string;
  readonly forMs: number;
  /** The others of the same workspace would meet the same. */
  readonly all: boolean;
}

const waitAfter = (answer: Awaited<ReturnType<DeleteFile>>): Wait | undefined => {
  if (answer.kind === 'deleted') return undefined;
  if (answer.kind === 'parked') return { code: answer.code, forMs: DAY_MS, all: true };
  return { code: answer.code, forMs: Math.max(answer.afterMs, SOON_MS), all: answer.afterMs > 0 };
};

/**
 * Takes files out of Slack that have been there for `keepDays` days (domain.md §8). The records they were made from
 * stay: every paper can be asked for again.
 */
export const deletePostedFiles =
  (ports: Pick<Ports, 'store' | 'clock'>, { deleteFile }: { readonly deleteFile: DeleteFile }) =>
  async ({ keepDays }: { readonly keepDays: number }): Promise<Tidied> => {
    const { files } = ports.store;
    const now = ports.clock.now();
    const due = await files.postedUntil({ until: now - keepDays * DAY_MS, now, limit: LIMIT });
    const waiting = new Map<string, Wait>();
    const left: { file: PostedFile; code: string }[] = [];
    for (const file of due) {
      const wait = waiting.get(file.tenant) ?? waitAfter(await deleteFile(file));
      if (!wait) {
        await files.remove(file);
        continue;
      }
      if (wait.all) waiting.set(file.tenant, wait);
      await files.putOff(file, now + wait.forMs);
      left.push({ file, code: wait.code });
    }
    return { deleted: due.length - left.length, left };
  };
