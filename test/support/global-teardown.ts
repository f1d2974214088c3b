import { rm } from 'node:fs/promises';
import { kept } from './test-mongo.ts';

const tearDown = async (): Promise<void> => {
  await kept.mongo?.stop();
  if (kept.folder !== undefined) await rm(kept.folder, { recursive: true, force: true });
};

export default tearDown;
