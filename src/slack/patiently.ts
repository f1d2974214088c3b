import { setTimeout as wait } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';

const TRIES = 4;
/** Seconds. */
const LONGEST_WAIT = 30;

/**
 * Repeats a call that Slack refused for its rate: nothing was done then. Every other fault is thrown at once,
 * because after a cut connection nobody knows whether Slack did it.
 */
export const patiently = async <T>(call: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const seconds = error instanceof WebAPIRateLimitedError ? error.retryAfter : Number.POSITIVE_INFINITY;
      if (attempt === TRIES || seconds > LONGEST_WAIT) throw error;
      await wait(seconds * 1000);
    }
  }
};
