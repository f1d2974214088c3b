import { Agenda, type AgendaBackend } from 'agenda';
import type { Logger } from '../logger.ts';
import type { Reminders } from './reminders.ts';

export interface Ticker {
  /** Starts no more jobs, and waits for those under way. */
  readonly stop: () => Promise<void>;
}

/** Of workers that start at once one makes the job; the others are turned away by a unique index, and share it. */
const once = async (make: () => Promise<unknown>): Promise<void> => {
  try {
    await make();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 11_000)) throw error;
  }
};

const SWEEP_EVERY = '60 seconds';
const DELIVER_EVERY = '5 seconds';
const LOOK_EVERY_MS = 2_000;
/** A job of a worker that died is taken over after this; running twice does no harm, only work. */
const LOCK_MS = 30_000;

/**
 * Runs the reminders again and again, shared among any number of workers. Agenda is a ticker, not the truth: that
 * each notice is sent once lies in the outbox. Jobs hold no data.
 */
export const startTicker = async ({
  backend,
  reminders,
  logger,
}: {
  readonly backend: AgendaBackend;
  readonly reminders: Reminders;
  readonly logger: Logger;
}): Promise<Ticker> => {
  const agenda = new Agenda({ backend, processEvery: LOOK_EVERY_MS, defaultLockLifetime: LOCK_MS });
  // Without listeners a fault of the store would end the process; the next tick tries again.
  agenda.on('error', () =>
    logger.warn({ job: 'ticker', code: 'store' }, 'The ticker could not reach its store'),
  );
  agenda.on('fail', () => logger.warn({ job: 'ticker', code: 'failed' }, 'A job failed; it runs again'));

  const quietly = (name: string, work: () => Promise<void>) => async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // Thrown on, Agenda would keep the words of the error in the database.
      logger.warn(
        { job: name, code: error instanceof Error ? error.name : 'unknown' },
        'A job did not go through',
      );
    }
  };
  agenda.define(
    'sweep',
    quietly('sweep', async () => {
      await reminders.sweep();
      await reminders.deliver();
    }),
  );
  agenda.define('deliver', quietly('deliver', reminders.deliver));
  await agenda.start();
  await once(() => agenda.every(SWEEP_EVERY, 'sweep'));
  await once(() => agenda.every(DELIVER_EVERY, 'deliver'));
  return {
    stop: async () => {
      await agenda.drain({ timeout: 10_000 }).catch(() => {});
      await agenda.stop();
    },
  };
};
