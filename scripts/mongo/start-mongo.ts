import { join } from 'node:path';
import { findMongod } from './find-mongod.ts';
import { type MongodProcess, startMongod } from './mongod-process.ts';
import { formReplicaSet, replicaSetUri } from './replica-set.ts';

export type EmbeddedMongo = {
  readonly uri: string;
  /** One for each member, for tests that stop a member. */
  readonly pids: readonly number[];
  readonly stop: () => Promise<void>;
};

/**
 * Runs a real mongod, as a replica set because transactions need one, with its data kept under
 * `dataDir/mongo`. It ends with this process, however that ends.
 *
 * mongodb-memory-server finds and downloads the program but does not run it: its servers are made to be
 * thrown away, and cannot be restarted on the same data, on another port, after a kill.
 *
 * Throws an Error whose message is fit to be shown as it is.
 */
export const startMongo = async ({
  dataDir,
  log,
  nodes = 1,
  args = [],
}: {
  dataDir: string;
  log: (line: string) => void;
  nodes?: 1 | 3;
  /** Further options of mongod, for tests. */
  args?: readonly string[];
}): Promise<EmbeddedMongo> => {
  const mongod = await findMongod({ log });
  const folder = join(dataDir, 'mongo');
  log(`MongoDB: using mongod ${mongod.version} ${mongod.source}; data in ${folder}`);
  const members: MongodProcess[] = [];
  const stop = async () => {
    await Promise.all(members.map((member) => member.stop()));
  };
  try {
    for (let number = 1; number <= nodes; number += 1) {
      members.push(await startMongod({ mongod, folder: join(folder, `node-${number}`), args }));
    }
    const ports = members.map((member) => member.port);
    await formReplicaSet({ ports });
    return {
      uri: replicaSetUri({ ports, database: 'graduated-response' }),
      pids: members.map((member) => member.pid),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
