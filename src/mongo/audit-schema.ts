import type { Connection, Model } from 'mongoose';
import type { AuditHead, AuditLine } from '../domain/audit.ts';
import type { Safe, SafeFor, StoredRow } from './safe.ts';
import { count, listOf, rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';

/** Unique within its chain; the other index finds what was done to one child's record, newest first. */
const lineSchema = rowSchema({
  chain: text,
  seq: count,
  userId: text,
  role: text,
  did: text,
  action: text,
  what: text,
  record: words,
  childId: words,
  listed: listOf(String),
  reason: words,
  reasonSalt: words,
  reasonDigest: words,
  at: count,
  on: text,
  prev: words,
  hash: text,
})
  .index({ tenant: 1, chain: 1, seq: 1 }, { unique: true })
  .index({ tenant: 1, chain: 1, childId: 1, seq: -1 });

const headSchema = rowSchema({ chain: text, seq: count, hash: text }).index(
  { tenant: 1, chain: 1 },
  { unique: true },
);

export type LineRow = AuditLine & { readonly _id: string };
export type HeadRow = AuditHead & { readonly _id: string };

export const auditModels = (
  connection: Connection,
): { readonly lines: Model<StoredRow>; readonly heads: Model<HeadRow> } => ({
  lines: sealedModel(connection, 'audit', lineSchema),
  heads: connection.models.auditHeads ?? connection.model<HeadRow>('auditHeads', headSchema, 'auditHeads'),
});

const check = checkOf('audit', lineSchema);

/** Seals the reason of a line: all else is open, for whoever checks the chain. */
export const auditSafe = (safeFor: SafeFor): Safe<LineRow> =>
  safeFor<LineRow>({ collection: 'audit', check });
