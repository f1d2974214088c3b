import type { Place, Snapshot } from '../workspace/page-api.ts';

/** One's own message and the app's go by their kind in the address: it then means the same for everybody. */
export const addressOf = ({ kind, id }: Place): string => (kind === 'channel' ? id : kind);

/** The place of an address, given as id or kind; else the first one can write in. */
export const placeAt = ({ places }: Snapshot, address: string | null): Place | undefined =>
  places.find(({ id, kind }) => id === address || (kind !== 'channel' && kind === address)) ??
  places.find(({ writable }) => writable) ??
  places[0];

/** "You are Priya Shah, key person at Willow Bank": in small letters, but not the first of SENCO. */
export const inSentence = (about: string): string =>
  /^\p{Lu}\p{Ll}/u.test(about) ? `${about.charAt(0).toLowerCase()}${about.slice(1)}` : about;
