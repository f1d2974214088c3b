import type { Engine } from '../engine.ts';
import type { World } from '../world.ts';

/** The old verification token: Slack still sends it, nobody should look at it. */
export const verificationToken = 'verification-token';

const teamOf = ({ team, enterprise }: World, teamId: string) => ({
  id: teamId,
  domain: team.domain,
  ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
});

/** What every interaction payload carries. A guest of another team brings that team's id. */
export const payloadBase = ({ world }: Engine, userId: string) => {
  const user = world.users[userId];
  const teamId = user?.team_id ?? world.team.id;
  const name = user?.name ?? userId;
  return {
    team: teamOf(world, teamId),
    user: { id: userId, username: name, name, team_id: teamId },
    api_app_id: world.app.id,
    token: verificationToken,
    enterprise: world.enterprise ?? null,
    is_enterprise_install: world.orgWide ?? false,
  };
};
