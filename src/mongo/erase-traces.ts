import { type Connection, trusted } from 'mongoose';
import type { NoticeLine } from '../domain/notice.ts';
import { where } from './aggregate.ts';
import { auditModels, auditSafe } from './audit-schema.ts';
import { keyOf } from './keys.ts';
import { OPEN, type OutboxRow, outboxModel, where as whereNotice } from './outbox-schema.ts';
import type { SafeFor, StoredRow } from './safe.ts';

interface Scope {
  readonly tenant: string;
  readonly settingId: string;
  readonly childId: string;
}

/** Why people opened the record. Under the hash is a digest of it, so that the chain still holds. */
export const eraseReasonsOn = (connection: Connection, safeFor: SafeFor) => {
  const { lines } = auditModels(connection);
  const safe = auditSafe(safeFor);
  return async ({ tenant, settingId: chain, childId }: Scope): Promise<number> => {
    const about = { tenant, chain, childId, reasonDigest: trusted({ $ne: null }) };
    const found = await lines.find(where(about)).lean<StoredRow[]>();
    for (const row of await safe.openAll(found))
      await lines.replaceOne(
        where({ _id: row._id, tenant, chain }),
        await safe.seal({ ...row, reason: null }),
      );
    return found.length;
  };
};

const erasedLine = (line: NoticeLine): NoticeLine => ({
  ...{ ...line, planId: 'erased', childId: 'erased', childCode: 'erased', closure: null },
  became: { what: 'erased' },
});

/** What nobody saw yet goes; where Slack shows it, or may show it, it goes out again without the child. */
export const eraseNoticesOn = (connection: Connection) => {
  const model = outboxModel(connection);
  return async ({ tenant, settingId, childId }: Scope, planIds: readonly string[]): Promise<number> => {
    const about = { tenant, settingId, 'lines.planId': trusted({ $in: planIds }) };
    const found = await model.find(whereNotice(about)).lean<OutboxRow[]>();
    for (const { _id, lines, wanted, place, state, attempts } of found) {
      const own = whereNotice({ _id, tenant, settingId });
      const others = lines.some((line) => line.childId !== childId);
      const unseen = place === null && attempts === 0 && state !== 'sending' && !others;
      if (unseen || (state === 'dropped' && !others)) {
        await model.deleteOne(own);
        continue;
      }
      const again =
        state === 'settled' ? { state: 'waiting' as const, open: OPEN.includes('waiting'), at: 0 } : {};
      const left = lines.map((line) => (line.childId === childId ? erasedLine(line) : line));
      await model.updateOne(own, { $set: { lines: left, wanted: wanted + 1, ...again } });
    }
    return found.length;
  };
};

const HOUR_MS = 3_600_000;

/**
 * Receipts do not say whose answer they hold. Only the last hour's may still turn a second click away, so that of
 * those only the child's own go; of the older ones all of the tenant's.
 */
export const eraseReceiptsOn = (
  connection: Connection,
  {
    now,
    keptMs,
    safe,
  }: {
    readonly now: () => number;
    readonly keptMs: number;
    readonly safe: ReturnType<SafeFor>;
  },
) => {
  return async ({ tenant }: Scope, ids: readonly string[]): Promise<void> => {
    const ofTenant = { $gte: keyOf(tenant, ''), $lt: `${tenant}0` };
    const old = new Date(now() + keptMs - HOUR_MS);
    const receipts = connection.model<StoredRow>('receipts');
    await receipts.deleteMany(where({ _id: trusted(ofTenant), keptUntil: trusted({ $lt: old }) }));
    const recent = await receipts.find(where({ _id: trusted(ofTenant), tenant })).lean<StoredRow[]>();
    for (const row of await safe.openAll(recent)) {
      const { result } = row as StoredRow & { readonly result?: string | null };
      if (ids.some((id) => result?.includes(id))) await receipts.deleteOne(where({ _id: row._id, tenant }));
    }
  };
};
