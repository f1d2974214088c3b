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

/** The files that pictures of a person's views name; a view that names one shows it. */
const pictured = ({ views }: World, userId: string): readonly string[] =>
  Object.values(views)
    .filter((view) => view.userId === userId)
    .flatMap(({ blocks }) => blocks.flatMap(pictureOf));

/** The file that a block names as its picture. */
export const pictureOf = (block: {
  readonly type: string;
  readonly slack_file?: unknown;
}): readonly string[] => {
  const file = block.type === 'image' ? block.slack_file : undefined;
  return typeof file === 'object' && file !== null && 'id' in file ? [String(file.id)] : [];
};

/** Whether a person can open a file: it is theirs, shared where they are, or in a view of theirs. */
export const seesFile = (world: World, { id, owner, shares }: StoredFile, userId: string): boolean =>
  owner === userId ||
  pictured(world, userId).includes(id) ||
  shares.some(({ channel }) => {
    const shared = world.channels[channel];
    return shared !== undefined && isIn(shared, userId);
  });
