import type { Child } from './child.ts';
import type { IsoDate } from './dates.ts';
import type { Entry } from './record.ts';
import type { Setting } from './setting.ts';
import type { Target } from './targets.ts';

export interface TodayTarget {
  readonly target: Target;
  /** What was logged for that day, by whomever, in the order it was recorded. */
  readonly entries: readonly Entry[];
}

export interface TodayChild {
  readonly child: Child;
  readonly asBackUp: boolean;
  readonly targets: readonly TodayTarget[];
}

/** One day's targets of a person's own key children in one setting. */
export interface DayList {
  readonly setting: Setting;
  readonly day: IsoDate;
  /** The setting's own today: a list of an earlier day still takes entries, for its day. */
  readonly today: IsoDate;
  readonly children: readonly TodayChild[];
  /** When the list comes by itself, `HH:MM`; null where it does not. */
  readonly morning: string | null;
}

/** What stands for the day already. What parents saw at home is shown, but the setting's own turn is still open. */
export const standingEntry = (entries: readonly Entry[]): Entry | undefined =>
  entries.filter(({ from, movedAway }) => from === 'setting' && !movedAway).at(-1);
