import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The README's pictures, out of those that the browser tests keep of the running app. */
const taken = {
  'form.png': 'form-intervention.png',
  'pdf.png': 'pdf-ipm.png',
  'reminder.png': 'reminder.png',
  'phone.png': 'phone-form.png',
} as const;

const folder = 'docs/pictures';
await mkdir(folder, { recursive: true });
for (const [name, from] of Object.entries(taken)) {
  await copyFile(join('artefacts/pictures', from), join(folder, name));
  process.stdout.write(`${join(folder, name)} made\n`);
}
