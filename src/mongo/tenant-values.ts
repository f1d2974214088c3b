import { tampered } from '../sealing/errors.ts';
import { kidOf, openText, sealText } from '../sealing/jwe.ts';
import type { Ring } from '../sealing/ring.ts';
import type { MongoConnection } from './connection.ts';
import { dataKeysOn, OF_TENANT } from './data-keys.ts';
import { keyOf } from './keys.ts';

/** Where a sealed value stands; it opens nowhere else. All four are ids or names of ours. */
export interface ValuePlace {
  readonly tenant: string;
  readonly collection: string;
  readonly record: string;
  readonly field: string;
}

export interface TenantValues {
  readonly seal: (place: ValuePlace, value: string) => Promise<string>;
  /** Throws `AppError` 'tampered' on what was not sealed here, for this place. */
  readonly open: (place: ValuePlace, sealed: string) => Promise<string>;
}

/** No part but the record's id may hold a slash, so that two places never read the same. */
const textOf = ({ tenant, collection, record, field }: ValuePlace): string => {
  if (![collection, field].every((name) => /^\w+$/.test(name))) throw new Error('not a name of ours');
  return keyOf(tenant, collection, record, field);
};

/**
 * Seals single values of a whole tenant with its own data key, such as its access to Slack: for what is kept beside
 * the `Store`. Erasing a setting leaves them. A repository of the `Store` has a row in `sealing-table.ts` instead.
 */
export const tenantValuesOn = (
  { mongoose: connection }: MongoConnection,
  { ring, now }: { readonly ring: Ring; readonly now: () => number },
): TenantValues => {
  const keys = dataKeysOn(connection, ring, now);
  return {
    seal: async (place, value) => {
      const { kid, key } = await keys.toSeal({ tenant: place.tenant, settingId: OF_TENANT });
      return sealText({ key, kid, place: textOf(place), text: value });
    },
    open: async (place, sealed) => {
      const kid = kidOf(sealed);
      const owner = { tenant: place.tenant, settingId: OF_TENANT };
      const key = kid === undefined ? null : await keys.toOpen(owner, kid);
      const text = key && (await openText({ ...key, place: textOf(place), sealed }).catch(() => null));
      if (text === null) throw tampered(`${place.collection}/${place.record}`);
      return text;
    },
  };
};
