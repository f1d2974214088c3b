import type { Engine } from '../engine.ts';
import { newSecret } from '../ids.ts';
import { directMessage, nextTs } from '../messages.ts';
import { viewPayload } from '../view-payload.ts';
import { deliver } from './deliver.ts';
import { verificationToken } from './payload.ts';

/** Opens the app's Home tab, which Slack tells the app as an event. */
export const openHome = (engine: Engine, userId: string) => {
  const { world } = engine;
  const view = world.views[world.homes[userId] ?? ''];
  const body = JSON.stringify({
    token: verificationToken,
    team_id: world.users[userId]?.team_id ?? world.team.id,
    api_app_id: world.app.id,
    event: {
      type: 'app_home_opened',
      user: userId,
      channel: directMessage(world, userId).id,
      tab: 'home',
      ...(view && { view: viewPayload(world, view) }),
      event_ts: nextTs(engine),
    },
    type: 'event_callback',
    event_id: `Ev${newSecret().slice(0, 9)}`,
    event_time: Math.floor(engine.now() / 1000),
    authorizations: [
      {
        enterprise_id: world.enterprise?.id ?? null,
        team_id: world.team.id,
        user_id: world.app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  });
  return deliver(engine, { name: 'event app_home_opened', body, contentType: 'application/json' });
};
