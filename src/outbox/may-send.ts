import type { Clock } from '../clock.ts';
import { bankHolidays } from '../domain/bank-holidays.ts';
import type { Notice } from '../domain/notice.ts';
import { nextSendTime } from '../domain/send-hours.ts';
import type { Ports } from '../usecases/ports.ts';

/** The setting's hours are looked at again after this, so that a clock put forward is noticed. */
const LOOK_AGAIN_MS = 60_000;

/** Whether there is something left to say, and whether it may be said now: not on closed days or at night. */
export const maySend =
  ({ store, clock }: { readonly store: Ports['store']; readonly clock: Clock }) =>
  async (notice: Notice): Promise<'now' | 'never' | { readonly inMs: number }> => {
    const { tenant, settingId, shown, lines } = notice;
    // An update makes no sound.
    if (shown > 0) return 'now';
    if (lines.length > 0 && lines.every(({ became }) => became.what !== 'open')) return 'never';
    const setting = await store.settings.get({ tenant, id: settingId });
    if (!setting) return 'never';
    const { timeZone, messageHours: hours, closures } = setting;
    const now = clock.now();
    const inMs = nextSendTime({ now, timeZone, hours, closures, bankHolidays }) - now;
    return inMs <= 0 ? 'now' : { inMs: Math.min(inMs, LOOK_AGAIN_MS) };
  };
