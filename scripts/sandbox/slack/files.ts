import { extname } from 'node:path';
import type { Engine } from './engine.ts';
import { newId, newSecret } from './ids.ts';
import { addMessage } from './messages.ts';
import type { StoredFile, World } from './world.ts';

export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly bytes: Buffer;
}

export const addFile = (world: World, file: Pick<StoredFile, 'name' | 'length' | 'owner'>): StoredFile => {
  const id = newId('F');
  const added = { ...file, id, title: file.name, uploadSecret: newSecret(), completed: false, shares: [] };
  world.files[id] = added;
  return added;
};

export const uploadUrl = ({ baseUrl }: Engine, file: StoredFile) =>
  `${baseUrl}/upload/${file.id}/${file.uploadSecret}`;

export const shareFile = (
  engine: Engine,
  files: readonly StoredFile[],
  channel: string,
  comment = '',
  thread_ts?: string,
) => {
  const message = addMessage(engine, {
    channel,
    text: comment,
    blocks: [],
    files: files.map(({ id }) => id),
    ...(thread_ts && { thread_ts }),
  });
  for (const file of files) file.shares.push({ channel, ts: message.ts });
};

/** `shares` as Slack groups them: public channels apart from private ones and direct messages. */
const sharesOf = ({ channels }: World, { shares }: StoredFile) => {
  const grouped: { public?: Record<string, unknown[]>; private?: Record<string, unknown[]> } = {};
  for (const { channel, ts } of shares) {
    const group = channels[channel]?.is_private ? 'private' : 'public';
    grouped[group] = { ...grouped[group], [channel]: [...(grouped[group]?.[channel] ?? []), { ts }] };
  }
  return grouped;
};

const MIMETYPES: Readonly<Record<string, string>> = { '.pdf': 'application/pdf', '.png': 'image/png' };
const mimetypeOf = (name: string): string => MIMETYPES[extname(name)] ?? 'application/octet-stream';

/** Whether a block may name this file as its picture: an image that was uploaded to the end. */
export const isPicture = ({ files }: World, id: string): boolean => {
  const file = files[id];
  return file?.completed === true && mimetypeOf(file.name).startsWith('image/');
};

export const filePayload = (engine: Engine, file: StoredFile) => ({
  id: file.id,
  name: file.name,
  title: file.title,
  filetype: extname(file.name).slice(1),
  mimetype: mimetypeOf(file.name),
  user: file.owner,
  size: file.length,
  url_private: `${engine.baseUrl}/files-pri/${file.id}/${encodeURIComponent(file.name)}`,
  url_private_download: `${engine.baseUrl}/files-pri/${file.id}/download/${encodeURIComponent(file.name)}`,
  shares: sharesOf(engine.world, file),
});

export const filesIn = ({ files }: World, channel: string): readonly SharedFile[] =>
  Object.values(files)
    .filter(({ shares }) => shares.some((share) => share.channel === channel))
    .map(({ id, name, title, content }) => ({
      id,
      name,
      title,
      bytes: Buffer.from(content ?? '', 'base64'),
    }));
