import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Actor } from '../domain/setting.ts';
import type { PublishHome } from '../usecases/refresh-home.ts';
import { codeOf } from './error-trace.ts';
import type { People } from './people.ts';
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
    clientOf,
    people,
    homeOf,
  }: {
    readonly clientOf: (tenant: string) => Promise<WebClient>;
    readonly people: Pick<People, 'isStaff'>;
    readonly homeOf: (asker: { readonly actor: Actor }) => Promise<MadeHome>;
  }): PublishHome =>
  async ({ actor, stamp: before }) => {
    try {
      // Who became a guest sees a stranger's Home, even before they are taken out of their teams.
      const isStaff = await people.isStaff(actor);
      const seen = isStaff ? actor : { ...actor, memberships: [] };
      const { view, stamp, settingIds } = await homeOf({ actor: seen });
      if (stamp !== before)
        await publishHome({ client: await clientOf(actor.tenant), userId: actor.userId, view });
      return { kind: 'shown', stamp, settingIds, published: stamp !== before };
    } catch (error) {
      const code = codeOf(error);
      if (error instanceof WebAPIRateLimitedError)
        return { kind: 'refused', code, afterMs: error.retryAfter * 1000 };
      const isGone =
        code === 'not-installed' || (error instanceof WebAPIPlatformError && GONE.has(error.data.error));
      return isGone ? { kind: 'gone', code } : { kind: 'refused', code, afterMs: 0 };
    }
  };
