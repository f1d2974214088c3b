import { join } from 'node:path';
import { checkMongod, fetchedFolder, type Mongod } from './mongod.ts';
import { runCommand } from './run-command.ts';

const program = join(import.meta.dirname, 'memory-server-download.ts');

/**
 * Lets mongodb-memory-server find or download its mongod. In a process of its own: the package retries for
 * minutes where packets are dropped, and only a process can be stopped from outside.
 */
export const fetchWithMemoryServer = async ({ log }: { log: (line: string) => void }): Promise<Mongod> => {
  log('MongoDB: no mongod on this machine; asking mongodb-memory-server to download one (about 100 MB) …');
  // Already tried under its own name; here it would stop the download.
  const { MONGOMS_SYSTEM_BINARY: _tried, ...env } = process.env;
  const output = await runCommand({
    command: process.execPath,
    args: ['--import', 'tsx', program, join(fetchedFolder, 'memory-server')],
    timeoutMs: 10 * 60_000,
    quietForMs: 45_000,
    env,
  });
  const path = output.trim().split('\n').at(-1) ?? '';
  const mongod = await checkMongod({ path, source: 'downloaded by mongodb-memory-server' });
  log(`MongoDB: downloaded mongod ${mongod.version}`);
  return mongod;
};
