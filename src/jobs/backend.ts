import { type Db, MongoJobRepository } from '@agendajs/mongo-backend';
import type { AgendaBackend } from 'agenda';

export interface JobsBackend extends AgendaBackend {
  /** Takes no more jobs, and gives back those that were taken and not begun. */
  readonly letGo: () => Promise<void>;
}

/**
 * The ticker's schedule. Not the package's own `MongoBackend`: that connects behind the constructor's back, where a
 * fault is an unhandled rejection, and makes a collection for logs that nobody reads.
 */
export const jobsBackend = async ({
  db,
  collection,
  owner,
  failed,
}: {
  readonly db: Db;
  readonly collection: string;
  /** Unique among workers. */
  readonly owner: string;
  readonly failed: () => void;
}): Promise<JobsBackend> => {
  const repository = new MongoJobRepository({ mongo: db, db: { collection } });
  await repository.connect();
  let open = true;
  const looks = new Set<Promise<unknown>>();

  const take = repository.getNextJobToRun.bind(repository);
  repository.getNextJobToRun = async (...args) => {
    if (!open) return undefined;
    const look = take(...args);
    looks.add(look);
    try {
      return await look;
    } finally {
      looks.delete(look);
    }
  };
  // Agenda does not wait for this one: a fault in it would end the process.
  const unlock = repository.unlockJob.bind(repository);
  repository.unlockJob = (job) => unlock(job).catch(failed);

  return {
    name: 'MongoDB',
    repository,
    ownsConnection: false,
    connect: async () => {},
    disconnect: async () => {},
    letGo: async () => {
      open = false;
      await Promise.allSettled(looks);
      await db
        .collection(collection)
        .updateMany({ lastModifiedBy: owner, lockedAt: { $ne: null } }, { $set: { lockedAt: null } });
    },
  };
};
