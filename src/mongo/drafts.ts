import { type Connection, trusted } from 'mongoose';
import type { Draft } from '../domain/record.ts';
import type { Store } from '../usecases/ports.ts';
import { where } from './aggregate.ts';
import { keyOf } from './keys.ts';
import type { SafeFor, StoredRow } from './safe.ts';
import { anything, count, partSchema, rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Named where it is used: with few rows MongoDB may take the one that forgets. */
const OF_USER = { tenant: 1, userId: 1, keptUntil: -1 } as const;

const schema = rowSchema({
  draftId: text,
  userId: text,
  // Rows of earlier versions do not say it; they are forgotten within days.
  about: words,
  values: anything,
  rows: anything,
  form: partSchema({ sheet: text, about: text, record: words, base: count, profile: text }),
  keptUntil: { type: Date, required: true },
})
  .index({ keptUntil: 1 }, { name: 'forget', expireAfterSeconds: 0 })
  .index(OF_USER)
  .index({ tenant: 1, about: 1 });

const check = checkOf('drafts', schema);

interface Row {
  readonly _id: string;
  readonly draftId: string;
  readonly tenant: string;
  readonly userId: string;
  readonly about: string;
  readonly values: Draft['values'];
  readonly rows: Draft['rows'];
  readonly form?: Draft['form'];
  /** A Date when read; mongoose makes one of the number. */
  readonly keptUntil: Date | number;
}

const toRow = ({ id, ...rest }: Draft, keptUntil: number): Row => ({
  ...rest,
  _id: keyOf(rest.tenant, rest.userId, id),
  draftId: id,
  keptUntil,
});
const fromRow = ({ _id, draftId, keptUntil, form, ...rest }: Row): Draft => ({
  id: draftId,
  ...rest,
  ...(form && { form }),
});

export const draftsOn = (connection: Connection, now: () => number, safeFor: SafeFor): Store['drafts'] => {
  const model = sealedModel(connection, 'drafts', schema);
  const safe = safeFor<Row>({ collection: 'drafts', check });
  return {
    get: async ({ tenant, id, userId }) => {
      const found = await model.findOne(where({ _id: keyOf(tenant, userId, id), tenant })).lean<StoredRow>();
      // None where its key is gone.
      const [row] = await safe.openAll(found ? [found] : []);
      // MongoDB deletes only about once a minute.
      return row && Number(row.keptUntil) > now() ? fromRow(row) : null;
    },
    ofUser: async ({ tenant, userId }) => {
      const kept = { tenant, userId, keptUntil: trusted({ $gt: new Date(now()) }) };
      const stored = await model.find(where(kept)).sort({ keptUntil: -1 }).hint(OF_USER).lean<StoredRow[]>();
      return (await safe.openAll(stored)).filter(({ form }) => form).map(fromRow);
    },
    put: async (draft) => {
      const row = toRow(draft, now() + KEPT_MS);
      await model.replaceOne(where({ _id: row._id, tenant: row.tenant }), await safe.seal(row), {
        upsert: true,
      });
    },
  };
};
