import { addDays, dateAt, type IsoDate, instantAt } from '../domain/dates.ts';
import type { Trend } from '../domain/on-time.ts';
import type { Actor } from '../domain/setting.ts';
import type { ShownHome } from '../domain/shown-home.ts';
import { findActor } from './find-actor.ts';
import { makeTrend } from './home-lead.ts';
import type { Ports } from './ports.ts';

/** What became of publishing a Home again. */
export type Published =
  | {
      readonly kind: 'shown';
      readonly stamp: string;
      readonly settingIds: readonly string[];
      /** False where it would have been the same again. */
      readonly published: boolean;
    }
  /** Nobody is there to see it. */
  | { readonly kind: 'gone'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string; readonly afterMs: number };

/** Publishes where it differs from `stamp`. Never throws. */
export type PublishHome = (home: { readonly actor: Actor; readonly stamp: string }) => Promise<Published>;

const DAY_MS = 24 * 60 * 60_000;
/** Who has not looked for so long gets a fresh one when they look again. */
const RECENT_MS = 14 * DAY_MS;
/** How long a Home is one worker's alone. */
const LEASE_MS = 60_000;
const RETRY_MS = 60_000;

/** Just after the next midnight, when dates have passed; of the moment before a Home is made. */
const nextDay = (now: number): number => {
  const timeZone = 'Europe/London';
  return instantAt({ date: addDays(dateAt(now, timeZone), 1), time: '00:05', timeZone });
};

/** Notes that somebody opens their Home, before it is made; answers what to note when it has been published. */
export const homeOpened =
  (ports: Ports) =>
  async ({ actor: { tenant, userId } }: { readonly actor: Actor }) => {
    const now = ports.clock.now();
    const home = await ports.store.homes.opened({ tenant, userId, now, until: now + LEASE_MS });
    /** `stale`: something on it is out of date, such as yesterday's figures. */
    return (shown: Pick<ShownHome, 'stamp' | 'settingIds'> & { readonly stale: boolean }): Promise<void> => {
      const { stamp, settingIds, stale } = shown;
      const lookAt = stale ? 0 : nextDay(now);
      return ports.store.homes.shown({ tenant, userId, turn: home.turn, stamp, settingIds, lookAt });
    };
  };

/** Makes the picture of a trend and keeps its file. Never throws: without it Home has the words. */
export type DrawTrend = (trend: Trend) => Promise<void>;

const today = (ports: Ports): IsoDate => ports.clock.today('Europe/London');

const isLead = ({ memberships }: Actor): boolean => memberships.some(({ role }) => role === 'inclusion lead');

/** Works a lead's figures out once a day, and draws them where they have changed. */
async function figures(ports: Ports, draw: DrawTrend, actor: Actor): Promise<void> {
  if (!isLead(actor)) return;
  const { tenant, userId } = actor;
  const kept = await ports.store.trends.get({ tenant, userId });
  const trend = kept?.madeOn === today(ports) ? kept : await makeTrend(ports)({ actor });
  if (trend) await draw(trend);
}

/** When a Home that was just published is made again, if nothing changes before. */
const lookAgain = async (
  ports: Ports,
  { draw, actor, now }: { draw: DrawTrend | null; actor: Actor; now: number },
): Promise<number> => {
  if (draw !== null || !isLead(actor)) return nextDay(now);
  // Figures are a worker's: it finds this one soon.
  const trend = await ports.store.trends.get(actor);
  return trend?.madeOn === today(ports) ? nextDay(now) : now + RETRY_MS;
};

/** Makes the next Home whose time has come again; null where there is none. */
export const refreshHome =
  (ports: Ports, { publish, draw }: { readonly publish: PublishHome; readonly draw: DrawTrend | null }) =>
  async (): Promise<(Published & { readonly userId: string }) | null> => {
    const now = ports.clock.now();
    const home = await ports.store.homes.claim({ now, until: now + LEASE_MS });
    if (!home) return null;
    const { tenant, userId, turn, stamp } = home;
    if (now - home.openedAt > RECENT_MS) {
      await ports.store.homes.remove(home);
      return { kind: 'gone', code: 'not_opened', userId };
    }
    const actor = await findActor(ports)({ tenant, userId });
    if (draw) await figures(ports, draw, actor);
    const published = await publish({ actor, stamp });
    if (published.kind === 'gone') await ports.store.homes.remove(home);
    else if (published.kind === 'refused')
      await ports.store.homes.later({ tenant, userId, turn, lookAt: now + (published.afterMs || RETRY_MS) });
    else {
      const { stamp: next, settingIds } = published;
      const lookAt = await lookAgain(ports, { draw, actor, now });
      await ports.store.homes.shown({ tenant, userId, turn, stamp: next, settingIds, lookAt });
    }
    return { ...published, userId };
  };
