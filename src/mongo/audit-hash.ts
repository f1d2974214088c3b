import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type AuditHead, type AuditLine, hashed, type NewAuditLine } from '../domain/audit.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** SHA-256 over the canonical JSON (RFC 8785) of everything a hash covers. */
export const hashOf = (line: AuditLine): string => sha256(canonicalize(hashed(line)) ?? '');

/** Salted: a short reason could be guessed from its plain digest after its text is erased. */
export const digestOf = (reason: string, salt: string): string => sha256(`${salt}\n${reason}`);

/** The lines as they follow the head, and the head after them. `at`: milliseconds, by the machine's clock. */
export function chained(
  head: Pick<AuditHead, 'seq' | 'hash'>,
  lines: readonly NewAuditLine[],
  at: number,
): { readonly lines: readonly AuditLine[]; readonly head: Pick<AuditHead, 'seq' | 'hash'> } {
  let { seq, hash: prev } = head;
  const done = lines.map((line): AuditLine => {
    seq += 1;
    const reasonSalt = line.reason === null ? null : randomBytes(16).toString('base64url');
    const reasonDigest = line.reason === null ? null : digestOf(line.reason, reasonSalt ?? '');
    const open = { ...line, reasonSalt, reasonDigest, at, seq, prev, hash: '' };
    const hash = hashOf(open);
    prev = hash;
    return { ...open, hash };
  });
  return { lines: done, head: { seq, hash: prev } };
}
