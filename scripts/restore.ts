import { environment } from '../src/config.ts';
import type { KeyRow } from '../src/mongo/data-keys.ts';
import { ringOpens } from '../src/mongo/ring-in-use.ts';
import { command, identityIn, onDatabase, optionsOf, Usage } from './backup/command.ts';
import { restoreBackup } from './backup/restore.ts';

/** `npm run restore -- --identity backup.key --file records.age`: into an empty database, compared row by row. */
await command(async () => {
  const usage = 'npm run restore -- --identity backup.key --file records.age';
  const { identity: keyFile, file } = optionsOf(usage, ['identity', 'file']);
  const identity = await identityIn(keyFile);
  const ring = environment.shape.DATA_KEYS.safeParse(process.env.DATA_KEYS?.trim());
  if (!ring.success) throw new Usage(`DATA_KEYS ${ring.error.issues[0]?.message}`);
  const check = async (collection: string, rows: readonly unknown[]) => {
    if (collection === 'keys') await ringOpens(ring.data, rows as readonly KeyRow[]);
  };
  const { collections, madeAt } = await onDatabase((client) =>
    restoreBackup({ client, file, identity, check }),
  );
  const rows = collections.reduce((sum, one) => sum + one.rows, 0);
  return `${rows} rows as they were at ${madeAt}; both sides are the same.`;
});
