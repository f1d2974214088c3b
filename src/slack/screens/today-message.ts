import { z } from 'zod';
import { ALL_SETTINGS, todayBlocks } from '../../../blocks/today.ts';
import { isDate } from '../../domain/dates.ts';
import type { DayList } from '../../domain/day-list.ts';
import { findActor } from '../../usecases/find-actor.ts';
import type { Ports } from '../../usecases/ports.ts';
import { dayLists } from '../../usecases/today-list.ts';
import type { Context, Message, Outbound, Reply } from '../handlers.ts';

/** Which list a form was opened from: its day, its setting or all, and its message where Slack keeps it. */
export const listPlace = z.strictObject({
  day: z.string().refine(isDate),
  scope: z.string(),
  ts: z.string().optional(),
});
export type ListPlace = z.infer<typeof listPlace>;

/** A list that has run empty stays where it comes by itself, so that it can be stopped there. */
const worthShowing = ({ children, morning }: DayList): boolean => children.length > 0 || morning !== null;

/** Settings in one message; their own key children in more than these nobody has. */
const MOST_SETTINGS = 10;

/** A person's list of today, or of an earlier day, as it stands now; null where there is nothing on it. */
export async function listMessage(
  ports: Ports,
  { actor }: Pick<Context, 'actor'>,
  { day, scope, note }: { day?: string; scope: string; note?: string | undefined },
): Promise<Message | null> {
  const settingId = scope === ALL_SETTINGS ? undefined : scope;
  const lists = (await dayLists(ports)({ actor, settingId, day })).filter(worthShowing);
  const [first, ...others] = lists.slice(0, MOST_SETTINGS);
  return first ? todayBlocks({ lists: [first, ...others], scope, note }) : null;
}

const NOTHING = 'There are no targets of your key children on this list any more.';

/** The list in place of the one something was pressed in. */
export const listAgain = async (
  ports: Ports,
  context: Context,
  place: Pick<ListPlace, 'day' | 'scope'> & { readonly note?: string },
): Promise<Reply> => ({
  kind: 'replace',
  message: (await listMessage(ports, context, place)) ?? { text: place.note ?? NOTHING },
});

/**
 * After a form that was opened from a list: the list shows it. One that only the asker sees cannot be reached any
 * more, so that a short card says it; the next tap shows it there, too.
 */
export const afterListForm =
  (ports: Ports, context: Context, { card, place }: { card: Message; place: ListPlace }) =>
  async (slack: Outbound): Promise<void> => {
    const { userId } = context.actor;
    const { ts } = place;
    if (ts === undefined) return slack.directMessage({ userId, message: card });
    const message = (await listMessage(ports, context, place)) ?? { text: NOTHING };
    await slack.updateDirectMessage({ userId, ts, message });
  };

/**
 * The morning's message, made when it is sent. Null where there is nothing to log, where the person lost their
 * rights meanwhile, and where the day is over: the next morning has a list of its own.
 */
export const todayMessage =
  (ports: Ports) =>
  async ({
    tenant,
    userId,
    settingId,
    day,
  }: {
    readonly tenant: string;
    readonly userId: string;
    readonly settingId: string;
    readonly day: string;
  }): Promise<Message | null> => {
    const actor = await findActor(ports)({ tenant, userId });
    const [list] = await dayLists(ports)({ actor, settingId, day });
    if (!list || list.children.length === 0 || list.today !== day) return null;
    return todayBlocks({ lists: [list], scope: settingId });
  };
