import type { Engine } from '../engine.ts';
import { newSecret } from '../ids.ts';
import { nextTs } from '../messages.ts';
import { type AppAnswer, deliver } from './deliver.ts';
import { verificationToken } from './payload.ts';

interface Event {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Tells the app something that happened, in the envelope of Slack's Events API. */
export const sendEvent = (
  engine: Engine,
  event: Event,
  about: { readonly teamId?: string; readonly isAuthorised?: boolean } = {},
): Promise<AppAnswer> => {
  const { world } = engine;
  const { teamId = world.team.id, isAuthorised = true } = about;
  const body = JSON.stringify({
    token: verificationToken,
    team_id: teamId,
    ...(world.enterprise && { enterprise_id: world.enterprise.id }),
    api_app_id: world.app.id,
    event: { ...event, event_ts: nextTs(engine) },
    type: 'event_callback',
    event_id: `Ev${newSecret().slice(0, 9)}`,
    event_time: Math.floor(engine.now() / 1000),
    // An app that was removed is authorised nowhere any more.
    ...(isAuthorised && {
      authorizations: [
        {
          enterprise_id: world.enterprise?.id ?? null,
          team_id: world.orgWide ? null : world.team.id,
          user_id: world.app.botUserId,
          is_bot: true,
          is_enterprise_install: world.orgWide ?? false,
        },
      ],
    }),
  });
  return deliver(engine, { name: `event ${event.type}`, body, contentType: 'application/json' });
};
