import { type Connection, trusted } from 'mongoose';
import type { ReportRequest } from '../domain/record.ts';
import type { Store } from '../usecases/ports.ts';
import { basics, type RowOf } from './aggregate.ts';
import { placeSchema } from './place-schema.ts';
import type { SafeFor } from './safe.ts';
import { count, listOf, rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';

const schema = rowSchema({
  settingId: text,
  childId: text,
  agency: words,
  about: text,
  source: text,
  consentBy: words,
  consentOn: words,
  requestedOn: words,
  chasedOn: listOf(String),
  receivedOn: words,
  reportDate: words,
  happenedIn: placeSchema,
  revision: count,
})
  .index({ tenant: 1, childId: 1 })
  .index({ tenant: 1, settingId: 1 });

const check = checkOf('reports', schema);

export const storedReports = (connection: Connection, safeFor: SafeFor) => ({
  model: sealedModel(connection, 'reports', schema),
  safe: safeFor<RowOf<ReportRequest>>({ collection: 'reports', check }),
});

export const reportsOn = (connection: Connection, safeFor: SafeFor): Store['reports'] => {
  const { find, get, insert, replace } = basics<ReportRequest>(storedReports(connection, safeFor));
  return {
    get,
    insert,
    replace,
    ofChild: ({ tenant, childId }) => find({ tenant, childId }),
    inSettings: ({ tenant, settingIds }) => find({ tenant, settingId: trusted({ $in: settingIds }) }),
  };
};
