import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { systemClock } from '../src/clock.ts';
import { type Config, readConfig } from '../src/config.ts';
import type { AuditHead } from '../src/domain/audit.ts';
import { auditFaults } from '../src/domain/audit-check.ts';
import { createLogger } from '../src/logger.ts';
import { auditChains } from '../src/mongo/audit-chains.ts';
import { digestOf, hashOf } from '../src/mongo/audit-hash.ts';
import { connectMongo } from '../src/mongo/connection.ts';

/*
 * Checks every chain of the audit trail in the database that MONGODB_URI names. Prints the head of each, one a line:
 * keep that somewhere else, and give the file next time (`npm run audit:verify -- heads.txt`), so that a chain that
 * was made anew as a whole is noticed, too. Ends with 1 where anything is wrong.
 */

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const headLine = ({ tenant, chain, seq, hash }: AuditHead): string =>
  `head ${tenant} ${chain} ${seq} ${hash}`;

async function keptHeads(file: string | undefined): Promise<readonly AuditHead[]> {
  if (file === undefined) return [];
  return (await readFile(file, 'utf8')).split('\n').flatMap((line) => {
    const [word, tenant = '', chain = '', seq = '', hash = ''] = line.trim().split(' ');
    return word === 'head' ? [{ tenant, chain, seq: Number(seq), hash }] : [];
  });
}

async function verify(
  { mongodbUri: uri, dataKeys: ring }: Config,
  kept: readonly AuditHead[],
): Promise<number> {
  const connection = await connectMongo({ uri });
  const logger = createLogger({ level: 'silent' });
  const hashing = { hashOf, digestOf };
  let faults = 0;
  let entries = 0;
  const unseen = new Set(kept);
  try {
    for await (const { tenant, chain, lines, head } of auditChains(connection, {
      ring,
      logger,
      now: systemClock.now,
    })) {
      const before = kept.filter((each) => each.tenant === tenant && each.chain === chain);
      for (const each of before) unseen.delete(each);
      const found = auditFaults({ lines, head, kept: before, hashing });
      entries += lines.length;
      faults += found.length;
      if (head) say(headLine(head));
      for (const fault of found) say(`WRONG ${tenant} ${chain}: ${fault}`);
    }
  } finally {
    await connection.close();
  }
  for (const { tenant, chain } of unseen) say(`WRONG ${tenant} ${chain}: the whole chain is missing`);
  faults += unseen.size;
  say(faults === 0 ? `All ${entries} entries hold.` : `${faults} faults among ${entries} entries.`);
  return faults === 0 ? 0 : 1;
}

if (existsSync('.env')) process.loadEnvFile('.env');
// Slack is not asked for anything here.
const unasked = { SLACK_SIGNING_SECRET: 'not-used', SLACK_BOT_TOKEN: 'xoxb-not-used' };
const read = readConfig({ ...process.env, ...unasked });
if (read.ok) process.exitCode = await verify(read.config, await keptHeads(process.argv[2]));
else {
  for (const fault of read.faults) say(fault);
  process.exitCode = 1;
}
