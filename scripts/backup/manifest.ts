import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What a backup says of itself, as the last file in it. Hashes are of all rows of a collection, in the order of their ids. */
export const manifestSchema = z.strictObject({
  format: z.literal('graduated-response backup 1'),
  madeAt: z.iso.datetime(),
  collections: z.array(
    z.strictObject({
      name: z.string().regex(/^[A-Za-z]{1,40}$/),
      rows: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;
export type Counted = Readonly<Manifest['collections'][number]>;

export interface Counter {
  readonly add: (row: Uint8Array) => void;
  readonly counted: () => Counted;
}

/** Counts and hashes the rows of one collection. */
export const counter = (name: string): Counter => {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add: (row) => {
      hash.update(row);
      rows += 1;
    },
    counted: () => ({ name, rows, sha256: hash.copy().digest('hex') }),
  };
};

/** What differs between two sides, in words; empty where they are the same. */
export const differences = (wanted: readonly Counted[], found: readonly Counted[]): readonly string[] => {
  const names = [...new Set([...wanted, ...found].map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    const [here, there] = [wanted, found].map((side) => side.find((one) => one.name === name));
    if (here?.sha256 === there?.sha256) return [];
    return [`${name}: ${here?.rows ?? 0} rows wanted, ${there?.rows ?? 0} found, and they are not the same`];
  });
};
