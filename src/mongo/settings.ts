import type { Connection } from 'mongoose';
import { AppError } from '../domain/errors.ts';
import { type Setting, USUAL_HOURS } from '../domain/setting.ts';
import type { Store } from '../usecases/ports.ts';
import { basics, type RowOf } from './aggregate.ts';
import { markingOn } from './chain/marks.ts';
import { underRule } from './errors.ts';
import { keyOf } from './keys.ts';
import { unparkingOn } from './outbox.ts';
import { wakingOn } from './reminders.ts';
import type { SafeFor } from './safe.ts';
import { count, listOf, partSchema, rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';
import { wakingListsOn } from './today-lists.ts';
import type { Transactions } from './transactions.ts';

const schema = rowSchema({
  name: text,
  code: text,
  pattern: text,
  closures: listOf(partSchema({ from: text, to: text, label: words })),
  sencoChannel: words,
  messageHours: partSchema({ from: text, to: text }),
  timeZone: text,
  profileId: words,
  revision: count,
}).index({ tenant: 1, code: 1 }, { unique: true });

/** Settings of before there were message hours have the usual ones. */
const withHours = (setting: Setting): Setting => ({
  ...setting,
  messageHours: setting.messageHours ?? USUAL_HOURS,
});

/** Apart from the setting, so that a new child and a changed setting do not get in each other's way. */
const counterSchema = rowSchema({ children: count });

interface Counter {
  readonly _id: string;
  readonly tenant: string;
  readonly children: number;
}

const codeTaken = () =>
  new AppError({
    code: 'code-taken',
    message: 'another setting of this tenant has this code',
    userMessage: 'Another setting already uses this code. Please choose a different one.',
  });

const check = checkOf('settings', schema);

export const settingsOn = (
  connection: Connection,
  transactions: Transactions,
  safeFor: SafeFor,
): Store['settings'] => {
  const { run } = transactions;
  const wake = wakingOn(connection);
  const mark = markingOn(connection, transactions);
  const wakeLists = wakingListsOn(connection);
  const unpark = unparkingOn(connection);
  const safe = safeFor<RowOf<Setting>>({ collection: 'settings', check });
  const counters = connection.model<Counter>('counters', counterSchema, 'counters');
  const { find, get, insert, replace } = basics<Setting>({
    model: sealedModel(connection, 'settings', schema),
    safe,
  });
  return {
    get: async (scope) => {
      const setting = await get(scope);
      return setting && withHours(setting);
    },
    all: async ({ tenant }) => (await find({ tenant }, { code: 1 })).map(withHours),
    insert: (setting) =>
      run(async () => {
        await underRule(() => insert(setting), codeTaken);
        await mark.setting({ tenant: setting.tenant, settingId: setting.id });
      }),
    replace: (setting) =>
      run(async () => {
        const replaced = await underRule(() => replace(setting), codeTaken);
        if (replaced) {
          await wake.setting(setting);
          await wakeLists(setting);
          await mark.setting({ tenant: setting.tenant, settingId: setting.id });
          await unpark(setting);
        }
        return replaced;
      }),
    nextChildNumber: async ({ tenant, id }) => {
      const counter = await counters
        .findOneAndUpdate(
          { _id: keyOf(tenant, id), tenant },
          { $inc: { children: 1 } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
      return counter.children;
    },
  };
};
