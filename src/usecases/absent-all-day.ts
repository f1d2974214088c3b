import { type IsoDate, longDate } from '../domain/dates.ts';
import { standingEntry } from '../domain/day-list.ts';
import type { Actor } from '../domain/setting.ts';
import { targetsOf } from '../domain/targets.ts';
import { childToChange, settingOf } from './guard.ts';
import { livePlans } from './plans.ts';
import type { Ports } from './ports.ts';
import { entriesOf } from './record-document.ts';
import { newEntry } from './save-entry.ts';
import { refused, type Saved, saved } from './saved.ts';

/** Logs a child as absent for every target and strategy that has no entry on that day: all of them, or none. */
export const absentAllDay =
  (ports: Ports) =>
  async ({
    actor,
    childId,
    day,
  }: {
    readonly actor: Actor;
    readonly childId: string;
    readonly day: IsoDate;
  }): Promise<Saved<{ readonly logged: number }>> => {
    const { tenant } = actor;
    const { child, open } = await childToChange(ports, { actor, action: 'log entry', childId });
    const [setting, records] = await Promise.all([
      settingOf(ports, child),
      open.store.records.ofChild({ tenant, childId }),
    ]);
    const today = ports.clock.today(setting.timeZone);
    if (day > today) return refused({ date: `${longDate(day)} is still to come.` });
    const plans = livePlans(records).filter(({ plan }) => plan.startedOn <= day);
    const planIds = plans.map(({ id }) => id);
    const onDay = () => open.store.entries.onDay({ tenant, planIds, date: day });
    // How many stand there belongs to the key: a double tap counts the same, a later one does not.
    const key = `absent:${childId}:${day}:${(await onDay()).length}`;
    return open.store.once({ tenant, key, content: 'tap' }, async () => {
      const there = await onDay();
      const untried = plans.flatMap(targetsOf).filter((target) => !standingEntry(entriesOf(there, target)));
      const content = { date: day, who: actor.name, comments: '', outcome: 'absent' } as const;
      for (const target of untried)
        await open.store.entries.insert(
          newEntry(ports, { actor, child, target, content, from: 'setting', today }),
        );
      return saved({ logged: untried.length });
    });
  };
