import type { Channel, Message, StoredFile, World } from './world.ts';

/** A place a person has in their sidebar: channels they are in, and their direct messages. */
export const isIn = ({ members, im_user, self_of }: Channel, userId: string): boolean =>
  [im_user, self_of].includes(userId) || (!im_user && !self_of && members.includes(userId));

/** Whether a person sees a message: they are in its channel, and it is not for somebody else alone. */
export const seesMessage = ({ channels }: World, message: Message, userId: string): boolean => {
  const channel = channels[message.channel];
  if (!channel || !isIn(channel, userId)) return false;
  return message.ephemeralFor === undefined || message.ephemeralFor === userId;
};

/** Whether a person can open a file: it is theirs, or shared where they are. */
export const seesFile = ({ channels }: World, { owner, shares }: StoredFile, userId: string): boolean =>
  owner === userId ||
  shares.some(({ channel }) => {
    const shared = channels[channel];
    return shared !== undefined && isIn(shared, userId);
  });
