import type { Reply } from './handlers.ts';

/** A handler answered what cannot be done where it was asked: a fault of ours. */
export const unfit = (kind: Reply['kind'], asked: string): Error =>
  Object.assign(new Error(`"${kind}" is no answer to a ${asked}`), { code: `unfit-${kind}` });
