import type { IsoDate } from '../domain/dates.ts';
import type { Notice, NoticeLine } from '../domain/notice.ts';
import { changedMeanwhile } from './guard.ts';
import type { Ports } from './ports.ts';

type Became = NoticeLine['became'];

/** What a line has become; the same object where nothing changed. */
type Change = (became: Became) => Became;

const isOver = ({ what }: Became): boolean => what === 'held' || what === 'ended' || what === 'erased';

/** A review that was held stays held, whatever is arranged for the one after it. */
export const becomes =
  (now: Became): Change =>
  (became) =>
    isOver(became) ? became : now;

/** The review is due on another day; a meeting that is arranged stays arranged. */
export const movesTo =
  (due: IsoDate): Change =>
  (became) =>
    isOver(became) || became.what === 'booked' || became.what === 'not before'
      ? became
      : { what: 'moved', to: due };

/** The day of a held review was wrong. */
export const heldOn =
  ({ before, after }: { readonly before: IsoDate; readonly after: IsoDate }): Change =>
  (became) =>
    became.what === 'held' && became.on === before ? { what: 'held', on: after } : became;

const TRIES = 3;

async function rewrite(
  ports: Pick<Ports, 'store'>,
  notice: Notice,
  changed: (line: NoticeLine) => NoticeLine,
) {
  let current: Notice | null = notice;
  for (let tried = 0; current && tried < TRIES; tried += 1) {
    const lines = current.lines.map(changed);
    const same = JSON.stringify(lines) === JSON.stringify(current.lines);
    if (same || (await ports.store.outbox.rewrite({ ...current, lines }))) return;
    current = await ports.store.outbox.get(notice);
  }
  if (current) throw changedMeanwhile();
}

/**
 * Every notice about these plans says what has become of them, in the transaction of the change itself; where Slack
 * shows it, the outbox sends it again. One query where there is none.
 */
export async function settleNotices(
  ports: Pick<Ports, 'store'>,
  options: {
    readonly plans: readonly { readonly tenant: string; readonly settingId: string; readonly id: string }[];
    readonly change: Change;
  },
): Promise<void> {
  const { plans, change } = options;
  const [first] = plans;
  if (!first) return;
  const planIds = plans.map(({ id }) => id);
  const settingIds = [...new Set(plans.map(({ settingId }) => settingId))];
  const changed = (line: NoticeLine): NoticeLine =>
    planIds.includes(line.planId) ? { ...line, became: change(line.became) } : line;
  for (const notice of await ports.store.outbox.about({ tenant: first.tenant, settingIds, planIds }))
    if (notice.state !== 'dropped') await rewrite(ports, notice, changed);
}
