import { type Connection, type Model, trusted } from 'mongoose';
import type { ReportRequest } from '../domain/record.ts';
import type { Store } from '../usecases/ports.ts';
import { basics, plainMapping, type RowOf } from './aggregate.ts';
import { count, listOf, rowSchema, text, words } from './schema.ts';

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
  revision: count,
})
  .index({ tenant: 1, childId: 1 })
  .index({ tenant: 1, settingId: 1 });

export const reportsOn = (connection: Connection): Store['reports'] => {
  const model: Model<RowOf<ReportRequest>> = connection.model<RowOf<ReportRequest>>(
    'reports',
    schema,
    'reports',
  );
  const { find, get, insert, replace } = basics({ model, mapping: plainMapping<ReportRequest>() });
  return {
    get,
    insert,
    replace,
    ofChild: ({ tenant, childId }) => find({ tenant, childId }),
    inSettings: ({ tenant, settingIds }) => find({ tenant, settingId: trusted({ $in: settingIds }) }),
  };
};
