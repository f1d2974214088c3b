import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, photograph } from './pictures/chromium.ts';
import { startNursery } from './pictures/nursery.ts';
import { findPdftoppm, firstPage } from './pictures/pdf-page.ts';
import { driveToThePictures } from './pictures/story.ts';
import { viewPage } from './pictures/view-page.ts';

/** The README's two pictures, from the real app over signed HTTP: a form as Slack was given it, and a PDF. */

const folder = 'docs/pictures';

const makePictures = async (temp: string): Promise<void> => {
  const chromium = await findChromium();
  const pdftoppm = await findPdftoppm();
  const nursery = await startNursery({ dataDir: temp });
  try {
    const { form, pdf } = await driveToThePictures(nursery.slack);
    await mkdir(folder, { recursive: true });
    await photograph({ chromium, html: viewPage(form), temp, file: join(folder, 'form.png') });
    await firstPage({ pdftoppm, pdf, temp, file: join(folder, 'pdf.png') });
  } finally {
    await nursery.stop();
  }
};

const temp = await mkdtemp(join(tmpdir(), 'pictures-'));
try {
  await makePictures(temp);
  process.stdout.write(`${folder}: form.png and pdf.png made\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(temp, { recursive: true, force: true });
}
