import { mkdir, rmdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** A lock older than this was left by a run that ended in the middle: whoever holds one renews it. */
const LEFT_BEHIND_MS = 30_000;

const locks = join(import.meta.dirname, '../../.data/locks');

/** Runs the work while no other process on this machine runs work of the same name. */
export const oneAtATime = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const lock = join(locks, name);
  await mkdir(locks, { recursive: true });
  while (!(await taken(lock))) await new Promise((resolve) => setTimeout(resolve, 100));
  const renewed = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => {}), 5_000);
  try {
    return await work();
  } finally {
    clearInterval(renewed);
    await rmdir(lock).catch(() => {});
  }
};

const taken = async (lock: string): Promise<boolean> => {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > LEFT_BEHIND_MS) await rmdir(lock).catch(() => {});
    return false;
  }
};
