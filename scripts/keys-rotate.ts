import { rotateRing } from '../src/mongo/ring-in-use.ts';
import { onRecords } from './keys/open-store.ts';

/** `npm run keys:rotate`: every data key wrapped by the current key of the ring. The app may run on. */
await onRecords(async (mongo, ring) => {
  const { rewrapped, dataKeys, notNeeded } = await rotateRing(mongo, ring);
  const done = `${rewrapped} data keys wrapped anew; all ${dataKeys} are wrapped by ${ring[0].kid}.`;
  return notNeeded.length === 0
    ? done
    : `${done}\nNo longer needed in DATA_KEYS: ${notNeeded.join(', ')}. Backups from before today still need them.`;
});
