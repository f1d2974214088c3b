import type { Engine } from './engine.ts';
import { newTriggerId } from './ids.ts';
import { own } from './own.ts';
import { Refusal } from './refusal.ts';
import type { Trigger } from './world.ts';

/** A new trigger for one request to the app. Its life is real time: a test's fixed clock must not prolong it. */
export const issueTrigger = ({ world, timeouts }: Engine, userId: string, viewId?: string): string => {
  const now = Date.now();
  const id = newTriggerId(now);
  const expiresAt = now + timeouts.trigger;
  world.triggers[id] = { id, userId, ...(viewId && { viewId }), expiresAt, exchanged: false };
  return id;
};

export const usableTrigger = ({ world }: Engine, id: string): Trigger => {
  const trigger = own(world.triggers, id);
  if (!trigger) throw new Refusal('invalid_trigger_id');
  if (trigger.exchanged) throw new Refusal('exchanged_trigger_id');
  if (Date.now() > trigger.expiresAt) throw new Refusal('expired_trigger_id');
  return trigger;
};
