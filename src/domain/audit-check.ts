import type { AuditHead, AuditLine } from './audit.ts';

export interface Hashing {
  readonly hashOf: (line: AuditLine) => string;
  readonly digestOf: (reason: string, salt: string) => string;
}

const missing = (from: number, to: number, where = ''): string =>
  from === to ? `entry ${from} is missing${where}` : `entries ${from} to ${to} are missing${where}`;

/** Where a line stood before it was put elsewhere, if its hash says so. */
const movedFrom = (line: AuditLine, lines: readonly AuditLine[], { hashOf }: Hashing): number | undefined =>
  lines.find(({ seq }) => seq !== line.seq && hashOf({ ...line, seq }) === line.hash)?.seq;

/** What is wrong with one line by itself. */
function lineFault(line: AuditLine, lines: readonly AuditLine[], hashing: Hashing): string | undefined {
  const { seq, hash, reason, reasonSalt, reasonDigest } = line;
  if (hashing.hashOf(line) !== hash) {
    const from = movedFrom(line, lines, hashing);
    return from === undefined
      ? `entry ${seq} was altered`
      : `entry ${seq} was reordered: it was written as entry ${from}`;
  }
  if (reason !== null && hashing.digestOf(reason, reasonSalt ?? '') !== reasonDigest)
    return `entry ${seq} was altered: its reason is another`;
  return undefined;
}

function headFaults(lines: readonly AuditLine[], head: AuditHead | null): readonly string[] {
  const last = lines.at(-1);
  if (!last && !head) return [];
  if (!head) return ['the head is missing'];
  const seq = last?.seq ?? 0;
  if (seq < head.seq) return [missing(seq + 1, head.seq, ' at the end')];
  if (seq > head.seq || last?.hash !== head.hash) return ['the last entry or the head was altered'];
  return [];
}

/**
 * Everything that is wrong with a chain, in words: what was altered, taken out, put elsewhere or cut off. `lines` in
 * order of `seq`. `kept` are heads of this chain written down earlier, elsewhere: they find a chain that was made
 * anew as a whole.
 */
export function auditFaults(options: {
  readonly lines: readonly AuditLine[];
  readonly head: AuditHead | null;
  readonly kept?: readonly AuditHead[];
  readonly hashing: Hashing;
}): readonly string[] {
  const { lines, head, kept = [], hashing } = options;
  const faults: string[] = [];
  let before = { seq: 0, hash: '' };
  for (const line of lines) {
    if (line.seq > before.seq + 1) faults.push(missing(before.seq + 1, line.seq - 1));
    const fault = lineFault(line, lines, hashing);
    if (fault) faults.push(fault);
    // After a gap or a changed line the link is broken by that, not by this line.
    else if (line.seq === before.seq + 1 && line.prev !== before.hash)
      faults.push(`entry ${line.seq} does not follow the entry before it`);
    before = line;
  }
  for (const { seq, hash } of kept)
    if (lines.find((line) => line.seq === seq)?.hash !== hash)
      faults.push(`entry ${seq} is not the one that was written down earlier`);
  return [...faults, ...headFaults(lines, head)];
}
