import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mongo } from 'mongoose';

/** Words found nowhere else. Each is part of something that a person types, or that Slack says of a person. */
export const canary = {
  name: 'Zephyrine Quillfeather',
  foreign: 'Zażółć Gęślą',
  nickname: 'Quilly',
  dob: '2022-03-19',
  text: 'xylophone-marmalade',
  searched: 'quillfea',
  person: 'Anna Kowalska',
  closure: 'Pumpernickel jamboree',
  unprintable: '한글',
} as const;

/** As typed, in small letters, and as JSON may write them. */
const spellings = Object.values(canary).flatMap((word) => {
  const escaped = [...word].map((letter) =>
    letter > '\u007f' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter,
  );
  return [word, word.toLowerCase(), escaped.join(''), ...word.split(' ')];
});

/** The canaries among these bytes. */
export const canariesIn = (bytes: Buffer): readonly string[] => [
  ...new Set(
    spellings.filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'))),
  ),
];

/** Each file below a folder with the canaries in it. */
export const canariesUnder = async (folder: string): Promise<readonly string[]> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  const found = await Promise.all(
    files.map(async ({ name, parentPath }) =>
      canariesIn(await readFile(join(parentPath, name))).map((word) => `${name}: ${word}`),
    ),
  );
  return found.flat();
};

/** Each document of every database, the log of operations included, with the canaries in it. */
export const canariesStored = async (uri: string): Promise<readonly string[]> => {
  const client = new mongo.MongoClient(uri);
  const found: string[] = [];
  const { databases } = await client.db('admin').admin().listDatabases();
  for (const { name } of databases) {
    for (const { collectionName } of await client.db(name).collections()) {
      const documents = client.db(name).collection(collectionName).find({}, { raw: true });
      for await (const document of documents)
        found.push(...canariesIn(document as unknown as Buffer).map((word) => `${collectionName}: ${word}`));
    }
  }
  await client.close();
  return found;
};

/** Everything that mongod holds in memory is on the disk when this returns. */
export const flush = async (uri: string): Promise<void> => {
  const client = new mongo.MongoClient(uri);
  await client.db('admin').command({ fsync: 1 });
  await client.close();
};
