import { createHash } from 'node:crypto';
import { systemClock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createFirstTime } from './bounded-map.ts';
import { codeOf } from './error-trace.ts';

/** Answers true the first time for a key, among all processes of the app; throws where that cannot be said. */
export type Keep = (key: string) => Promise<boolean>;

/** Whether a signature comes for the first time. Never throws. */
export type IsNew = (signature: string) => Promise<boolean>;

/** Eleven minutes of 30 requests a second; about 3 MB. */
const MOST = 20_000;
/** After a fault the store is left alone for so long: a form must not wait for it each time. */
const REST_MS = 5_000;

/**
 * Every process remembers its own latest requests, and the store those of all. While the store is away the first
 * alone must do: a request replayed to another process is then taken again, which a submission's receipt bears.
 */
export const createReplays = ({
  keep,
  logger,
  now = systemClock.now,
}: {
  keep: Keep;
  logger: Logger;
  now?: () => number;
}): IsNew => {
  const isFirstHere = createFirstTime(MOST);
  let restsUntil = 0;
  return async (signature) => {
    // A hash, so that nothing is kept from which a request could be put together again.
    const key = createHash('sha256').update(signature).digest('base64url');
    if (!isFirstHere(key)) return false;
    if (now() < restsUntil) return true;
    try {
      return await keep(key);
    } catch (error) {
      restsUntil = now() + REST_MS;
      logger.warn({ code: codeOf(error) }, 'Signatures are remembered by this process alone');
      return true;
    }
  };
};
