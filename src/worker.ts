import { randomUUID } from 'node:crypto';
import { MongoBackend } from '@agendajs/mongo-backend';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createReminders, type Reminders } from './jobs/reminders.ts';
import { startTicker } from './jobs/ticker.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import type { MongoConnection } from './mongo/connection.ts';
import { JOBS, jobsDatabase } from './mongo/jobs.ts';
import type { Pace } from './outbox/courier.ts';
import { createClients } from './slack/clients.ts';
import { createNotifier } from './slack/notifier.ts';
import { noticeMessages } from './slack/screens/notices.ts';
import type { Ports } from './usecases/ports.ts';

export interface Worker {
  readonly reminders: Reminders;
  /** Runs the reminders by itself from now on; answers how to stop that. */
  readonly start: () => Promise<() => Promise<void>>;
}

/** The part of the app that speaks without being asked. */
export const createWorker = ({
  config,
  ports,
  mongo,
  logger,
  metrics,
  pace,
}: {
  readonly config: Config;
  readonly ports: Ports;
  readonly mongo: MongoConnection;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly pace: Pace;
}): Worker => {
  const { worker: client } = createClients({ config, logger });
  const show = createNotifier({ client, messageOf: noticeMessages(ports), machine: systemClock });
  const owner = randomUUID();
  const reminders = createReminders({ ports, machine: systemClock, logger, metrics, show, owner, pace });
  return {
    reminders,
    start: async () => {
      const backend = new MongoBackend({ mongo: await jobsDatabase(mongo), collection: JOBS });
      const ticker = await startTicker({ backend, reminders, logger });
      return ticker.stop;
    },
  };
};
