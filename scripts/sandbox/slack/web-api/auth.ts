import type { Methods } from './method.ts';

export const authMethods: Methods = {
  'auth.test': ({ world: { team, enterprise, app, orgWide } }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: app.name,
    team_id: orgWide && enterprise ? enterprise.id : team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    ...(enterprise && { enterprise_id: enterprise.id }),
    is_enterprise_install: orgWide ?? false,
  }),
};
