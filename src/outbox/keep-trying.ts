import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.ts';

const PAUSE_MS = 250;

/**
 * Writes down what was sent: while the store is away it is tried again, until the notice is nobody's any more. Given
 * up at once, every message that was on its way at an election would be sent again as "may be a repeat".
 */
export const keepTrying = async <T>({
  write,
  until,
  machine,
}: {
  readonly write: () => Promise<T>;
  readonly until: number;
  readonly machine: Pick<Clock, 'now'>;
}): Promise<T> => {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (machine.now() + PAUSE_MS >= until) throw error;
      await wait(PAUSE_MS);
    }
  }
};
