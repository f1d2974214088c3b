import { mayInSetting } from '../domain/access.ts';
import type { Child } from '../domain/child.ts';
import { needsPlan, quietSince } from '../domain/gaps.ts';
import type { ReportRequest, Version } from '../domain/record.ts';
import type { Actor } from '../domain/setting.ts';
import { individualProvisionMap } from '../domain/sheets/individual-provision-map.ts';
import type { DueItem, DueList } from './due-list.ts';
import type { ReadPorts } from './ports.ts';
import { isOld } from './report-request.ts';
import { adultsOf, isParent } from './sign-off.ts';

/** What a person's Home is made of. */
export interface HomeDue extends DueList {
  /** Every child whose reviews the actor may know of, with or without a plan. */
  readonly children: readonly Child[];
}

/** What is missing in a child's paperwork; each kind has the button that mends it. */
export type Gap =
  | { readonly kind: 'no plan'; readonly child: Child }
  | { readonly kind: 'no entry'; readonly item: DueItem; readonly since: string }
  | { readonly kind: 'unsigned'; readonly item: DueItem }
  /** A review is coming up without a report that targets could be taken from (domain.md §6). */
  | { readonly kind: 'no report'; readonly item: DueItem; readonly asked: ReportRequest | null };

const signedByParent = (version: Version, child: Child): boolean =>
  adultsOf(version, child).some(({ adult, signOff }) => isParent(adult) && signOff?.state === 'signed');

const reportGap = (item: DueItem, reports: readonly ReportRequest[], today: string): Gap | null => {
  const { child, plan, clock } = item;
  if (plan.sheet !== individualProvisionMap.id || clock.state === 'early') return null;
  const own = reports.filter(({ childId }) => childId === child.id);
  if (own.some((report) => report.receivedOn !== '' && !isOld(report, today))) return null;
  return { kind: 'no report', item, asked: own.find(({ receivedOn }) => receivedOn === '') ?? null };
};

/** The gaps in the settings the actor looks after, in the order in which they should be mended. */
export async function gapsOf(
  ports: ReadPorts,
  { actor, due }: { readonly actor: Actor; readonly due: HomeDue },
): Promise<readonly Gap[]> {
  const { tenant } = actor;
  const mine = due.settings.filter(({ id }) => mayInSetting(actor, 'see due', id));
  const inMine = (settingId: string): boolean => mine.some(({ id }) => id === settingId);
  const items = due.items.filter(({ setting }) => inMine(setting.id));
  const [versions, reports, quiet] = await Promise.all([
    ports.store.versions.latestOf({ tenant, records: items.map(({ plan }) => plan) }),
    ports.store.reports.inSettings({ tenant, settingIds: mine.map(({ id }) => id) }),
    Promise.all(
      mine.map(async (setting) => {
        const since = quietSince({ today: ports.clock.today(setting.timeZone), closures: setting.closures });
        const old = items.filter(
          (item) => item.setting.id === setting.id && item.plan.plan.startedOn < since,
        );
        const planIds = old.map(({ plan }) => plan.id);
        const active = await ports.store.entries.plansSince({ tenant, planIds, since });
        return old
          .filter(({ plan }) => !active.includes(plan.id))
          .map((item): Gap => ({ kind: 'no entry', item, since }));
      }),
    ),
  ]);
  const planned = new Set(items.map(({ child }) => child.id));
  const signed = (item: DueItem): boolean => {
    const version = versions.find(({ recordId }) => recordId === item.plan.id);
    return version !== undefined && signedByParent(version, item.child);
  };
  return [
    ...due.children
      .filter((child) => inMine(child.settingId) && !planned.has(child.id) && needsPlan(child))
      .map((child): Gap => ({ kind: 'no plan', child })),
    ...quiet.flat(),
    ...items.flatMap((item) => {
      const today = ports.clock.today(item.setting.timeZone);
      return reportGap(item, reports, today) ?? [];
    }),
    ...items.filter((item) => !signed(item)).map((item): Gap => ({ kind: 'unsigned', item })),
  ];
}
