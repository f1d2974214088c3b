import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import type { mongo } from 'mongoose';
import { type Pack, pack } from 'tar-stream';
import { collectionsIn, rawRows } from './collections.ts';
import { type Counted, counter, type Manifest } from './manifest.ts';

/** Bytes of rows in one file of the archive. */
const PART = 4 * 1024 * 1024;

const addFile = (archive: Pack, name: string, content: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    archive.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()));
  });

const addCollection = async (
  archive: Pack,
  name: string,
  rows: AsyncIterable<Uint8Array>,
): Promise<Counted> => {
  const { add, counted } = counter(name);
  let part: Uint8Array[] = [];
  let bytes = 0;
  let number = 0;
  const flush = async () => {
    if (bytes === 0) return;
    number += 1;
    await addFile(archive, `${name}/${String(number).padStart(6, '0')}.bson`, Buffer.concat(part));
    [part, bytes] = [[], 0];
  };
  for await (const row of rows) {
    add(row);
    part.push(row);
    bytes += row.length;
    if (bytes >= PART) await flush();
  }
  await flush();
  return counted();
};

/** Every collection at one moment: what is saved meanwhile is not in it, nor is half of anything. */
const addAll = async (archive: Pack, client: mongo.MongoClient, madeAt: Date): Promise<Manifest> => {
  const db = client.db();
  const collections: Counted[] = [];
  await client.withSession({ snapshot: true }, async (session) => {
    for (const name of await collectionsIn(db))
      collections.push(await addCollection(archive, name, rawRows(db, name, session)));
  });
  const manifest: Manifest = {
    format: 'graduated-response backup 1',
    madeAt: madeAt.toISOString(),
    collections,
  };
  await addFile(archive, 'manifest.json', Buffer.from(JSON.stringify(manifest)));
  archive.finalize();
  return manifest;
};

/**
 * Writes all records into a file that only the identity behind `recipient` (age1…) opens. The file is there whole,
 * or not at all.
 */
export const writeBackup = async ({
  client,
  recipient,
  file,
  now,
}: {
  client: mongo.MongoClient;
  recipient: string;
  file: string;
  now: Date;
}): Promise<Manifest> => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const archive = pack();
  const sealed = await encrypter.encrypt(
    Readable.toWeb(Readable.from(archive as AsyncIterable<Buffer>)) as unknown as globalThis.ReadableStream,
  );
  const unfinished = `${file}.part`;
  try {
    const [manifest] = await Promise.all([
      addAll(archive, client, now).catch((error: Error) => {
        archive.destroy(error);
        throw error;
      }),
      pipeline(
        Readable.fromWeb(sealed as unknown as ReadableStream),
        createWriteStream(unfinished, { mode: 0o600 }),
      ),
    ]);
    await toDisk(unfinished);
    await rename(unfinished, file);
    return manifest;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
};

const toDisk = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
};
