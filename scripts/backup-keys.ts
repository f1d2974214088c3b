import { writeFile } from 'node:fs/promises';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { command, optionsOf } from './backup/command.ts';

/** `npm run backup:keys -- --identity backup.key`: a pair for backups. The file stays away from the machine that makes them. */
await command(async () => {
  const { identity: file } = optionsOf('npm run backup:keys -- --identity backup.key', ['identity']);
  const identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  await writeFile(file, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx' });
  return `${file} opens the backups: keep it where the records are not.\nrecipient: ${recipient}`;
});
