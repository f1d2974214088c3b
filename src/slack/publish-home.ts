import type { HomeView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { withoutPicture } from '../../blocks/home.ts';

const hasPicture = ({ blocks }: HomeView): boolean => blocks.some(({ type }) => type === 'image');

const isRefusedView = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && ['invalid_blocks', 'invalid_arguments'].includes(error.data.error);

/** Publishes a Home; without its picture where Slack does not show that file any more. Its words are there anyway. */
export const publishHome = async ({
  client,
  userId,
  view,
}: {
  client: WebClient;
  userId: string;
  view: HomeView;
}): Promise<void> => {
  try {
    await client.views.publish({ user_id: userId, view });
  } catch (error) {
    if (!hasPicture(view) || !isRefusedView(error)) throw error;
    await client.views.publish({ user_id: userId, view: withoutPicture(view) });
  }
};
