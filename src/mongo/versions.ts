import { type Connection, trusted } from 'mongoose';
import type { SheetRecord, Version } from '../domain/record.ts';
import type { Store } from '../usecases/ports.ts';
import { insertRows, where } from './aggregate.ts';
import { markingOn } from './chain/marks.ts';
import { keyOf } from './keys.ts';
import { placeSchema } from './place-schema.ts';
import type { SafeFor, StoredRow } from './safe.ts';
import { anything, count, listOf, partSchema, rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';
import { shardOf } from './sharding.ts';
import type { Transactions } from './transactions.ts';

const signOff = partSchema({
  adult: words,
  role: words,
  state: text,
  how: words,
  on: words,
  seenBy: words,
  copyGivenOn: words,
  recordedBy: text,
  recordedAt: count,
});

/** Answers and document are frozen: kept as they were, whatever the sheet looks like by now. */
const schema = rowSchema({
  settingId: text,
  recordId: text,
  revision: count,
  answers: anything,
  document: anything,
  changed: listOf(String),
  by: text,
  byName: words,
  at: count,
  why: words,
  signOffs: listOf(signOff),
  happenedIn: placeSchema,
}).index({ tenant: 1, recordId: 1, revision: 1 }, { unique: true });

const check = checkOf('versions', schema);

/** The setting whose key seals it; rows from before the encryption do not name it. */
export type VersionRow = Version & { readonly _id: string; readonly settingId: string };

const toRow = (version: Version, settingId: string): VersionRow => ({
  ...version,
  settingId,
  _id: keyOf(version.tenant, version.recordId, version.revision),
});
const fromRow = ({ _id, settingId: _, ...version }: VersionRow): Version => version;

/** For versions from before the encryption; '' where the record is gone. */
export const settingOfRecord = async (
  connection: Connection,
  { tenant, recordId }: Pick<Version, 'tenant' | 'recordId'>,
): Promise<string> => {
  const records = connection.collection<{ _id: string; settingId: string }>('records');
  return (await records.findOne({ _id: keyOf(tenant, recordId) }))?.settingId ?? '';
};

export const storedVersions = (connection: Connection, safeFor: SafeFor) => ({
  model: sealedModel(connection, 'versions', schema),
  safe: safeFor<VersionRow>({ collection: 'versions', check }),
});

/** Keeps the version that a write of a record makes, in the same transaction. */
export const keepingVersionsOn = (connection: Connection, safeFor: SafeFor) => {
  const { model, safe } = storedVersions(connection, safeFor);
  return async ({ settingId }: SheetRecord, version: Version): Promise<void> => {
    await insertRows(model, [await safe.seal(toRow(version, settingId))]);
  };
};

export const versionsOn = (
  connection: Connection,
  transactions: Transactions,
  safeFor: SafeFor,
): Store['versions'] => {
  const { run } = transactions;
  const mark = markingOn(connection, transactions);
  const { model, safe } = storedVersions(connection, safeFor);
  return {
    get: async ({ tenant, recordId, revision }) => {
      const stored = await model.findOne(where({ tenant, recordId, revision })).lean<StoredRow>();
      return stored && fromRow(await safe.open(stored));
    },
    since: async ({ tenant, recordId, revision }) => {
      const stored = await model
        .find(where({ tenant, recordId, revision: trusted({ $gt: revision }) }))
        .sort({ revision: 1 })
        .lean<StoredRow[]>();
      return (await safe.openAll(stored)).map(fromRow);
    },
    latestOf: async ({ tenant, records }) => {
      const keys = records.map(({ id, revision }) => keyOf(tenant, id, revision));
      const stored = await model.find(where({ tenant, _id: trusted({ $in: keys }) })).lean<StoredRow[]>();
      return (await safe.openAll(stored)).map(fromRow);
    },
    // Two at once are told apart by the transaction: the later one starts again.
    addSignOff: (of) =>
      run(async () => {
        const { tenant, recordId, revision, signOff: added } = of;
        const stored = await model.findOne(where({ tenant, recordId, revision })).lean<StoredRow>();
        if (!stored) return false;
        const row = await safe.open(stored);
        const settingId = row.settingId ?? (await settingOfRecord(connection, { tenant, recordId }));
        const next = { ...row, settingId, signOffs: [...row.signOffs, added] };
        const answer = await model.replaceOne(
          where({ _id: row._id, ...shardOf('versions', next) }),
          await safe.seal(next),
        );
        if (answer.matchedCount === 1) await mark.signed(of);
        return answer.matchedCount === 1;
      }),
  };
};
