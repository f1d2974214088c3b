import type { Engine } from '../engine.ts';
import { directMessage } from '../messages.ts';
import { viewPayload } from '../view-payload.ts';
import { sendEvent } from './event.ts';

/** Opens the app's Home tab, which Slack tells the app as an event. */
export const openHome = (engine: Engine, userId: string) => {
  const { world } = engine;
  const view = world.views[world.homes[userId] ?? ''];
  return sendEvent(
    engine,
    {
      type: 'app_home_opened',
      user: userId,
      channel: directMessage(world, userId).id,
      tab: 'home',
      ...(view && { view: viewPayload(world, view) }),
    },
    { teamId: world.users[userId]?.team_id ?? world.team.id },
  );
};
