import { own } from '../own.ts';
import { Refusal } from '../refusal.ts';
import type { User, World } from '../world.ts';
import type { Methods } from './method.ts';
import { paginate } from './paginate.ts';

/** Of the workspace, or of one of the organisation's. */
const isOurs = ({ team, teams }: World, { team_id }: User) =>
  team_id === undefined || [team, ...(teams ?? [])].some(({ id }) => id === team_id);

export const userPayload = (world: World, user: User) => {
  const { team, enterprise } = world;
  const real_name = user.real_name ?? user.name;
  return {
    deleted: false,
    tz: 'Europe/London',
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    team_id: team.id,
    ...user,
    real_name,
    ...(enterprise &&
      isOurs(world, user) && {
        enterprise_user: {
          ...{ id: user.id, enterprise_id: enterprise.id, enterprise_name: enterprise.name },
          ...{ is_admin: false, is_owner: false, teams: [user.team_id ?? team.id] },
        },
      }),
    profile: { real_name, display_name: user.name, ...user.profile },
  };
};

export const userMethods: Methods = {
  'users.info': ({ world }, args) => {
    const user = own(world.users, args.required('user'));
    if (!user) throw new Refusal('user_not_found');
    return { user: userPayload(world, user) };
  },
  'users.list': ({ world }, args) => {
    const { page, ...rest } = paginate(Object.values(world.users), args);
    return { members: page.map((user) => userPayload(world, user)), ...rest };
  },
};
