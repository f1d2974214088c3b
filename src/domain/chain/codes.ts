import { addDays, type IsoDate } from '../dates.ts';
import type { ChainRef, Side } from './chain.ts';

/**
 * A setting's way into a chain. One side makes a code, the other types it in and confirms, then the maker confirms
 * whom the code has brought. A digest is kept, never the code.
 */
export interface JoinCode {
  readonly id: string;
  /** The workspace of the side that made it. */
  readonly tenant: string;
  readonly digest: string;
  readonly madeBy: Side;
  readonly chain: ChainRef | null;
  readonly setting: { readonly tenant: string; readonly id: string } | null;
  readonly region: string;
  /** `taken`: typed in by the other side, which confirmed; the maker has not yet. */
  readonly state: 'open' | 'taken' | 'joined' | 'refused';
  /** Neither typed in nor confirmed after this day. */
  readonly until: IsoDate;
  readonly revision: number;
}

export const CODE_DAYS = 7;

export const lastDayOf = (today: IsoDate): IsoDate => addDays(today, CODE_DAYS);

/** Crockford's base 32: no I, L, O or U, which are misheard or misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Fifty random bits of an unguessable base64url token, to be read over a telephone: "7K3QM-9XW2T". */
export function codeFrom(token: string): string {
  const letters = [...token].slice(0, LENGTH).map((letter) => ALPHABET[URL_SAFE.indexOf(letter) % 32] ?? '');
  if (letters.join('').length < LENGTH) throw new Error('no token to make a code of');
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

/** What was typed, as it is digested: any case, spaces and hyphens, O for 0 and I or L for 1. Null where it is no code. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null;
}

export const isLive = ({ state, until }: JoinCode, today: IsoDate): boolean =>
  (state === 'open' || state === 'taken') && today <= until;

/** Wrong codes a person may type in an hour. Two thousand people guessing for a week find one of 2^50 by no luck. */
export const GUESSES = 5;
export const GUESS_MS = 60 * 60 * 1000;
