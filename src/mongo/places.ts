/**
 * Where each field of a row is kept: `open`, because an index, a sweep or a look-up by id needs it, or `sealed`.
 * An object may be split further. A field in neither does not compile.
 */
export type Places<T> = {
  readonly [K in keyof Omit<T, '_id' | 'tenant'>]-?: 'open' | 'sealed' | Inside<NonNullable<T[K]>>;
};
type Inside<V> = V extends readonly unknown[] ? never : V extends object ? Places<V> : never;

/** The same without its type, as it is walked through. */
export interface AnyPlaces {
  readonly [key: string]: 'open' | 'sealed' | AnyPlaces;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Takes a row apart. Throws on a field without a place, naming it. */
export const split = (row: Fields, places: AnyPlaces): { readonly open: Fields; readonly sealed: Fields } => {
  const open: Record<string, unknown> = {};
  const sealed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    const place = Object.hasOwn(places, key) ? places[key] : undefined;
    if (place === undefined) throw new Error(`no place for the field ${key}`);
    if (value === undefined) continue;
    if (place === 'sealed') sealed[key] = value;
    else if (place === 'open' || !isFields(value)) open[key] = value;
    else {
      const inside = split(value, place);
      open[key] = inside.open;
      sealed[key] = inside.sealed;
    }
  }
  return { open, sealed };
};

/** Puts it together again. What stands sealed is never taken from the open side. */
export const join = (open: Fields, sealed: Fields, places: AnyPlaces): Fields => {
  const row: Record<string, unknown> = { ...open };
  for (const [key, place] of Object.entries(places)) {
    const hidden = Object.hasOwn(sealed, key) ? sealed[key] : undefined;
    if (place === 'sealed') {
      delete row[key];
      if (hidden !== undefined) row[key] = hidden;
    } else if (place !== 'open' && isFields(row[key]) && isFields(hidden)) {
      row[key] = join(row[key], hidden, place);
    }
  }
  return row;
};
