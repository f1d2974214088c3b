import type { Engine } from '../engine.ts';
import { directMessage } from '../messages.ts';
import { own } from '../own.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, World } from '../world.ts';

export const botIsIn = (channel: Channel) => channel.is_member !== false;

const neededFor = (channel: Channel): string => {
  if (channel.im_user) return 'im:read';
  return channel.is_private ? 'groups:read' : 'channels:read';
};

/** Slack asks for another scope for each kind of conversation. */
export const mayRead = ({ tokens }: Engine, channel: Channel): void => {
  const provided = tokens.scopes();
  const needed = neededFor(channel);
  if (provided && !provided.includes(needed))
    throw new Refusal('missing_scope', [], { needed, provided: provided.join(',') });
};

/** A channel the app can see: private ones it is not in do not exist for it. */
export const visibleChannel = ({ channels }: World, id: string): Channel => {
  const channel = own(channels, id);
  if (!channel || (channel.is_private && !botIsIn(channel))) throw new Refusal('channel_not_found');
  return channel;
};

/** A channel the app can post to. A user's id stands for the direct message with that person. */
export const postableChannel = ({ world }: Engine, id: string): Channel => {
  const channel = own(world.users, id) ? directMessage(world, id) : visibleChannel(world, id);
  if (channel.is_archived) throw new Refusal('is_archived');
  if (!botIsIn(channel)) throw new Refusal('not_in_channel');
  return channel;
};

export const channelPayload = ({ team }: World, channel: Channel) =>
  channel.im_user
    ? { id: channel.id, is_im: true, user: channel.im_user, is_archived: false, context_team_id: team.id }
    : {
        id: channel.id,
        name: channel.name,
        is_channel: !channel.is_private,
        is_group: channel.is_private ?? false,
        is_im: false,
        is_mpim: false,
        is_private: channel.is_private ?? false,
        is_archived: channel.is_archived ?? false,
        is_ext_shared: channel.is_ext_shared ?? false,
        is_shared: Boolean(channel.is_ext_shared || channel.is_org_shared),
        is_org_shared: channel.is_org_shared ?? false,
        is_pending_ext_shared: channel.is_pending_ext_shared ?? false,
        is_member: botIsIn(channel),
        num_members: channel.members.length,
        context_team_id: team.id,
      };
