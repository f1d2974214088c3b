import { join } from 'node:path';
import { runCommand } from './run-command.ts';

export type Mongod = {
  readonly path: string;
  readonly version: string;
  /** Where it comes from, in words that follow "using mongod 8.0.1". */
  readonly source: string;
};

/** Programs fetched for this project, shared by every DATA_DIR. Not in node_modules: `npm ci` empties that. */
export const fetchedFolder = join(import.meta.dirname, '../../.data/mongod');

/** Older ones lack what the tests ran on. */
const OLDEST_MAJOR = 6;

/** Runs `mongod --version`; throws an Error of one line when it does not run here or is too old. */
export const checkMongod = async ({ path, source }: { path: string; source: string }): Promise<Mongod> => {
  const text = await runCommand({ command: path, args: ['--version'], timeoutMs: 20_000 });
  const version = /v(\d+\.\d+\.\d+)/.exec(text)?.[1];
  if (version === undefined) throw new Error(`${path} is not a mongod`);
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
    throw new Error(`${path} is version ${version}; ${OLDEST_MAJOR}.0 or newer is needed`);
  }
  return { path, version, source };
};
