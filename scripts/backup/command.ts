import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { mongo } from 'mongoose';
import { environment } from '../../src/config.ts';

/** What is wrong with how a command was called, in one sentence. */
export class Usage extends Error {}

/** The options of a command, each of which must be there. */
export const optionsOf = <N extends string>(usage: string, names: readonly N[]): Record<N, string> => {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { values } = parseArgs({ options });
    for (const name of names) if (!values[name]) throw new Usage(usage);
    return values as Record<N, string>;
  } catch {
    throw new Usage(usage);
  }
};

/** The secret in a file of age: the line that is no comment. */
export const identityIn = async (file: string): Promise<string> => {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/);
  const secret = lines.find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (secret === undefined)
    throw new Usage(`${file} holds no identity (a line that begins with AGE-SECRET-KEY-)`);
  return secret.trim();
};

/** Runs `work` on the database that MONGODB_URI names. */
export const onDatabase = async <T>(work: (client: mongo.MongoClient) => Promise<T>): Promise<T> => {
  const read = environment.shape.MONGODB_URI.safeParse(process.env.MONGODB_URI?.trim());
  if (!read.success) throw new Usage(`MONGODB_URI ${read.error.issues[0]?.message}`);
  const client = new mongo.MongoClient(read.data, { serverSelectionTimeoutMS: 5_000 });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.close();
  }
};

/** Prints what came of it; a failure in one line, and the exit code with it. */
export const command = async (work: () => Promise<string>): Promise<void> => {
  try {
    process.stdout.write(`${await work()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'unknown reason'}\n`);
    process.exitCode = 1;
  }
};
