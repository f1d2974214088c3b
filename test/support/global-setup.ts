import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongo } from '../../scripts/mongo/start-mongo.ts';
import { kept } from './test-mongo.ts';

/** One mongod for the whole run, unless MONGODB_URI names another; the tests find it in the environment. */
const setUp = async (): Promise<void> => {
  const given = process.env.MONGODB_URI;
  if (given) {
    process.env.TEST_MONGODB_URI = given;
    return;
  }
  const log = (line: string) => process.stderr.write(`${line}\n`);
  kept.folder = await mkdtemp(join(tmpdir(), 'graduated-response-test-'));
  kept.mongo = await startMongo({ dataDir: kept.folder, log });
  process.env.TEST_MONGODB_URI = kept.mongo.uri;
};

export default setUp;
