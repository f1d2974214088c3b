import { arrangedNow } from '../domain/arrangement.ts';
import type { Child } from '../domain/child.ts';
import type { Profile } from '../domain/profile.ts';
import type { PlanRecord, ReportRequest, SheetRecord } from '../domain/record.ts';
import { erasableFrom } from '../domain/retention.ts';
import type { Actor, Member, Setting } from '../domain/setting.ts';
import { clockOf } from './due-list.ts';
import { childFor, settingOf } from './guard.ts';
import { isPlan, livePlans, type Progress, progressOf } from './plans.ts';
import type { Ports, ReadPorts } from './ports.ts';

/** Everything about one child that a person opens first. */
export interface ChildFile {
  readonly child: Child;
  readonly setting: Setting;
  readonly members: readonly Member[];
  readonly profile: Profile;
  readonly today: string;
  /** The day from which erasing the record is proposed. */
  readonly erasableFrom: string;
  readonly live: readonly {
    readonly plan: PlanRecord;
    readonly due: string;
    readonly state: string;
    /** A planned meeting, a day to wait for, a choice around a closure; with its reason. */
    readonly arranged: readonly string[];
  }[];
  readonly progress: readonly Progress[];
  /** Plans that have ended, and reviews; newest first. */
  readonly past: readonly SheetRecord[];
  readonly reports: readonly ReportRequest[];
}

/** Everything about a child; the right to it was checked before. */
export const childFileOf =
  (ports: Ports) =>
  async ({ child, open }: { readonly child: Child; readonly open: ReadPorts }): Promise<ChildFile> => {
    const { tenant, id: childId } = child;
    const [setting, members, records, reports] = await Promise.all([
      settingOf(ports, child),
      ports.store.members.ofSettings({ tenant, settingIds: [child.settingId] }),
      open.store.records.ofChild({ tenant, childId }),
      open.store.reports.ofChild({ tenant, childId }),
    ]);
    const today = ports.clock.today(setting.timeZone);
    const plans = livePlans(records);
    return {
      child,
      setting,
      members,
      profile: ports.profiles.of(setting),
      today,
      erasableFrom: erasableFrom(ports.profiles.of(setting), child),
      live: plans.map((plan) => {
        const { due, state } = clockOf(plan, setting, today);
        const arranged = arrangedNow({ plan: plan.plan, closures: setting.closures });
        return { plan, due, state, arranged };
      }),
      progress: await progressOf(open, { tenant, plans }),
      past: records.filter((record) => record.review !== null || (isPlan(record) && !record.live)),
      reports,
    };
  };

/** Opens a child's file. Throws 'not-found'. */
export const openChildFile =
  (ports: Ports) =>
  async ({ actor, childId }: { actor: Actor; childId: string }): Promise<ChildFile> =>
    childFileOf(ports)(await childFor(ports, { actor, action: 'see child', childId }));
