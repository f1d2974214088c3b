import type { AuditHead, AuditLine } from '../domain/audit.ts';
import { auditModels, type HeadRow, type LineRow } from './audit-schema.ts';
import type { MongoConnection } from './connection.ts';

export interface AuditChain {
  readonly tenant: string;
  readonly chain: string;
  /** In order of `seq`. */
  readonly lines: readonly AuditLine[];
  readonly head: AuditHead | null;
}

type Name = Pick<AuditChain, 'tenant' | 'chain'>;

/** Every chain that has lines or a head, one after the other, for whoever checks them. */
export async function* auditChains({ mongoose }: MongoConnection): AsyncGenerator<AuditChain> {
  const { lines: model, heads } = auditModels(mongoose);
  const named = await model.aggregate<Name>([
    { $group: { _id: { tenant: '$tenant', chain: '$chain' } } },
    { $project: { _id: 0, tenant: '$_id.tenant', chain: '$_id.chain' } },
  ]);
  const headed = await heads.find({}).lean<HeadRow[]>();
  const names = new Map([...named, ...headed].map((name) => [`${name.tenant}/${name.chain}`, name]));
  for (const key of [...names.keys()].sort()) {
    const { tenant, chain } = names.get(key) as Name;
    const rows = await model.find({ tenant, chain }).sort({ seq: 1 }).lean<LineRow[]>();
    const head = headed.find((row) => row.tenant === tenant && row.chain === chain);
    yield {
      ...{ tenant, chain },
      lines: rows.map(({ _id, ...line }) => line),
      head: head ? { tenant, chain, seq: head.seq, hash: head.hash } : null,
    };
  }
}
