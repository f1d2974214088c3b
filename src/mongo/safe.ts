import { TENANT_CHAIN } from '../domain/audit.ts';
import type { Logger } from '../logger.ts';
import { erased, tampered } from '../sealing/errors.ts';
import { kidOf, openText, sealText } from '../sealing/jwe.ts';
import { type DataKeys, isSetting, type KeyOwner, OF_TENANT, OF_TENANT_FOR_DAYS } from './data-keys.ts';
import { idIn, keyOf } from './keys.ts';
import { type AnyPlaces, join, split } from './places.ts';
import { COLLECTIONS, type SealedCollection } from './sealing-table.ts';

interface Keyed {
  readonly _id: string;
  readonly tenant: string;
}

/** A row as it lies on the disk. One without `sealed` is from before the encryption, and plain. */
export interface StoredRow extends Keyed {
  readonly sealed?: string;
}

/** Between the rows of one collection and what is stored of them. */
export interface Safe<Row extends Keyed> {
  readonly seal: (row: Row) => Promise<StoredRow>;
  /** Throws `AppError` 'erased' or 'tampered'. */
  readonly open: (stored: StoredRow) => Promise<Row>;
  /** Without those whose key was destroyed: a list goes on without them. */
  readonly openAll: (stored: readonly StoredRow[]) => Promise<Row[]>;
}

export type SafeFor = <Row extends Keyed>(of: {
  readonly collection: SealedCollection;
  /** Rejects a row that has not the shape of its schema. */
  readonly check: (row: Row) => Promise<void>;
}) => Safe<Row>;

/** For collections with nothing in them to be sealed. */
export const allOpenSafe = <Row extends Keyed>(): Safe<Row> => ({
  seal: async (row) => row,
  open: async (stored) => stored as Row,
  openAll: async (stored) => stored as readonly Row[] as Row[],
});

export const ownerOf = (collection: SealedCollection, row: Keyed): KeyOwner => {
  const { owner } = COLLECTIONS[collection];
  const { tenant } = row;
  if (owner === 'the tenant') return { tenant, settingId: OF_TENANT };
  if (owner === 'the tenant, for days') return { tenant, settingId: OF_TENANT_FOR_DAYS };
  if (owner === 'its chain') {
    const { chain } = row as { chain?: unknown };
    return { tenant, settingId: isSetting(chain) && chain !== TENANT_CHAIN ? chain : OF_TENANT };
  }
  const settingId = owner === 'itself' ? idIn(row) : (row as { settingId?: unknown }).settingId;
  if (!isSetting(settingId)) throw new Error('a row of no setting');
  return { tenant, settingId };
};

/** tenant/collection/id/sealed */
const placeOf = (collection: SealedCollection, row: Keyed): string =>
  keyOf(row.tenant, collection, idIn(row), 'sealed');

export const safesOn =
  ({ keys, logger }: { readonly keys: DataKeys; readonly logger: Logger }): SafeFor =>
  <Row extends Keyed>({
    collection,
    check,
  }: {
    readonly collection: SealedCollection;
    readonly check: (row: Row) => Promise<void>;
  }): Safe<Row> => {
    const places: AnyPlaces = { ...COLLECTIONS[collection].places, _id: 'open', tenant: 'open' };

    const seal = async (row: Row): Promise<StoredRow> => {
      await check(row);
      const { open, sealed } = split(row as unknown as Readonly<Record<string, unknown>>, places);
      const { kid, key } = await keys.toSeal(ownerOf(collection, row));
      const place = placeOf(collection, row);
      const text = JSON.stringify(sealed);
      return { ...(open as unknown as Keyed), sealed: await sealText({ key, kid, place, text }) };
    };

    const open = async (stored: StoredRow): Promise<Row> => {
      const { sealed, ...rest } = stored;
      if (sealed === undefined) return rest as unknown as Row;
      const kid = kidOf(sealed);
      const owner = ownerOf(collection, stored);
      const key = kid === undefined ? null : await keys.toOpen(owner, kid);
      // This key is replaced when one of the tenant's settings is erased.
      if (!key && kid !== undefined && owner.settingId === OF_TENANT_FOR_DAYS) throw erased();
      const text =
        key && (await openText({ ...key, place: placeOf(collection, stored), sealed }).catch(() => null));
      if (text === null) {
        const { tenant, settingId } = owner;
        const record = `${collection}/${idIn(stored)}`;
        logger.error(
          { tenant, setting: settingId, record, code: 'tampered' },
          'A sealed value does not open',
        );
        throw tampered(`${collection}/${stored._id}`);
      }
      return join(rest, JSON.parse(text), places) as unknown as Row;
    };

    const openAll = async (stored: readonly StoredRow[]): Promise<Row[]> => {
      const rows = await Promise.all(
        stored.map((row) =>
          open(row).catch((error: unknown) => (isErased(error) ? null : Promise.reject(error))),
        ),
      );
      return rows.filter((row) => row !== null);
    };

    return { seal, open, openAll };
  };

const isErased = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'erased';
