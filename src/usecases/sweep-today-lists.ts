import { settingsFor } from '../domain/access.ts';
import { bankHolidays } from '../domain/bank-holidays.ts';
import type { IsoDate } from '../domain/dates.ts';
import { type MorningList, morningStep } from '../domain/morning.ts';
import { type Notice, newNotice } from '../domain/notice.ts';
import { findActor } from './find-actor.ts';
import type { Ports } from './ports.ts';

/** One of a kind for a person, setting and day. Its words are made when it is sent. */
const todayNotice = ({ tenant, settingId, userId }: MorningList, day: IsoDate): Notice =>
  newNotice({
    id: `${settingId}|today|${userId}|${day}`,
    tenant,
    settingId,
    kind: 'today',
    to: { user: userId },
    day,
  });

/** Puts one list into the outbox where its time has come; answers whether it did. */
const sweepOne = (ports: Ports, list: MorningList): Promise<boolean> =>
  ports.store.together(async () => {
    const { tenant, settingId, userId } = list;
    // Nobody is a member of an erased setting; the setting itself is asked for only then.
    const actor = await findActor(ports)({ tenant, userId });
    const mayLog = settingsFor(actor, 'log entry').includes(settingId);
    const setting = mayLog ? await ports.store.settings.get({ tenant, id: settingId }) : null;
    if (!setting) {
      await ports.store.todayLists.remove(list);
      return false;
    }
    const now = ports.clock.now();
    const { send, lookAt } = morningStep({ at: list.at, now, setting, bankHolidays });
    // Somebody changed it meanwhile, or another worker was faster: what they did counts.
    if (!(await ports.store.todayLists.looked({ ...list, lookAt }))) return false;
    return send !== null && ports.store.outbox.add(todayNotice(list, send));
  });

/** What a sweep of morning lists did, and those it could not look at: they stay due and come again. */
export interface SweptLists {
  readonly added: number;
  readonly failed: readonly {
    readonly settingId: string;
    readonly userId: string;
    readonly error: unknown;
  }[];
}

/** Puts the morning lists whose time has come into the outbox; one that fails keeps no other one waiting. */
export const sweepTodayLists =
  (ports: Ports) =>
  async ({ limit }: { readonly limit: number }): Promise<SweptLists> => {
    const due = await ports.store.todayLists.due({ now: ports.clock.now(), limit });
    let added = 0;
    const failed: SweptLists['failed'][number][] = [];
    for (const list of due) {
      try {
        if (await sweepOne(ports, list)) added += 1;
      } catch (error) {
        failed.push({ settingId: list.settingId, userId: list.userId, error });
      }
    }
    return { added, failed };
  };
