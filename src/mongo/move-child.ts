import { type Connection, type Model, trusted } from 'mongoose';
import type { Place } from '../domain/child.ts';
import type { SheetRecord } from '../domain/record.ts';
import type { Store } from '../usecases/ports.ts';
import { insertRows, where } from './aggregate.ts';
import { markingOn } from './chain/marks.ts';
import { storedChildren } from './children.ts';
import { storedEntries } from './entries.ts';
import { idIn, keyOf } from './keys.ts';
import { storedRecords } from './records.ts';
import { wakingOn } from './reminders.ts';
import { storedReports } from './reports.ts';
import type { Safe, SafeFor, StoredRow } from './safe.ts';
import type { Transactions } from './transactions.ts';
import { storedVersions } from './versions.ts';

type Kept = { readonly _id: string; readonly tenant: string; readonly settingId: string };
type Happened = Kept & { readonly happenedIn?: Place };
interface Stored<Row extends Kept> {
  readonly model: Model<StoredRow>;
  readonly safe: Safe<Row>;
}
interface Between {
  readonly tenant: string;
  readonly from: Place;
  readonly to: string;
}

const ofSetting = (settingId: string) => (row: StoredRow) =>
  (row as StoredRow & { settingId?: string }).settingId === settingId;

/**
 * The rows of the filter that are still at the old setting, sealed anew for the other one. The setting is part of the
 * shard key, so each goes and comes again, with the same id.
 */
const takeOver = async <Row extends Kept>(
  { model, safe }: Stored<Row>,
  filter: Readonly<Record<string, unknown>>,
  { tenant, from, to }: Between,
  changed: (row: Row) => Row,
): Promise<readonly Row[]> => {
  const { settingId } = from;
  const stored = (await model.find(where({ tenant, ...filter })).lean<StoredRow[]>()).filter(
    ofSetting(settingId),
  );
  if (stored.length === 0) return [];
  const rows = (await Promise.all(stored.map(safe.open))).map((row) => changed({ ...row, settingId: to }));
  const sealed = await Promise.all(rows.map(safe.seal));
  await model.deleteMany(where({ _id: trusted({ $in: stored.map(({ _id }) => _id) }), tenant, settingId }));
  await insertRows(model, sealed);
  return rows;
};

/** What happened before an earlier move keeps that place. */
const staying =
  (place: Place) =>
  <Row extends Happened>(row: Row): Row => ({ ...row, happenedIn: row.happenedIn ?? place });

export const movingChildrenOn = (
  connection: Connection,
  transactions: Transactions,
  safeFor: SafeFor,
): Store['children']['move'] => {
  const children = storedChildren(connection, safeFor);
  const records = storedRecords(connection, safeFor);
  const entries = storedEntries(connection, safeFor);
  const reports = storedReports(connection, safeFor);
  const versions = storedVersions(connection, safeFor);
  const wake = wakingOn(connection);
  const mark = markingOn(connection, transactions);

  /** Versions lie with their record, wherever its child is: only the key changes. */
  const versionsOf = async (ids: readonly string[], { tenant, from, to }: Between): Promise<void> => {
    const all = await versions.model
      .find(where({ tenant, recordId: trusted({ $in: ids }) }))
      .lean<StoredRow[]>();
    for (const stored of all) {
      if (ofSetting(to)(stored)) continue;
      const row = await versions.safe.open(stored);
      const next = staying(from)({ ...row, settingId: to });
      const own = { _id: row._id, tenant, recordId: row.recordId };
      await versions.model.replaceOne(where(own), await versions.safe.seal(next));
    }
  };

  return ({ child, from }) =>
    transactions.run(async () => {
      const { tenant, id: childId, settingId: to } = child;
      const between = { tenant, from, to };
      const { id: _, ...row } = child;
      const next = { ...row, _id: keyOf(tenant, childId) };
      await takeOver(children, { _id: next._id }, between, () => next);
      const sheets = await takeOver(records, { childId }, between, staying(from));
      const recordIds = (
        await records.model.find(where({ tenant, childId }), { tenant: 1 }).lean<StoredRow[]>()
      ).map(idIn);
      await versionsOf(recordIds, between);
      const taken = {
        entries: await takeOver(entries, { planId: trusted({ $in: recordIds }) }, between, staying(from)),
        reports: await takeOver(reports, { childId }, between, staying(from)),
      };
      for (const sheet of sheets) {
        const record = { ...sheet, id: idIn(sheet) } as SheetRecord;
        await wake.plan({ ...record, settingId: from.settingId, live: false });
        if (record.live) await wake.plan(record);
        await mark.plan(record, { words: false });
      }
      for (const settingId of [from.settingId, to]) await mark.setting({ tenant, settingId });
      return {
        plans: sheets.filter(({ plan }) => plan !== null).length,
        minutes: sheets.filter(({ review }) => review !== null).length,
        entries: taken.entries.length,
        reports: taken.reports.length,
      };
    });
};
