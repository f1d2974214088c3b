import { readConfig } from '../../src/config.ts';
import { connectMongo, type MongoConnection } from '../../src/mongo/connection.ts';
import type { Ring } from '../../src/sealing/ring.ts';

/** Runs `work` on the records that the environment names. Slack's secrets are not needed here. */
export const onRecords = async (
  work: (mongo: MongoConnection, ring: Ring) => Promise<string>,
): Promise<void> => {
  const read = readConfig({
    ...process.env,
    SLACK_SIGNING_SECRET: 'not-needed',
    SLACK_BOT_TOKEN: 'xoxb-not-needed',
    SLACK_APP_TOKEN: '',
  });
  if (!read.ok) return fail(read.faults.join('\n'));
  try {
    const mongo = await connectMongo({ uri: read.config.mongodbUri });
    try {
      process.stdout.write(`${await work(mongo, read.config.dataKeys)}\n`);
    } finally {
      await mongo.close();
    }
  } catch (error) {
    fail(error instanceof Error ? error.message : 'unknown reason');
  }
};

const fail = (line: string): void => {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
};
