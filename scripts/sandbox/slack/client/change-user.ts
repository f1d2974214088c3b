import type { Engine } from '../engine.ts';
import { userPayload } from '../web-api/users.ts';
import type { User } from '../world.ts';
import type { AppAnswer } from './deliver.ts';
import { sendEvent } from './event.ts';

/** Somebody is deactivated, becomes a guest, is renamed: Slack tells the app all that it knows of them then. */
export const changeUser = (engine: Engine, id: string, change: Partial<User>): Promise<AppAnswer> => {
  const { world } = engine;
  const user = world.users[id];
  if (!user) throw new Error(`There is no user ${id} in this workspace`);
  const changed = { ...user, ...change };
  world.users[id] = changed;
  return sendEvent(engine, { type: 'user_change', user: userPayload(world, changed) });
};
