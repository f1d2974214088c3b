import { bankHolidays } from '../../domain/bank-holidays.ts';
import {
  countsOn,
  nextChange,
  type PlanFacts,
  quietFromOf,
  rankOf,
  type SettingFigures,
} from '../../domain/chain/figures.ts';
import { type IsoDate, instantAt } from '../../domain/dates.ts';
import { AppError } from '../../domain/errors.ts';
import { reviewClock } from '../../domain/review-clock.ts';
import type { Setting } from '../../domain/setting.ts';
import { openForJob } from '../guard.ts';
import type { Ports } from '../ports.ts';

interface Place {
  readonly tenant: string;
  readonly settingId: string;
}

/** With nothing to change by itself it is counted again after so long: a profile may have other days by then. */
const LONGEST_WAIT_MS = 30 * 24 * 60 * 60 * 1000;

const clockOf = ({ startedOn }: PlanFacts, { closures }: Setting, today: IsoDate) =>
  reviewClock({ planDate: startedOn, today, closures, bankHolidays });

/** Levels of children with a live plan; a child with two plans is one child. The one figure that takes words. */
async function levelsOf(ports: Ports, setting: Setting, plans: readonly PlanFacts[]) {
  if (plans.length === 0) return [];
  const { tenant, id: settingId } = setting;
  const { store } = openForJob(ports, { job: 'count figures', action: 'see aggregates', tenant, settingId });
  const ids = new Set(plans.map(({ childId }) => childId));
  const all = await store.children.inSettings({ tenant, settingIds: [settingId] });
  const children = all.filter(({ id }) => ids.has(id));
  return ports.profiles
    .of(setting)
    .grLevels.map(({ value }) => ({
      level: value,
      count: children.filter(({ grLevel }) => grLevel === value).length,
    }))
    .filter(({ count }) => count > 0);
}

/** Counts one setting anew, in a transaction: what changes meanwhile leaves a mark and is counted next time. */
export const countFigures =
  (ports: Ports) =>
  (place: Place): Promise<void> =>
    ports.store.together(async () => {
      const { store, clock } = ports;
      const { tenant, settingId } = place;
      const setting = await store.settings.get({ tenant, id: settingId });
      if (!setting) throw new Error('figures of a setting that is not there');
      const link = await store.chainLinks.get({ tenant, id: settingId });
      const plans = await store.figures.plans(place);
      const open = await store.requestParts.open({ tenant, settingIds: [settingId] });
      const today = clock.today(setting.timeZone);
      const clocks = plans.map((plan) => clockOf(plan, setting, today));
      const days = {
        dueOn: clocks.map(({ due }) => due).sort(),
        overdueFrom: clocks.map(({ overdueFrom }) => overdueFrom).sort(),
        quietFrom: plans
          .map(({ lastEntryOn, startedOn }) => quietFromOf(lastEntryOn ?? startedOn, setting.closures))
          .sort(),
        unsigned: plans.filter(({ signed }) => !signed).length,
      };
      const change = nextChange(days, today);
      const now = clock.now();
      const figures: SettingFigures = {
        tenant,
        settingId,
        name: setting.name,
        code: setting.code,
        chain: link ? `${link.chain.tenant}/${link.chain.id}` : '',
        region: link?.region ?? '',
        plans: plans.length,
        ...days,
        levels: await levelsOf(ports, setting, plans),
        requests: open.length,
        rank: rankOf(countsOn(days, today)),
        lookAt: change
          ? instantAt({ date: change, time: '00:00', timeZone: setting.timeZone })
          : now + LONGEST_WAIT_MS,
        countedAt: now,
      };
      await store.figures.put(figures);
    });

/** Where its key was destroyed there is nothing to count. */
async function countUnlessErased(ports: Ports, place: Place): Promise<void> {
  try {
    await countFigures(ports)(place);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'erased')) throw error;
    await ports.store.figures.forget(place);
  }
}

const AT_ONCE = 200;

/**
 * Counts every setting with a mark or a new day. Each by itself: one that cannot be counted keeps no other waiting,
 * and is named, so that the log says so.
 */
export const countMarked =
  (ports: Ports) =>
  async (): Promise<{
    readonly counted: number;
    readonly failed: readonly { settingId: string; error: unknown }[];
  }> => {
    const seen = new Set<string>();
    const failed: { settingId: string; error: unknown }[] = [];
    for (;;) {
      const found = await ports.store.figures.toCount({ now: ports.clock.now(), limit: AT_ONCE });
      const fresh = new Map(found.map((place) => [`${place.tenant}/${place.settingId}`, place]));
      for (const key of seen) fresh.delete(key);
      if (fresh.size === 0) return { counted: seen.size - failed.length, failed };
      for (const [key, place] of fresh) {
        seen.add(key);
        try {
          await countUnlessErased(ports, place);
        } catch (error) {
          failed.push({ settingId: place.settingId, error });
        }
      }
    }
  };
