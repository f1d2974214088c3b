import type { Engine } from '../engine.ts';
import { addMessage, checkedBlocks, checkedContent, messagePayload, nextTs } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import type { Args } from './args.ts';
import { postableChannel, visibleChannel } from './channels.ts';
import type { Methods } from './method.ts';

const ownMessage = ({ world }: Engine, args: Args, refusal: string) => {
  const channel = visibleChannel(world, args.required('channel'));
  const ts = args.required('ts');
  const message = world.messages.find((it) => it.channel === channel.id && it.ts === ts && !it.ephemeralFor);
  if (!message) throw new Refusal('message_not_found');
  if (message.user !== world.app.botUserId) throw new Refusal(refusal);
  return message;
};

const threaded = (args: Args) => {
  const thread_ts = args.text('thread_ts');
  return thread_ts ? { thread_ts } : {};
};

export const chatMethods: Methods = {
  'chat.postMessage': (engine, args) => {
    const channel = postableChannel(engine, args.required('channel'));
    const content = checkedContent(args.text('text'), args.json('blocks'));
    const metadata = args.json('metadata');
    const message = addMessage(engine, {
      channel: channel.id,
      ...content,
      ...threaded(args),
      ...(metadata !== undefined && { metadata }),
    });
    return { channel: channel.id, ts: message.ts, message: messagePayload(engine.world, message) };
  },
  'chat.postEphemeral': (engine, args) => {
    const channel = postableChannel(engine, args.required('channel'));
    const user = args.required('user');
    if (!channel.members.includes(user)) throw new Refusal('user_not_in_channel');
    const content = checkedContent(args.text('text'), args.json('blocks'));
    const { ts } = addMessage(engine, { channel: channel.id, ephemeralFor: user, ...content });
    return { message_ts: ts };
  },
  'chat.update': (engine, args) => {
    const message = ownMessage(engine, args, 'cant_update_message');
    const text = args.text('text');
    const blocks = args.json('blocks');
    if (text === undefined && blocks === undefined) throw new Refusal('no_text');
    // Slack keeps the blocks of a message whose update brings none; an empty list removes them.
    if (blocks !== undefined) message.blocks = checkedBlocks(blocks);
    if (text !== undefined) message.text = text;
    message.edited = { user: engine.world.app.botUserId, ts: nextTs(engine) };
    const { channel, ts } = message;
    return { channel, ts, text: message.text, message: messagePayload(engine.world, message) };
  },
  'chat.delete': (engine, args) => {
    const message = ownMessage(engine, args, 'cant_delete_message');
    engine.world.messages = engine.world.messages.filter((it) => it !== message);
    return { channel: message.channel, ts: message.ts };
  },
};
