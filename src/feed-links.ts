import { createHash, randomBytes } from 'node:crypto';
import type { FeedLinks } from './usecases/ports.ts';

/** Where calendars fetch a feed, under the address of the app. */
export const FEED_PATH = '/calendar/';

/** 256 random bits: nobody guesses one, so that a plain digest of it is enough. */
export const createFeedLinks = ({ publicUrl }: { readonly publicUrl: string | undefined }): FeedLinks => ({
  newToken: () => randomBytes(32).toString('base64url'),
  digest: (text) => createHash('sha256').update(text).digest('base64url'),
  addressOf: (token) => (publicUrl === undefined ? null : `${publicUrl}${FEED_PATH}${token}.ics`),
});
