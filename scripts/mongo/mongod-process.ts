import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import type { Mongod } from './mongod.ts';
import { stopWithParent } from './stop-with-parent.ts';

export const REPLICA_SET = 'graduated-response';

/** mongod's own exit codes. */
const PORT_TAKEN = 48;
const DATA_OF_ANOTHER_VERSION = 62;
const FOLDER_TAKEN = 100;

const READY_WITHIN_MS = 60_000;
/** After kill -9 of an app, its mongod needs a moment to close the folder that the next start wants. */
const FOLDER_FREE_WITHIN_MS = 5_000;

export type MongodProcess = {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

/**
 * Starts one member on a free port of 127.0.0.1 and waits until it answers.
 * Throws an Error of one line when the folder is in use or mongod does not start.
 */
export const startMongod = async ({
  mongod,
  folder,
  args,
}: {
  mongod: Mongod;
  folder: string;
  args: readonly string[];
}): Promise<MongodProcess> => {
  await mkdir(folder, { recursive: true });
  const giveUpAt = Date.now() + FOLDER_FREE_WITHIN_MS;
  for (;;) {
    const port = await freePort();
    const started = await launch({ mongod, folder, port, args });
    if (typeof started !== 'number') return started;
    if (started === FOLDER_TAKEN && Date.now() > giveUpAt) {
      const owner = (await readFile(join(folder, 'mongod.lock'), 'utf8').catch(() => '')).trim();
      throw new Error(
        `MongoDB: ${folder} is in use by another run${owner && ` (mongod process ${owner})`}; stop that run, or set DATA_DIR to another folder`,
      );
    }
    if (started === DATA_OF_ANOTHER_VERSION) {
      throw new Error(
        `MongoDB: mongod ${mongod.version} cannot read ${folder}, which another version of MongoDB wrote; use that version (MONGOMS_SYSTEM_BINARY), or set DATA_DIR to another folder`,
      );
    }
    if (started !== FOLDER_TAKEN && started !== PORT_TAKEN) {
      throw new Error(`MongoDB: mongod ended with code ${started} while starting; see ${folder}.log`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

/** The running member, or the exit code of one that did not come up. */
const launch = async ({
  mongod,
  folder,
  port,
  args,
}: {
  mongod: Mongod;
  folder: string;
  port: number;
  args: readonly string[];
}): Promise<MongodProcess | number> => {
  const log = await open(`${folder}.log`, 'w');
  const child = spawn(
    mongod.path,
    [
      ...['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', REPLICA_SET],
      ...['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '64', '--quiet'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
      // Nobody is left to be told: without this a member waits 15 s before it ends.
      ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
      ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
      ...args,
    ],
    // Detached: Ctrl-C reaches the whole group, and mongod must outlive the app that still writes to it.
    { detached: true, stdio: ['ignore', log.fd, log.fd] },
  );
  const exited = once(child, 'exit').then(([code]) => Number(code ?? -1));
  await once(child, 'spawn');
  child.unref();
  await log.close();
  const pid = child.pid ?? 0;
  const watchdog = stopWithParent(pid);
  const code = await answersOrExits({ port, exited });
  if (code !== undefined) {
    watchdog.kill('SIGKILL');
    return code;
  }
  return {
    port,
    pid,
    stop: async () => {
      watchdog.kill('SIGKILL');
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(late);
    },
  };
};

/** Nothing once it answers; its exit code when it ends before that. */
const answersOrExits = async ({
  port,
  exited,
}: {
  port: number;
  exited: Promise<number>;
}): Promise<number | undefined> => {
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: READY_WITHIN_MS,
  });
  try {
    const answered = client
      .db('admin')
      .command({ ping: 1 })
      .then(() => undefined);
    return await Promise.race([answered, exited]);
  } finally {
    // Ends the attempts too, which would otherwise go on for their whole time after an exit.
    await client.close();
  }
};

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
