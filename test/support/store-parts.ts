import { createHash } from 'node:crypto';
import { createLogger } from '../../src/logger.ts';
import type { createStore } from '../../src/mongo/store.ts';
import type { Ring } from '../../src/sealing/ring.ts';

export const NOW = 1_772_500_000_000;

type StoreParts = Parameters<typeof createStore>[1];

const secretOf = (kid: string): Buffer => createHash('sha256').update(kid).digest();

/** A ring of invented keys with these names. */
export const ringOf = (...kids: readonly [string, ...string[]]): Ring =>
  kids.map((kid) => ({ kid, secret: Uint8Array.from(secretOf(kid)) })) as unknown as Ring;

/** `DATA_KEYS` of every app under test: the ring that `storeParts` has. */
export const dataKeys = `k1:${secretOf('k1').toString('base64url')}`;

/** What a store needs beside its connection: one beside a running app reads what that app sealed. */
export const storeParts = (more: Partial<StoreParts> = {}): StoreParts => ({
  now: () => NOW,
  ring: ringOf('k1'),
  logger: createLogger({ level: 'silent' }),
  // A machine busy with other tests takes its time; `away.test.ts` has the app's own two seconds.
  withinMs: 20_000,
  ...more,
});
