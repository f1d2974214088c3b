import { type ConversationsInfoResponse, WebAPIPlatformError, type WebClient } from '@slack/web-api';

type Info = NonNullable<ConversationsInfoResponse['channel']>;

const needsAnotherScope = (error: unknown): boolean => {
  if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') return false;
  const needed = 'needed' in error.data ? error.data.needed : undefined;
  return typeof needed === 'string' && !needed.split(',').includes('groups:read');
};

/**
 * What Slack says about a channel; null where it is a kind of channel that this app has no scope for, which every
 * kind but a private one is. Throws where there is none that it can see.
 */
export const channelInfo = async (client: WebClient, channel: string): Promise<Info | null> => {
  try {
    return (await client.conversations.info({ channel })).channel ?? null;
  } catch (error) {
    if (needsAnotherScope(error)) return null;
    throw error;
  }
};

/** With another organisation, or within a Grid with another workspace; also where that is only offered yet. */
export const isShared = (info: Info): boolean =>
  Boolean(info.is_shared || info.is_ext_shared || info.is_org_shared || info.is_pending_ext_shared) ||
  (info.connected_team_ids ?? []).length > 0 ||
  (info.pending_connected_team_ids ?? []).length > 0;

/** Why nothing about a child may be written into this channel, if it may not (domain.md §8). */
export const channelFault = (info: Info | null): string | undefined => {
  if (!info) return 'channel_is_public';
  if (info.is_archived) return 'is_archived';
  if (info.is_member === false) return 'not_in_channel';
  if (isShared(info)) return 'channel_is_shared';
  return info.is_private ? undefined : 'channel_is_public';
};
