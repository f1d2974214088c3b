import { bankHolidays } from '../../domain/bank-holidays.ts';
import { type RequestPart, requestStep } from '../../domain/chain/requests.ts';
import { newNotice } from '../../domain/notice.ts';
import { nextSendTime, openingOf } from '../../domain/send-hours.ts';
import { changedMeanwhile } from '../guard.ts';
import { placesOf } from '../new-notices.ts';
import type { Ports } from '../ports.ts';

/** Puts what is to be told of one part into the outbox, once for each step, and sets its next look. */
const sweepPart = (ports: Ports, part: RequestPart): Promise<void> =>
  ports.store.together(async () => {
    const { store, clock } = ports;
    const { tenant, settingId, id, sentOn, dueOn } = part;
    const setting = await store.settings.get({ tenant, id: settingId });
    if (!setting) throw new Error('a request to a setting that is not there');
    const now = clock.now();
    const { timeZone, messageHours: hours, closures } = setting;
    const mayTell = nextSendTime({ now, timeZone, hours, closures, bankHolidays });
    if (mayTell > now) {
      if (!(await store.requestParts.replace({ ...part, lookAt: mayTell }))) throw changedMeanwhile();
      return;
    }
    const today = clock.today(timeZone);
    const { tell, told, next } = requestStep({
      sentOn,
      dueOn,
      closures,
      bankHolidays,
      today,
      told: part.told,
    });
    const lookAt = openingOf({ date: next, timeZone, hours });
    if (!(await store.requestParts.replace({ ...part, told, lookAt }))) throw changedMeanwhile();
    if (tell === null) return;
    for (const to of await placesOf(ports, setting)) {
      const place = 'channel' in to ? to.channel : to.user;
      await store.outbox.add(
        newNotice({
          id: [settingId, 'chain request', part.requestId, tell, place].join('/'),
          tenant,
          settingId,
          kind: 'chain request',
          to,
          day: today,
          about: id,
        }),
      );
    }
  });

/** Requests whose time has come. Each by itself: what cannot be looked at stays due and is named. */
export const sweepRequests =
  (ports: Ports) =>
  async ({ limit }: { readonly limit: number }) => {
    const failed: { settingId: string; error: unknown }[] = [];
    for (const part of await ports.store.requestParts.due({ now: ports.clock.now(), limit })) {
      try {
        await sweepPart(ports, part);
      } catch (error) {
        failed.push({ settingId: part.settingId, error });
      }
    }
    return { failed };
  };
