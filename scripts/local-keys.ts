import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ring, readRing } from '../src/sealing/ring.ts';

export const localKeysFile = (dataDir: string): string => join(dataDir, 'local-keys');

/**
 * The key ring for a start without one, kept in `dataDir` (readable by the owner only). Made only where there is
 * none: a damaged file is refused, because a new key would make everything that is kept unreadable.
 */
export const readLocalKeys = async ({ dataDir }: { dataDir: string }): Promise<Ring> => {
  const file = localKeysFile(dataDir);
  await mkdir(dataDir, { recursive: true });
  const made = `k1:${randomBytes(32).toString('base64url')}\n`;
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const read = readRing((await readFile(file, 'utf8')).trim());
  if (read.ok) return read.ring;
  throw new Error(`${file} cannot be used: ${read.faults.join('; ')}. Restore it; the records need it.`);
};
