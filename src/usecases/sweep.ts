import { AppError } from '../domain/errors.ts';
import type { Ports } from './ports.ts';
import { sweepSetting } from './sweep-setting.ts';

/** What a sweep of reviews did, and the settings it could not look at: they stay due and come again. */
export interface Swept {
  readonly settings: number;
  readonly plans: number;
  readonly notices: number;
  readonly failed: readonly { readonly settingId: string; readonly error: unknown }[];
}

const NOTHING: Swept = { settings: 0, plans: 0, notices: 0, failed: [] };

const sum = (a: Swept, b: Swept): Swept => ({
  settings: a.settings + b.settings,
  plans: a.plans + b.plans,
  notices: a.notices + b.notices,
  failed: [...a.failed, ...b.failed],
});

/** Settings looked at side by side. */
const AT_ONCE = 4;

type Place = { readonly tenant: string; readonly settingId: string };

/** Where its key was destroyed nothing is due any more. */
async function sweepUnlessErased(ports: Ports, place: Place): Promise<{ plans: number; notices: number }> {
  try {
    return await sweepSetting(ports)(place);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'erased')) throw error;
    await ports.store.reminders.forget(place);
    return { plans: 0, notices: 0 };
  }
}

/** Each one by itself: a setting that cannot be looked at keeps no other one waiting. */
async function lookAt(ports: Ports, place: Place): Promise<Swept> {
  try {
    const { plans, notices } = await sweepUnlessErased(ports, place);
    return { settings: 1, plans, notices, failed: [] };
  } catch (error) {
    return { ...NOTHING, settings: 1, failed: [{ settingId: place.settingId, error }] };
  }
}

async function lookAtAll(ports: Ports, places: readonly Place[]): Promise<Swept> {
  const left = [...places];
  const walk = async (): Promise<Swept> => {
    let done = NOTHING;
    for (let place = left.shift(); place; place = left.shift()) done = sum(done, await lookAt(ports, place));
    return done;
  };
  return (await Promise.all(Array.from({ length: AT_ONCE }, walk))).reduce(sum, NOTHING);
}

/**
 * Puts into the outbox what review clocks bring by now (domain.md §4), setting by setting, each in a transaction of
 * its own. Any number of sweeps may run at once. `limit` bounds the settings of one look into the index; the
 * sweep goes on until nothing new is due.
 */
export const sweep =
  (ports: Ports) =>
  async ({ limit = 200 }: { readonly limit?: number } = {}): Promise<Swept> => {
    const seen = new Set<string>();
    let done = NOTHING;
    for (;;) {
      const due = await ports.store.reminders.settingsToLookAt({ now: ports.clock.now(), limit });
      const fresh = due.filter(({ tenant, settingId }) => !seen.has(`${tenant}/${settingId}`));
      if (fresh.length === 0) return done;
      for (const { tenant, settingId } of fresh) seen.add(`${tenant}/${settingId}`);
      done = sum(done, await lookAtAll(ports, fresh));
    }
  };
