import { type Connection, trusted } from 'mongoose';
import type { Certificate } from '../domain/certificate.ts';
import type { Store } from '../usecases/ports.ts';
import { where } from './aggregate.ts';
import { keepingCertificatesOn } from './certificates.ts';
import { markingOn } from './chain/marks.ts';
import { eraseNoticesOn, eraseReasonsOn, eraseReceiptsOn } from './erase-traces.ts';
import { idIn, keyOf } from './keys.ts';
import { KEPT_MS } from './receipts.ts';
import type { SafeFor, StoredRow } from './safe.ts';
import type { Transactions } from './transactions.ts';

/** Erases one child: the key is the setting's, so that rows are deleted. Open fields say which; no word is read. */
export const erasureOn = (
  connection: Connection,
  transactions: Transactions,
  { now, safeFor }: { readonly now: () => number; readonly safeFor: SafeFor },
): Store['erasure'] => {
  const keep = keepingCertificatesOn(connection);
  const mark = markingOn(connection, transactions);
  const eraseReasons = eraseReasonsOn(connection, safeFor);
  const eraseNotices = eraseNoticesOn(connection);
  const safe = safeFor<StoredRow>({ collection: 'receipts', check: async () => {} });
  const eraseReceipts = eraseReceiptsOn(connection, { now, keptMs: KEPT_MS, safe });

  const remove = async (name: string, filter: Readonly<Record<string, unknown>>): Promise<number> =>
    (await connection.model<StoredRow>(name).deleteMany(where(filter))).deletedCount;

  const erase = async (certificate: Omit<Certificate, 'rows'>): Promise<Certificate> => {
    const { tenant, settingId, childId, id } = certificate;
    const found = await connection
      .model<StoredRow>('records')
      .find(where({ tenant, childId }), { tenant: 1 })
      .lean<StoredRow[]>();
    const reports = await connection
      .model<StoredRow>('reports')
      .find(where({ tenant, childId }), { tenant: 1 })
      .lean<StoredRow[]>();
    const recordIds = found.map(idIn);
    const ofRecords = { tenant, recordId: trusted({ $in: recordIds }) };
    const ofPlans = { tenant, planId: trusted({ $in: recordIds }) };
    const ids = [childId, ...recordIds, ...reports.map(idIn)];
    const rows = {
      children: await remove('children', { _id: keyOf(tenant, childId), tenant, settingId }),
      records: await remove('records', { tenant, childId }),
      versions: await remove('versions', ofRecords),
      entries: await remove('entries', ofPlans),
      reports: await remove('reports', { tenant, childId }),
      reminders: await remove('reminders', {
        ...{ tenant, settingId, _id: trusted({ $in: recordIds.map((one) => keyOf(tenant, one)) }) },
      }),
      drafts: await remove('drafts', { tenant, about: childId }),
      notices: await eraseNotices(certificate, recordIds),
      reasons: await eraseReasons(certificate),
      files: await deleteFilesSoon({ tenant, recordIds: ids, certificateId: id }),
    };
    await eraseReceipts(certificate, ids);
    await remove('planFacts', { tenant, settingId, childId });
    await mark.setting({ tenant, settingId });
    const done = { ...certificate, rows };
    await keep(done);
    return done;
  };

  /** The sweep deletes them from Slack and then forgets them, however often it has to try. */
  const deleteFilesSoon = async (of: {
    readonly tenant: string;
    readonly recordIds: readonly string[];
    readonly certificateId: string;
  }): Promise<number> => {
    const answer = await connection
      .model('files')
      .updateMany(
        { tenant: of.tenant, recordId: trusted({ $in: of.recordIds }) },
        { $set: { postedAt: 0, recordId: of.certificateId }, $unset: { notBefore: 1 } },
      );
    return answer.modifiedCount;
  };

  return { child: (certificate) => transactions.run(() => erase(certificate)) };
};
