import { Agenda, type Job } from 'agenda';
import { codeOf, type Logger } from '../logger.ts';
import type { JobsBackend } from './backend.ts';
import type { Reminders } from './reminders.ts';

export interface Ticker {
  /** Starts no more jobs, waits for those under way, and leaves none locked. */
  readonly stop: () => Promise<void>;
}

const SWEEP_EVERY = '60 seconds';
const DELIVER_EVERY = '5 seconds';
const LOOK_EVERY_MS = 2_000;
/** A job of a worker that died is taken over after this; running twice does no harm, only work. */
const LOCK_MS = 10_000;
const STOP_WITHIN_MS = 10_000;

/**
 * Runs the reminders again and again, shared among any number of workers. Agenda is a ticker, not the truth: that
 * each notice is sent once lies in the outbox. Jobs hold no data.
 */
export const startTicker = async ({
  backend,
  owner,
  reminders,
  logger,
}: {
  readonly backend: JobsBackend;
  readonly owner: string;
  readonly reminders: Pick<Reminders, 'sweep' | 'wake' | 'rest'>;
  readonly logger: Logger;
}): Promise<Ticker> => {
  const agenda = new Agenda({
    backend,
    name: owner,
    processEvery: LOOK_EVERY_MS,
    defaultLockLifetime: LOCK_MS,
  });
  const underWay = new Set<Promise<void>>();
  agenda.on('error', () =>
    logger.warn({ job: 'ticker', code: 'store' }, 'The ticker could not reach its store'),
  );
  agenda.on('fail', (error: Error, { attrs }: Job) =>
    logger.warn({ job: attrs.name, code: error.message }, 'A job did not go through; it runs again'),
  );
  agenda.on('start', () => {
    const done = new Promise<void>((resolve) => agenda.once('complete', () => resolve()));
    underWay.add(done);
    void done.then(() => underWay.delete(done));
  });
  // Agenda may begin one that it had taken when it was told to stop.
  let stopped = false;
  agenda.define('sweep', async (job) => {
    if (stopped) return;
    await heldWhile(job, reminders.sweep);
    reminders.wake();
  });
  // Not waited for: every worker that is woken sends, while the job goes on to wake the next one.
  agenda.define('deliver', async () => {
    if (!stopped) reminders.wake();
  });
  await agenda.start();
  await schedule(agenda, 'sweep', SWEEP_EVERY);
  await schedule(agenda, 'deliver', DELIVER_EVERY);
  return {
    stop: async () => {
      stopped = true;
      await agenda.stop(false).catch(() => {});
      const late = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
      await Promise.race([Promise.all([...underWay, reminders.rest()]), late]);
      await backend.letGo().catch(() => {});
    },
  };
};

/** Keeps the job this worker's own however long it takes; its error is kept as a code, not as words. */
const heldWhile = async (job: Job, work: () => Promise<void>): Promise<void> => {
  const hold = setInterval(() => job.touch().catch(() => {}), LOCK_MS / 3);
  try {
    await work();
  } catch (error) {
    throw new Error(codeOf(error));
  } finally {
    clearInterval(hold);
  }
};

/**
 * Makes a job that is not there yet: making it again would take the lock from a worker that runs it. Of workers that
 * start at once one makes it; the others are turned away by a unique index.
 */
const schedule = async (agenda: Agenda, name: string, interval: string): Promise<void> => {
  const { jobs } = await agenda.queryJobs({ name });
  if (jobs.some(({ repeatInterval }) => repeatInterval === interval)) return;
  try {
    await agenda.every(interval, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 11_000)) throw error;
  }
};
