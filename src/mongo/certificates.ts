import type { Connection, Model } from 'mongoose';
import type { Certificate } from '../domain/certificate.ts';
import { insertRows, type RowOf } from './aggregate.ts';
import { keyOf } from './keys.ts';
import { anything, count, flag, rowSchema, text } from './schema.ts';

const schema = rowSchema({
  settingId: text,
  childId: text,
  childCode: text,
  by: text,
  on: text,
  at: count,
  early: flag,
  rows: anything,
}).index({ tenant: 1, settingId: 1 });

/** Written with the erasure itself, and never changed. */
export const keepingCertificatesOn = (connection: Connection) => {
  const model: Model<RowOf<Certificate>> =
    connection.models.certificates ??
    connection.model<RowOf<Certificate>>('certificates', schema, 'certificates');
  return ({ id, ...certificate }: Certificate): Promise<void> =>
    insertRows(model, [{ ...certificate, _id: keyOf(certificate.tenant, id) }]);
};
