import type { App } from '@slack/bolt';
import type { HomeShown } from './handlers.ts';
import type { Origin } from './origin.ts';
import { publishHome } from './publish-home.ts';
import type { Runtime } from './runtime.ts';

const NAME = 'app_home_opened';

interface EventBody {
  readonly team_id?: string;
  readonly enterprise_id?: string;
  readonly authorizations?: readonly {
    readonly enterprise_id: string | null;
    readonly is_enterprise_install?: boolean;
  }[];
}

/** Events say who asks in other places than commands and forms do. */
const originOf = (userId: string, { team_id, enterprise_id, authorizations }: EventBody): Origin => {
  const [installed] = authorizations ?? [];
  const org = enterprise_id ?? installed?.enterprise_id ?? undefined;
  return {
    user_id: userId,
    ...(team_id && { team_id }),
    ...(org && { enterprise_id: org }),
    is_enterprise_install: installed?.is_enterprise_install === true,
  };
};

const open = async (runtime: Runtime, userId: string, body: EventBody): Promise<void> => {
  const fault = (error: unknown) => runtime.report({ error, place: 'button', name: NAME, user: userId });
  let home: HomeShown;
  try {
    home = await runtime.handlers.home(await runtime.contextFor(originOf(userId, body)));
  } catch (error) {
    home = runtime.handlers.homeProblem(fault(error).words);
  }
  try {
    await publishHome({ client: runtime.clients.interactive, userId, view: home.view });
    await home.afterwards?.();
  } catch (error) {
    // Nobody is told: they see the page as it was, and opening it again tries again.
    fault(error);
  }
};

/** Home opens with one call: everything on it is ours, nothing is asked of Slack. */
export const registerHome = (app: App, runtime: Runtime): void => {
  app.event(NAME, async ({ event, body }) => {
    if (event.tab === 'home') await runtime.inFlight.track(open(runtime, event.user, body));
  });
};
