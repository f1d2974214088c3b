import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ReadableStream } from 'node:stream/web';
import { Decrypter } from 'age-encryption';
import { extract } from 'tar-stream';
import { type Counter, counter, differences, type Manifest, manifestSchema } from './manifest.ts';

const PART = /^([A-Za-z]{1,40})\/\d{6}\.bson$/;

/** Rows stand one after the other, each with its own length in front. */
export const rowsIn = (part: Buffer): readonly Buffer[] => {
  const rows: Buffer[] = [];
  for (let at = 0; at < part.length; ) {
    const length = part.length - at < 5 ? 0 : part.readInt32LE(at);
    if (length < 5 || at + length > part.length) throw new Error('The backup is damaged');
    rows.push(part.subarray(at, at + length));
    at += length;
  }
  return rows;
};

/**
 * Reads a backup through to its end, handing on the rows of each part. Throws where the identity does not open it,
 * or where anything in it is not as its manifest says.
 */
export const readBackup = async ({
  file,
  identity,
  onRows = async () => {},
}: {
  file: string;
  identity: string;
  onRows?: (collection: string, rows: readonly Buffer[]) => Promise<void>;
}): Promise<Manifest> => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const source = Readable.toWeb(createReadStream(file)) as unknown as globalThis.ReadableStream;
  const opened = await decrypter.decrypt(source).catch(() => {
    throw new Error('This identity does not open the backup. Nothing was changed.');
  });
  const archive = extract();
  Readable.fromWeb(opened as unknown as ReadableStream)
    .on('error', (error) => archive.destroy(error))
    .pipe(archive);
  const counters = new Map<string, Counter>();
  let manifest: Manifest | undefined;
  for await (const entry of archive) {
    const content = await buffer(entry as AsyncIterable<Buffer>);
    if (entry.header.name === 'manifest.json') {
      manifest = manifestSchema.parse(JSON.parse(content.toString()));
      continue;
    }
    const name = PART.exec(entry.header.name)?.[1];
    if (name === undefined || manifest) throw new Error('The backup is damaged');
    const rows = rowsIn(content);
    const known = counters.get(name) ?? counter(name);
    counters.set(name, known);
    for (const row of rows) known.add(row);
    await onRows(name, rows);
  }
  if (!manifest) throw new Error('The backup ends too early');
  const found = [...counters.values()].map(({ counted }) => counted());
  const wrong = differences(
    manifest.collections.filter(({ rows }) => rows > 0),
    found,
  );
  if (wrong.length > 0) throw new Error(`The backup is damaged: ${wrong.join('; ')}`);
  return manifest;
};
