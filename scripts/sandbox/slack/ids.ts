import { randomInt } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const random = (length: number) =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

/** An id such as Slack's own: a letter that tells the kind, then ten characters. */
export const newId = (kind: 'V' | 'F' | 'D' | 'U') => `${kind}${random(10)}`;

/** Slack makes up short ids for blocks and elements that come without; they change with every update. */
export const madeUpId = () => random(5);

export const newTriggerId = (now: number) => `${now}.${randomInt(1e9)}.${random(20).toLowerCase()}`;

export const newHash = (now: number) => `${Math.floor(now / 1000)}.${random(8)}`;

export const newSecret = () => random(24);
