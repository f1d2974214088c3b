import { z } from 'zod';
import { unstorable } from './storable.ts';

/** One line of a profile, of at most so many characters: it stands on paper and in forms, and is stored. */
export const line = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.trim() !== '', 'is empty; write some words, or take it out')
    .refine((text) => !/\p{Cc}/u.test(text) && unstorable(text) === undefined, {
      error: 'holds a line break or a character that cannot be stored; write it on one line',
    });
