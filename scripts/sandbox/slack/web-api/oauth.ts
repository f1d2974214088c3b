import type { Granted } from '../oauth-app.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import type { Methods } from './method.ts';

const placeIn = ({ team, enterprise, orgWide }: World) => ({
  team: orgWide ? null : { id: team.id, name: team.name },
  enterprise: enterprise ? { id: enterprise.id, name: enterprise.name } : null,
  is_enterprise_install: orgWide ?? false,
});

export const oauthMethods: Methods = {
  'oauth.v2.access': ({ oauth, places }, args) => {
    if (!oauth || args.required('client_id') !== oauth.credentials.clientId)
      throw new Refusal('invalid_client_id');
    if (args.required('client_secret') !== oauth.credentials.clientSecret)
      throw new Refusal('bad_client_secret');
    const granted: Granted =
      args.text('grant_type') === 'refresh_token'
        ? oauth.refresh(args.required('refresh_token'))
        : oauth.exchange(args.required('code'), args.text('redirect_uri'));
    const world = places?.(granted.place);
    if (!world) throw new Refusal('internal_error');
    return {
      app_id: world.app.id,
      authed_user: granted.by === undefined ? {} : { id: granted.by },
      scope: granted.scopes.join(','),
      token_type: 'bot',
      access_token: granted.token,
      bot_user_id: world.app.botUserId,
      ...granted.rotation,
      ...placeIn(world),
    };
  },
};
