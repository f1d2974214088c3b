import { isKeyChild, settingsFor } from '../domain/access.ts';
import type { Child } from '../domain/child.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { DayList } from '../domain/day-list.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import { targetsOf } from '../domain/targets.ts';
import { listFor } from './guard.ts';
import { isPlan } from './plans.ts';
import type { Ports, ReadPorts } from './ports.ts';
import { entriesOf } from './record-document.ts';

interface Day {
  readonly actor: Actor;
  readonly setting: Setting;
  readonly today: IsoDate;
  readonly day: IsoDate;
}

async function dayListOf(
  ports: ReadPorts,
  { actor, setting, today, day }: Day,
  own: readonly Child[],
): Promise<DayList> {
  const { tenant } = actor;
  const [records, morning] = await Promise.all([
    ports.store.records.livePlans({ tenant, settingIds: [setting.id] }),
    ports.store.todayLists.get({ tenant, settingId: setting.id, userId: actor.userId }),
  ]);
  const ids = new Set(own.map(({ id }) => id));
  const plans = records.filter(isPlan).filter((plan) => ids.has(plan.childId) && plan.plan.startedOn <= day);
  const planIds = plans.map(({ id }) => id);
  const entries = planIds.length === 0 ? [] : await ports.store.entries.onDay({ tenant, planIds, date: day });
  const rows = own
    .map((child) => ({
      child,
      asBackUp: child.keyPerson !== actor.userId,
      targets: plans
        .filter(({ childId }) => childId === child.id)
        .sort((a, b) => a.sheet.localeCompare(b.sheet))
        .flatMap(targetsOf)
        .map((target) => ({ target, entries: entriesOf(entries, target) })),
    }))
    .filter(({ targets }) => targets.length > 0)
    .sort(
      (a, b) => Number(a.asBackUp) - Number(b.asBackUp) || a.child.code.localeCompare(b.child.code, 'en'),
    );
  return { setting, day, today, children: rows, morning: morning?.at ?? null };
}

/** Also a SENCO's list is of their own key children: the whole setting would be no list for one morning. */
const dayList = (ports: Ports, { actor, setting }: Pick<Day, 'actor' | 'setting'>, asked?: IsoDate) =>
  listFor(ports, { actor, action: 'log entry', settingIds: [setting.id] }, async (children, open) => {
    const today = ports.clock.today(setting.timeZone);
    const own = children.filter((child) => isKeyChild(actor, child));
    const answer = await dayListOf(open, { actor, setting, today, day: asked ?? today }, own);
    return { answer, shown: answer.children.map(({ child }) => child) };
  });

/** The lists of a person: of every setting they work in, or of one. Without a day, of today. */
export const dayLists =
  (ports: Ports) =>
  async ({
    actor,
    settingId,
    day,
  }: {
    readonly actor: Actor;
    readonly settingId?: string | undefined;
    readonly day?: IsoDate | undefined;
  }): Promise<readonly DayList[]> => {
    const mine = settingsFor(actor, 'log entry').filter((id) => settingId === undefined || id === settingId);
    const settings = await ports.store.settings.all({ tenant: actor.tenant });
    return Promise.all(
      settings
        .filter(({ id }) => mine.includes(id))
        .map((setting) => dayList(ports, { actor, setting }, day)),
    );
  };
