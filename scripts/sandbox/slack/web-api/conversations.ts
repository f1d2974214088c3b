import { directMessage } from '../messages.ts';
import { own } from '../own.ts';
import { Refusal } from '../refusal.ts';
import type { Channel } from '../world.ts';
import { botIsIn, channelPayload, mayRead, visibleChannel } from './channels.ts';
import type { Methods } from './method.ts';
import { paginate } from './paginate.ts';

const kindOf = (channel: Channel) => {
  if (channel.im_user) return 'im';
  return channel.is_private ? 'private_channel' : 'public_channel';
};

export const conversationMethods: Methods = {
  'conversations.open': ({ world }, args) => {
    const ids = args.required('users').split(',');
    if (ids.length > 1) throw new Refusal('method_not_supported_for_channel_type');
    const user = own(world.users, ids[0] ?? '');
    if (!user) throw new Refusal('user_not_found');
    if (user.deleted) throw new Refusal('user_disabled');
    if (user.is_bot) throw new Refusal('cannot_dm_bot');
    const channel = directMessage(world, user.id);
    return { channel: args.flag('return_im') ? channelPayload(world, channel) : { id: channel.id } };
  },
  'conversations.info': (engine, args) => {
    const channel = visibleChannel(engine.world, args.required('channel'));
    mayRead(engine, channel);
    return { channel: channelPayload(engine.world, channel) };
  },
  'conversations.list': ({ world }, args) => {
    const kinds = (args.text('types') ?? 'public_channel').split(',').map((kind) => kind.trim());
    const wanted = Object.values(world.channels).filter(
      (channel) =>
        kinds.includes(kindOf(channel)) &&
        (!channel.is_private || botIsIn(channel)) &&
        !(args.flag('exclude_archived') && channel.is_archived),
    );
    const { page, ...rest } = paginate(wanted, args);
    return { channels: page.map((channel) => channelPayload(world, channel)), ...rest };
  },
  'conversations.members': ({ world }, args) => {
    const channel = visibleChannel(world, args.required('channel'));
    const bot = botIsIn(channel) ? [world.app.botUserId] : [];
    const { page, ...rest } = paginate([...channel.members, ...bot], args);
    return { members: page, ...rest };
  },
};
