import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Actor } from '../domain/setting.ts';
import type { PublishHome } from '../usecases/refresh-home.ts';
import { codeOf } from './error-trace.ts';
import { publishHome } from './publish-home.ts';
import type { MadeHome } from './screens/home.ts';

/** Nobody is there any more to see it. */
const GONE = new Set([
  'user_not_found',
  'user_disabled',
  'account_inactive',
  'not_enabled',
  'users_not_found',
]);

/** Makes somebody's Home and publishes it where it differs from what they see; never throws. */
export const createHomePublisher =
  ({
    client,
    homeOf,
  }: {
    readonly client: WebClient;
    readonly homeOf: (asker: { readonly actor: Actor }) => Promise<MadeHome>;
  }): PublishHome =>
  async ({ actor, stamp: before }) => {
    try {
      const { view, stamp, settingIds } = await homeOf({ actor });
      if (stamp !== before) await publishHome({ client, userId: actor.userId, view });
      return { kind: 'shown', stamp, settingIds, published: stamp !== before };
    } catch (error) {
      const code = codeOf(error);
      if (error instanceof WebAPIRateLimitedError)
        return { kind: 'refused', code, afterMs: error.retryAfter * 1000 };
      const isGone = error instanceof WebAPIPlatformError && GONE.has(error.data.error);
      return isGone ? { kind: 'gone', code } : { kind: 'refused', code, afterMs: 0 };
    }
  };
