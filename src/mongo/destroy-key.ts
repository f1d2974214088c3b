import type { Connection } from 'mongoose';
import { stillPlain } from '../sealing/errors.ts';
import type { Store } from '../usecases/ports.ts';
import { type DataKeys, isSetting, keyRows, OF_TENANT_FOR_DAYS } from './data-keys.ts';
import { keyOf } from './keys.ts';
import { SEALED, SEALED_FOR_DAYS } from './sealing-table.ts';

export const destroyingOn = ({
  connection,
  keys,
  now,
}: {
  readonly connection: Connection;
  readonly keys: DataKeys;
  readonly now: () => number;
}): Store['keys'] => ({
  destroy: async ({ tenant, settingId }) => {
    if (!isSetting(settingId)) throw new Error('no setting');
    const all = ofTenant(tenant);
    for (const name of SEALED) {
      const plain = { ...all, sealed: { $exists: false } };
      if (await connection.collection<{ _id: string }>(name).findOne(plain)) throw stillPlain();
    }
    // The row stays: a key made anew would let the setting be written to again.
    await keyRows(connection).updateOne(
      { _id: keyOf(tenant, settingId) },
      {
        $set: { tenant, settingId, destroyedAt: now() },
        $unset: { kid: '', wrapped: '', ringKid: '' },
      },
      { upsert: true },
    );
    // Drafts and receipts hold the setting's words, too, and do not say whose they are. They live for days only, so
    // all of the tenant's go, with the key that sealed them: backups do not open them either.
    await keyRows(connection).deleteOne({ _id: keyOf(tenant, OF_TENANT_FOR_DAYS) });
    keys.forget({ tenant, settingId });
    keys.forget({ tenant, settingId: OF_TENANT_FOR_DAYS });
    for (const name of SEALED_FOR_DAYS) await connection.collection<{ _id: string }>(name).deleteMany(all);
    // Ids, codes and dates, which no key hides: nobody is to be told of this setting any more.
    for (const name of TELLING) await connection.collection(name).deleteMany({ tenant, settingId });
    // Nobody is there any more to take a child over; receipts of those that came stay with the senders.
    await connection.collection('moves').deleteMany({ tenant, toSettingId: settingId, active: true });
    // What Slack still shows of it is made again, without it.
    await connection
      .collection('homes')
      .updateMany({ tenant, settingIds: settingId }, { $set: { lookAt: 0 } });
    // Its chain has no place for it any more, either.
    await connection.collection<{ _id: string }>('chainLinks').deleteOne({ _id: keyOf(tenant, settingId) });
  },
});

const TELLING = [
  ...(['reminders', 'todayLists', 'outbox', 'moves'] as const),
  ...(['figures', 'figureMarks', 'planFacts', 'requestParts'] as const),
];

/** Ids begin with `tenant/`; `0` comes after `/`. */
const ofTenant = (tenant: string) => ({ _id: { $gte: keyOf(tenant, ''), $lt: `${tenant}0` } });
