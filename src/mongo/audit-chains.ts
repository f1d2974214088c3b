import type { AuditHead, AuditLine } from '../domain/audit.ts';
import { AppError } from '../domain/errors.ts';
import type { Logger } from '../logger.ts';
import type { Ring } from '../sealing/ring.ts';
import { where } from './aggregate.ts';
import { auditModels, auditSafe, type HeadRow, type LineRow } from './audit-schema.ts';
import type { MongoConnection } from './connection.ts';
import { dataKeysOn } from './data-keys.ts';
import { type Safe, type StoredRow, safesOn } from './safe.ts';

export interface AuditChain {
  readonly tenant: string;
  readonly chain: string;
  /** In order of `seq`. */
  readonly lines: readonly AuditLine[];
  readonly head: AuditHead | null;
}

type Name = Pick<AuditChain, 'tenant' | 'chain'>;

/** Every chain that has lines or a head, one after the other, for whoever checks them. */
export async function* auditChains(
  { mongoose }: MongoConnection,
  { ring, logger, now }: { readonly ring: Ring; readonly logger: Logger; readonly now: () => number },
): AsyncGenerator<AuditChain> {
  const safe = auditSafe(safesOn({ keys: dataKeysOn(mongoose, ring, now), logger }));
  const { lines: model, heads } = auditModels(mongoose);
  const named = await model.aggregate<Name>([
    { $group: { _id: { tenant: '$tenant', chain: '$chain' } } },
    { $project: { _id: 0, tenant: '$_id.tenant', chain: '$_id.chain' } },
  ]);
  const headed = await heads.find({}).lean<HeadRow[]>();
  const names = new Map([...named, ...headed].map((name) => [`${name.tenant}/${name.chain}`, name]));
  for (const key of [...names.keys()].sort()) {
    const { tenant, chain } = names.get(key) as Name;
    const rows = await model.find(where({ tenant, chain })).sort({ seq: 1 }).lean<StoredRow[]>();
    const head = headed.find((row) => row.tenant === tenant && row.chain === chain);
    yield {
      ...{ tenant, chain },
      lines: await Promise.all(rows.map((row) => lineIn(row, safe))),
      head: head ? { tenant, chain, seq: head.seq, hash: head.hash } : null,
    };
  }
}

/** A reason that was erased is none; one that does not open is not the one that was written. */
const lineIn = async (stored: StoredRow, safe: Safe<LineRow>): Promise<AuditLine> => {
  const opened = await safe.open(stored).catch((error: unknown): LineRow => {
    const { sealed: _, ...rest } = stored;
    const reason = error instanceof AppError && error.code === 'erased' ? null : '';
    return { ...(rest as LineRow), reason };
  });
  const { _id, ...line } = opened;
  return line;
};
