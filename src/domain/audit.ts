import type { Action, Job } from './access.ts';
import type { IsoDate } from './dates.ts';
import type { Role } from './setting.ts';

export const DEEDS = [
  'opened',
  'listed',
  'printed',
  'exported',
  'wrote',
  'signed',
  'moved',
  'left',
  'erased',
] as const;
export type Deed = (typeof DEEDS)[number];

/** One line of the audit trail: ids only, beside the reason somebody was asked for. */
export interface NewAuditLine {
  readonly tenant: string;
  /** Whose chain it stands in: a setting's, or the tenant's own. */
  readonly chain: string;
  /** A person, or a job of the app itself. */
  readonly userId: string;
  /** In that setting; `admin` where Slack said so, `app` where nobody asked. */
  readonly role: Role | 'admin' | 'app';
  readonly did: Deed;
  /** The line of the policy that allowed it. */
  readonly action: Action | Job | 'make setting';
  readonly what: string;
  /** '' for a list. */
  readonly record: string;
  /** The child it was about; null for a setting's own, and for lists. */
  readonly childId: string | null;
  /** The children of a list. */
  readonly listed: readonly string[];
  /** Why, where the policy asks. The one text among ids; null where nobody was asked. */
  readonly reason: string | null;
  /** The business day, by the app's clock. */
  readonly on: IsoDate;
}

/**
 * As it is kept. `hash` covers everything here but the reason's text, of which it covers a salted digest: the text
 * may be sealed or erased, and the chain still holds.
 */
export interface AuditLine extends NewAuditLine {
  readonly reasonSalt: string | null;
  readonly reasonDigest: string | null;
  /** Milliseconds since the epoch, by the machine's clock. */
  readonly at: number;
  /** From 1, without a gap. */
  readonly seq: number;
  /** The hash before it; '' for the first. */
  readonly prev: string;
  readonly hash: string;
}

/** Where a chain ends. Kept apart, so that a cut-off tail is noticed. */
export interface AuditHead {
  readonly tenant: string;
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

/** The chain of what belongs to no setting. */
export const TENANT_CHAIN = '-';

/** Everything that a line's hash covers. */
export const hashed = ({ hash: _hash, reason: _reason, ...rest }: AuditLine): object => rest;
