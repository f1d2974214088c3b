import { checkMessageBlocks } from './block-kit/check.ts';
import { limits } from './block-kit/limits.ts';
import type { Engine } from './engine.ts';
import { newId } from './ids.ts';
import { Refusal } from './refusal.ts';
import { type StoredBlock, withIds } from './stored-blocks.ts';
import type { Channel, Message, World } from './world.ts';

/** A timestamp that is also the message's id, so never twice the same, even on a clock that stands still. */
export const nextTs = ({ world, now }: Engine): string => {
  world.lastTs = Math.max(now() * 1000, world.lastTs + 1);
  return `${Math.floor(world.lastTs / 1e6)}.${String(world.lastTs % 1e6).padStart(6, '0')}`;
};

export const checkedBlocks = (blocks: unknown): readonly StoredBlock[] => {
  const result = checkMessageBlocks(blocks);
  if (!result.ok) throw new Refusal(result.error, result.messages);
  return withIds(result.value);
};

export interface Content {
  readonly text: string;
  readonly blocks: readonly StoredBlock[];
}

export const checkedContent = (text: string | undefined, blocks: unknown): Content => {
  if ((text ?? '').length > limits.message.text) throw new Refusal('msg_too_long');
  const checked = blocks === undefined ? [] : checkedBlocks(blocks);
  if (!text && checked.length === 0) throw new Refusal('no_text');
  return { text: text ?? '', blocks: checked };
};

export const addMessage = (engine: Engine, message: Omit<Message, 'ts' | 'user'> & { user?: string }) => {
  const added: Message = { user: engine.world.app.botUserId, ...message, ts: nextTs(engine) };
  engine.world.messages.push(added);
  return added;
};

/** The app's direct message with a person, opened where there is none. */
export const directMessage = ({ channels }: World, userId: string): Channel => {
  const open = Object.values(channels).find(({ im_user }) => im_user === userId);
  if (open) return open;
  const channel: Channel = {
    id: newId('D'),
    name: 'directmessage',
    members: [userId],
    is_private: true,
    im_user: userId,
  };
  channels[channel.id] = channel;
  return channel;
};

export const messagesIn = ({ messages }: World, channel: string): readonly Message[] =>
  messages.filter((message) => message.channel === channel && !message.ephemeralFor);

export const messagePayload = ({ team, app, files }: World, message: Message) => ({
  type: 'message',
  user: message.user,
  ts: message.ts,
  bot_id: app.botId,
  app_id: app.id,
  team: team.id,
  text: message.text,
  ...(message.blocks.length > 0 && { blocks: message.blocks }),
  ...(message.thread_ts && { thread_ts: message.thread_ts }),
  ...(message.metadata !== undefined && { metadata: message.metadata }),
  ...(message.edited && { edited: message.edited }),
  ...(message.files && {
    files: message.files.map((id) => ({ id, name: files[id]?.name, title: files[id]?.title })),
  }),
});
