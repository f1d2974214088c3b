import { createLogger } from '../src/logger.ts';
import { sealPlainRows } from '../src/mongo/seal-plain.ts';
import { onRecords } from './keys/open-store.ts';

/** `npm run keys:seal`: encrypts, once, what was stored before there was an encryption. The app may run on. */
await onRecords(async (mongo, ring) => {
  const { sealed, left } = await sealPlainRows(mongo, { ring, logger: createLogger({ level: 'error' }) });
  const rest =
    left.length === 0 ? '' : `\nLeft as they were, because their record is gone: ${left.join(', ')}`;
  return `${sealed} rows encrypted.${rest}`;
});
