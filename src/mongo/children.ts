import { type Connection, trusted } from 'mongoose';
import type { Child } from '../domain/child.ts';
import { AppError } from '../domain/errors.ts';
import type { Store } from '../usecases/ports.ts';
import { basics, type RowOf, where } from './aggregate.ts';
import { markingOn } from './chain/marks.ts';
import { underRule } from './errors.ts';
import { idIn, keyOf } from './keys.ts';
import { choiceSchema } from './plan-choice-schema.ts';
import type { SafeFor } from './safe.ts';
import { count, flag, listOf, partSchema, rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';
import type { Transactions } from './transactions.ts';

const schema = rowSchema({
  settingId: text,
  code: text,
  name: text,
  preferredName: words,
  dob: text,
  keyPerson: words,
  backUpKeyPerson: words,
  grLevel: words,
  agencies: listOf(String),
  homeLanguage: words,
  parentalResponsibility: words,
  groupProvisionMap: flag,
  agencyConsent: partSchema({ given: flag, by: words, on: words }),
  planChoices: listOf(partSchema({ choice: choiceSchema, on: text, by: text, byName: words })),
  ehcPlan: partSchema({ has: flag, on: words }),
  legalHold: partSchema({ why: text, by: text, byName: words, on: text }),
  revision: count,
}).index({ tenant: 1, settingId: 1, code: 1 }, { unique: true });

const codeTaken = () =>
  new AppError({
    code: 'code-taken',
    message: 'another child of this setting has this code',
    userMessage: 'Another child here already has this code. Please try again.',
  });

const check = checkOf('children', schema);

export const childrenOn = (
  connection: Connection,
  transactions: Transactions,
  safeFor: SafeFor,
): Store['children'] => {
  const { run } = transactions;
  const mark = markingOn(connection, transactions);
  const safe = safeFor<RowOf<Child>>({ collection: 'children', check });
  const model = sealedModel(connection, 'children', schema);
  const { find, get, insert, replace } = basics<Child>({ model, safe });
  return {
    get,
    inSettings: ({ tenant, settingIds }) =>
      find({ tenant, settingId: trusted({ $in: settingIds }) }, { settingId: 1, code: 1 }),
    codesOf: async ({ tenant, ids }) => {
      const open = where({ tenant, _id: trusted({ $in: ids.map((id) => keyOf(tenant, id)) }) });
      const rows = await model.find(open, { tenant: 1, settingId: 1, code: 1 }).lean<RowOf<Child>[]>();
      return rows.map((row) => ({ id: idIn(row), settingId: row.settingId, code: row.code }));
    },
    insert: (child) =>
      run(async () => {
        await underRule(() => insert(child), codeTaken);
        await mark.setting(child);
      }),
    replace: (child) =>
      run(async () => {
        const replaced = await underRule(() => replace(child), codeTaken);
        if (replaced) await mark.setting(child);
        return replaced;
      }),
  };
};
