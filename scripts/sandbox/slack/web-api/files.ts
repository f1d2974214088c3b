import { z } from 'zod';
import { addFile, filePayload, shareFile, uploadUrl } from '../files.ts';
import { Refusal } from '../refusal.ts';
import type { StoredFile, World } from '../world.ts';
import { postableChannel } from './channels.ts';
import type { Methods } from './method.ts';

const uploads = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

const existing = ({ files }: World, id: string): StoredFile => {
  const file = files[id];
  if (!file) throw new Refusal('file_not_found');
  return file;
};

const readyToComplete = (world: World, id: string) => {
  const file = existing(world, id);
  if (file.content === undefined || file.completed) throw new Refusal('file_not_found');
  return file;
};

export const fileMethods: Methods = {
  'files.getUploadURLExternal': (engine, args) => {
    const name = args.required('filename');
    const length = Number(args.required('length'));
    if (!Number.isInteger(length) || length < 1)
      throw new Refusal('invalid_arguments', ['[ERROR] must be greater than 0 [json-pointer:/length]']);
    const file = addFile(engine.world, { name, length, owner: engine.world.app.botUserId });
    return { upload_url: uploadUrl(engine, file), file_id: file.id };
  },
  'files.completeUploadExternal': (engine, args) => {
    const parsed = uploads.safeParse(args.json('files'));
    if (!parsed.success) throw new Refusal('invalid_arguments', ['[ERROR] missing required field: files']);
    const channelId = args.text('channel_id');
    // A person's id is no conversation here, unlike in chat.postMessage.
    if (channelId && !engine.world.channels[channelId]) throw new Refusal('channel_not_found');
    const channel = channelId ? postableChannel(engine, channelId) : undefined;
    const files = parsed.data.map(({ id, title }) => ({ file: readyToComplete(engine.world, id), title }));
    for (const { file, title } of files) {
      file.completed = true;
      file.title = title ?? file.name;
    }
    const done = files.map(({ file }) => file);
    if (channel) shareFile(engine, done, channel.id, args.text('initial_comment'), args.text('thread_ts'));
    return { files: done.map((file) => filePayload(engine, file)) };
  },
  'files.info': (engine, args) => ({
    file: filePayload(engine, existing(engine.world, args.required('file'))),
  }),
  'files.delete': ({ world }, args) => {
    const file = existing(world, args.required('file'));
    delete world.files[file.id];
    for (const message of world.messages) message.files &&= message.files.filter((id) => id !== file.id);
    return {};
  },
};
