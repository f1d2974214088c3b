import { randomUUID } from 'node:crypto';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Notice } from './domain/notice.ts';
import { jobsBackend } from './jobs/backend.ts';
import type { Homes } from './jobs/homes.ts';
import { createReminders, type Reminders } from './jobs/reminders.ts';
import { startTicker } from './jobs/ticker.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import type { MongoConnection } from './mongo/connection.ts';
import { JOBS, jobsDatabase, sweepsOn } from './mongo/jobs.ts';
import type { Pace } from './outbox/courier.ts';
import { createClientsOf } from './slack/clients.ts';
import { createDeleteFile } from './slack/delete-file.ts';
import type { Message } from './slack/handlers.ts';
import { createNotifier } from './slack/notifier.ts';
import { createPeople } from './slack/people.ts';
import { chainMessages } from './slack/screens/chain/notices.ts';
import { moveMessages } from './slack/screens/move/notices.ts';
import { noticeMessages } from './slack/screens/notices.ts';
import { todayMessage } from './slack/screens/today-message.ts';
import type { Tenants } from './slack/tenant.ts';
import { deletePostedFiles } from './usecases/delete-posted-files.ts';
import type { Ports } from './usecases/ports.ts';

export interface Worker {
  readonly reminders: Reminders;
  /** When any worker last looked at what is due, in ms; null before the first time. */
  readonly lastSweep: () => Promise<number | null>;
  /** Runs the reminders by itself from now on; answers how to stop that. */
  readonly start: () => Promise<() => Promise<void>>;
}

/** A key person's list and what chains send have their words from the records of that moment; others hold their own. */
const wordsOf = (ports: Ports) => {
  const notices = noticeMessages(ports);
  const today = todayMessage(ports);
  const chain = chainMessages(ports);
  const moves = moveMessages(ports);
  return async (notice: Notice): Promise<Message | null> => {
    const ofChain = await chain(notice);
    if (ofChain !== undefined) return ofChain;
    if (notice.kind.startsWith('move ')) return (await moves(notice)) ?? null;
    return notice.kind === 'today' && 'user' in notice.to
      ? today({ ...notice, userId: notice.to.user })
      : notices(notice);
  };
};

/** The part of the app that speaks without being asked. */
export const createWorker = ({
  config,
  tenants,
  ports,
  mongo,
  logger,
  metrics,
  pace,
  homes,
}: {
  readonly config: Config;
  readonly tenants: Tenants;
  readonly ports: Ports;
  readonly mongo: MongoConnection;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly pace: Pace;
  readonly homes: Homes;
}): Worker => {
  const clientsOf = createClientsOf({ tenants, config, logger });
  const clientOf = async (tenant: string) => (await clientsOf(tenant)).worker;
  const show = createNotifier({
    clientOf,
    people: createPeople({ tenants, clientsOf, clock: systemClock, logger }),
    messageOf: wordsOf(ports),
    machine: systemClock,
  });
  const tidy = deletePostedFiles(ports, { deleteFile: createDeleteFile({ clientOf }) });
  const owner = randomUUID();
  const sweeps = sweepsOn(mongo);
  const reminders = createReminders({
    ports,
    machine: systemClock,
    logger,
    metrics,
    show,
    owner,
    pace,
    swept: sweeps.note,
    tidy: () => tidy({ keepDays: config.keepFilesDays }),
  });
  return {
    reminders,
    lastSweep: sweeps.last,
    start: async () => {
      const failed = () => logger.warn({ job: 'ticker', code: 'store' }, 'The ticker could not unlock a job');
      const db = await jobsDatabase(mongo);
      const backend = await jobsBackend({ db, collection: JOBS, owner, failed });
      const wake = (): void => {
        reminders.wake();
        homes.wake();
      };
      const ticker = await startTicker({ backend, owner, reminders: { ...reminders, wake }, logger });
      return ticker.stop;
    },
  };
};
