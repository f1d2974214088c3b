import type { SlackOptions } from './options.ts';
import type { World } from './world.ts';

const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));

export type WorldOptions = Pick<
  SlackOptions,
  'users' | 'channels' | 'team' | 'enterprise' | 'teams' | 'orgWide'
>;

export const newWorld = ({ users, channels, team, enterprise, teams, orgWide }: WorldOptions): World => {
  const app = { id: 'A0SANDBOX', botId: 'B0SANDBOX', botUserId: 'U0BOT', name: 'graduated-response' };
  const bot = { id: app.botUserId, name: app.name, real_name: 'Graduated response', is_bot: true };
  return {
    team: team ?? { id: 'T0SANDBOX', domain: 'sandbox', name: 'Sandbox' },
    ...(enterprise && { enterprise }),
    ...(teams && { teams }),
    ...(orgWide && { orgWide }),
    app,
    users: byId([...users, bot]),
    channels: byId(channels),
    messages: [],
    files: {},
    views: {},
    stacks: {},
    homes: {},
    triggers: {},
    responseUrls: {},
    lastTs: 0,
  };
};
