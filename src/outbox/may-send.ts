import type { Clock } from '../clock.ts';
import { bankHolidays } from '../domain/bank-holidays.ts';
import type { Notice } from '../domain/notice.ts';
import { nextSendTime } from '../domain/send-hours.ts';
import { type Setting, USUAL_HOURS } from '../domain/setting.ts';
import type { Ports } from '../usecases/ports.ts';

/** The setting's hours are looked at again after this, so that a clock put forward is noticed. */
const LOOK_AGAIN_MS = 60_000;

/** A lead's own hours, on every working day; null where the notice is about a setting. */
async function chainHours({
  store,
  notice,
}: {
  readonly store: Ports['store'];
  readonly notice: Notice;
}): Promise<Pick<Setting, 'timeZone' | 'messageHours' | 'closures'> | null> {
  const { settingTenant, tenant, settingId: id, to } = notice;
  const chain = await store.chains.get({ tenant: settingTenant ?? tenant, id });
  if (!chain) return null;
  const own = chain.leads.find(
    (lead) => 'user' in to && lead.tenant === tenant && [lead.userId, lead.cover?.userId].includes(to.user),
  );
  return { timeZone: 'Europe/London', messageHours: own?.hours ?? USUAL_HOURS, closures: [] };
}

/** Whether there is something left to say, and whether it may be said now: not on closed days or at night. */
export const maySend =
  ({ store, clock }: { readonly store: Ports['store']; readonly clock: Clock }) =>
  async (notice: Notice): Promise<'now' | 'never' | { readonly inMs: number }> => {
    const { settingId, shown, lines, kind } = notice;
    // An update makes no sound.
    if (shown > 0) return 'now';
    if (lines.length > 0 && lines.every(({ became }) => became.what !== 'open')) return 'never';
    const place = { tenant: notice.settingTenant ?? notice.tenant, id: settingId };
    const setting =
      kind === 'chain digest' || kind === 'chain news'
        ? ((await chainHours({ store, notice })) ?? (await store.settings.get(place)))
        : await store.settings.get(place);
    if (!setting) return 'never';
    const { timeZone, messageHours: hours, closures } = setting;
    const now = clock.now();
    const inMs = nextSendTime({ now, timeZone, hours, closures, bankHolidays }) - now;
    return inMs <= 0 ? 'now' : { inMs: Math.min(inMs, LOOK_AGAIN_MS) };
  };
