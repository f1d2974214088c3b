import type { Job } from '../domain/access.ts';
import { bankHolidays } from '../domain/bank-holidays.ts';
import { addDays, type IsoDate } from '../domain/dates.ts';
import { lastHalfTerms } from '../domain/half-terms.ts';
import { escalationOf } from '../domain/nudge-plan.ts';
import { type Cycles, settledReviews, type Trend, trendOf } from '../domain/on-time.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import { figuresFor } from './guard.ts';
import type { HomeHooks, RadarLine } from './home-hooks.ts';
import type { Ports, ReadPorts } from './ports.ts';

/** What an inclusion lead sees of their settings: figures, no child. */
export interface LeadHome {
  /** How many settings they lead. */
  readonly settings: number;
  /** Reviews overdue for 14 open days or more, setting by setting, most first; settings without one are left out. */
  readonly escalations: readonly { readonly setting: Setting; readonly count: number }[];
  readonly radar: readonly RadarLine[] | null;
  /** Null until it has been worked out. */
  readonly trend: Trend | null;
}

const ledBy = ({ memberships }: Actor): readonly string[] =>
  memberships
    .filter(({ role }) => role === 'inclusion lead')
    .map(({ settingId }) => settingId)
    .sort();

const settingsOf = async (
  ports: Ports,
  tenant: string,
  ids: readonly string[],
): Promise<readonly Setting[]> =>
  (await ports.store.settings.all({ tenant })).filter(({ id }) => ids.includes(id));

const isEscalated = (
  { startedOn, lastReviewOn, clock }: Cycles,
  { closures }: Setting,
  today: IsoDate,
): boolean => {
  const since = lastReviewOn !== null && lastReviewOn > startedOn ? lastReviewOn : startedOn;
  const input = {
    startedOn: since,
    closures,
    bankHolidays,
    waiting: null,
    closureChoice: null,
    ...(clock && { cycle: clock }),
  };
  return escalationOf(input).on <= today;
};

/** Overdue for 14 open days takes at least as many: no plan that started later has come so far. */
const ESCALATED_AFTER_DAYS = 14;

async function escalationsOf(ports: ReadPorts, tenant: string, settings: readonly Setting[]) {
  const day = ports.clock.today('Europe/London');
  const cycles = await ports.store.records.cycles({
    tenant,
    settingIds: settings.map(({ id }) => id),
    live: true,
    to: addDays(day, -ESCALATED_AFTER_DAYS),
  });
  return settings
    .map((setting) => {
      const today = ports.clock.today(setting.timeZone);
      const long = cycles.filter(
        (each) => each.settingId === setting.id && isEscalated(each, setting, today),
      );
      return { setting, count: long.reduce((sum, { plans }) => sum + plans, 0) };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.setting.name.localeCompare(b.setting.name, 'en'));
}

/** The lead's part of Home; null for everybody else. */
export async function leadHome(
  ports: Ports,
  hooks: HomeHooks,
  { actor, job }: { readonly actor: Actor; readonly job?: Job | undefined },
): Promise<LeadHome | null> {
  const { settingIds: ids, open } = figuresFor(ports, { actor, job, settingIds: ledBy(actor) });
  if (ids.length === 0) return null;
  const { tenant, userId } = actor;
  const [settings, radar, trend] = await Promise.all([
    settingsOf(ports, tenant, ids),
    hooks.radar(actor),
    ports.store.trends.get({ tenant, userId }),
  ]);
  const theirs = trend !== null && JSON.stringify(trend.settingIds) === JSON.stringify(ids);
  return {
    settings: settings.length,
    escalations: radar === null ? await escalationsOf(open, tenant, settings) : [],
    radar,
    trend: theirs ? trend : null,
  };
}

/** Plans that started so long before the first half term may have their review in it. */
const BEFORE_DAYS = 400;
/** Settings worked out in one go: each query stays well within its two seconds. */
const AT_ONCE = 20;

/** Works a lead's trend out anew and keeps it, where they lead at all; a picture of the same figures stays theirs. */
export const makeTrend =
  (ports: Ports) =>
  async ({ actor }: { readonly actor: Actor }): Promise<Trend | null> => {
    const { settingIds: ids, open } = figuresFor(ports, { actor, job: 'home', settingIds: ledBy(actor) });
    const { tenant, userId } = actor;
    if (ids.length === 0) return null;
    const today = ports.clock.today('Europe/London');
    const from = addDays(lastHalfTerms(today)[0]?.from ?? today, -BEFORE_DAYS);
    const settings = await settingsOf(ports, tenant, ids);
    const settled: Parameters<typeof trendOf>[0][number][] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const settingIds = ids.slice(at, at + AT_ONCE);
      for (const cycles of await open.store.records.cycles({ tenant, settingIds, from })) {
        const setting = settings.find(({ id }) => id === cycles.settingId);
        if (!setting) continue;
        const calendar = { closures: setting.closures, bankHolidays, today };
        for (const review of settledReviews(cycles, calendar))
          settled.push({ ...review, plans: cycles.plans });
      }
    }
    const before = await ports.store.trends.get({ tenant, userId });
    const trend: Trend = {
      tenant,
      userId,
      madeOn: today,
      settingIds: ids,
      points: trendOf(settled, today),
      picture: before?.picture ?? null,
    };
    await ports.store.trends.put(trend);
    return trend;
  };
