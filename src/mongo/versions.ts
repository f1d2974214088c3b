import { type Connection, type Model, trusted } from 'mongoose';
import type { Version } from '../domain/record.ts';
import type { Store } from '../usecases/ports.ts';
import { insertRows } from './aggregate.ts';
import { keyOf } from './keys.ts';
import { anything, count, listOf, partSchema, rowSchema, text, words } from './schema.ts';

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
}).index({ tenant: 1, recordId: 1, revision: 1 }, { unique: true });

type Row = Version & { readonly _id: string };

const toRow = (version: Version): Row => ({
  ...version,
  _id: keyOf(version.tenant, version.recordId, version.revision),
});
const fromRow = ({ _id, ...version }: Row): Version => version;

export const versionModel = (connection: Connection): Model<Row> =>
  connection.models.versions ?? connection.model<Row>('versions', schema, 'versions');

export const insertVersion = async (model: Model<Row>, version: Version): Promise<void> => {
  await insertRows(model, [toRow(version)]);
};

export const versionsOn = (connection: Connection): Store['versions'] => {
  const model = versionModel(connection);
  return {
    get: async ({ tenant, recordId, revision }) => {
      const row = await model.findOne({ tenant, recordId, revision }).lean<Row>();
      return row && fromRow(row);
    },
    since: async ({ tenant, recordId, revision }) => {
      const rows = await model
        .find({ tenant, recordId, revision: trusted({ $gt: revision }) })
        .sort({ revision: 1 })
        .lean<Row[]>();
      return rows.map(fromRow);
    },
    latestOf: async ({ tenant, records }) => {
      const keys = records.map(({ id, revision }) => keyOf(tenant, id, revision));
      return (await model.find({ tenant, _id: trusted({ $in: keys }) }).lean<Row[]>()).map(fromRow);
    },
    addSignOff: async ({ tenant, recordId, revision, signOff: added }) => {
      const answer = await model.updateOne({ tenant, recordId, revision }, { $push: { signOffs: added } });
      return answer.matchedCount === 1;
    },
  };
};
