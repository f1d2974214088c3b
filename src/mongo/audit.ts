import { type Connection, mongo, trusted } from 'mongoose';
import type { AuditLine, NewAuditLine } from '../domain/audit.ts';
import type { Store } from '../usecases/ports.ts';
import { insertRows, where } from './aggregate.ts';
import { chained } from './audit-hash.ts';
import { auditModels, auditSafe, type HeadRow, type LineRow } from './audit-schema.ts';
import { isDuplicate } from './errors.ts';
import { gathering } from './gathering.ts';
import { keyOf } from './keys.ts';
import type { SafeFor, StoredRow } from './safe.ts';
import type { Transactions } from './transactions.ts';

/** Two began one chain at once: the later transaction starts again, and finds the head. */
const onceMore = (error: unknown): unknown => {
  if (!isDuplicate(error)) return error;
  error.addErrorLabel(mongo.MongoErrorLabel.TransientTransactionError);
  return error;
};

/** In one order for everybody, so that of two transactions over two chains none waits for the other. */
const byChain = (lines: readonly NewAuditLine[]): ReadonlyMap<string, readonly NewAuditLine[]> => {
  const chains = new Map<string, NewAuditLine[]>();
  for (const line of lines) {
    const key = keyOf(line.tenant, line.chain);
    chains.set(key, [...(chains.get(key) ?? []), line]);
  }
  return new Map([...chains].sort(([a], [b]) => (a < b ? -1 : 1)));
};

export const auditOn = (
  connection: Connection,
  { run, atEnd, hold, underWay }: Transactions,
  { now, safeFor }: { readonly now: () => number; readonly safeFor: SafeFor },
): Store['audit'] => {
  const safe = auditSafe(safeFor);
  const { lines: model, heads } = auditModels(connection);

  /**
   * The head first: of two at once, the later one runs into its change, and begins its transaction again before it
   * has written a line.
   */
  const extend = async (tenant: string, chain: string, added: readonly NewAuditLine[]): Promise<void> => {
    const _id = keyOf(tenant, chain);
    await hold(_id);
    const before = await heads.findOne({ _id, tenant }).lean<HeadRow>();
    const { lines, head } = chained(before ?? { seq: 0, hash: '' }, added, now());
    try {
      if (before) await heads.updateOne({ _id, tenant, seq: before.seq }, { $set: head });
      else await insertRows<HeadRow>(heads, [{ _id, tenant, chain, ...head }]);
      const rows = lines.map((line): LineRow => ({ ...line, _id: keyOf(tenant, chain, line.seq) }));
      await insertRows(model, await Promise.all(rows.map(safe.seal)));
    } catch (error) {
      throw onceMore(error);
    }
  };

  const extendAll = async (added: readonly NewAuditLine[]): Promise<void> => {
    for (const own of byChain(added).values()) {
      const [first] = own;
      if (first) await extend(first.tenant, first.chain, own);
    }
  };

  // Of twenty people who open something at once, most would run into each other's change of the head.
  const alone = gathering<NewAuditLine>((added) => run(() => extendAll(added)));

  return {
    append: async (added) => {
      if (underWay()) atEnd(added, extendAll);
      else await Promise.all([...byChain(added)].map(([key, own]) => alone(key, own)));
    },
    ofChild: async ({ tenant, chain, childId, before, limit }) => {
      const earlier = before === null ? {} : { seq: trusted({ $lt: before }) };
      const rows = await model
        .find(where({ tenant, chain, childId, ...earlier }))
        .sort({ seq: -1 })
        .limit(limit)
        .lean<StoredRow[]>();
      return (await safe.openAll(rows)).map(({ _id, ...line }): AuditLine => line);
    },
  };
};
