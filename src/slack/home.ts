import type { App } from '@slack/bolt';
import { tenantOfEvent } from './events.ts';
import type { HomeShown } from './handlers.ts';
import { publishHome } from './publish-home.ts';
import type { Runtime } from './runtime.ts';

const NAME = 'app_home_opened';

type Opened = Parameters<Runtime['contextFor']>[0] & { readonly team_id: string; readonly user_id: string };

const open = async (runtime: Runtime, opened: Opened): Promise<void> => {
  const { team_id: tenant, user_id: userId } = opened;
  const fault = (error: unknown) => runtime.report({ error, place: 'button', name: NAME, user: userId });
  let home: HomeShown;
  try {
    home = await runtime.handlers.home(await runtime.contextFor(opened));
  } catch (error) {
    home = runtime.handlers.homeProblem(fault(error).words);
  }
  try {
    const { interactive: client } = await runtime.clientsOf(tenant);
    await publishHome({ client, userId, view: home.view });
    await home.afterwards?.();
  } catch (error) {
    // Nobody is told: they see the page as it was, and opening it again tries again.
    fault(error);
  }
};

/** Home opens with one call: everything on it is ours. Who somebody is was asked before, if not lately. */
export const registerHome = (app: App, runtime: Runtime): void => {
  app.event(NAME, async ({ event, body }) => {
    const tenant = tenantOfEvent(body);
    if (event.tab !== 'home' || tenant === undefined) return;
    await runtime.inFlight.track(open(runtime, { team_id: tenant, user_id: event.user }));
  });
};
