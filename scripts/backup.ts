import { command, onDatabase, optionsOf } from './backup/command.ts';
import { writeBackup } from './backup/write.ts';

/** `npm run backup -- --recipient age1… --file records.age`: all records at one moment, for one identity only. */
await command(async () => {
  const usage = 'npm run backup -- --recipient age1… --file records.age (npm run backup:keys makes a pair)';
  const { recipient, file } = optionsOf(usage, ['recipient', 'file']);
  const { collections } = await onDatabase((client) =>
    writeBackup({ client, recipient, file, now: new Date() }),
  );
  return `${file}: ${collections.map(({ name, rows }) => `${rows} ${name}`).join(', ')}`;
});
