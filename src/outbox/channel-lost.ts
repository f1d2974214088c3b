import type { IsoDate } from '../domain/dates.ts';
import { ACCESS_CODES } from '../domain/installation.ts';
import { type Notice, newNotice } from '../domain/notice.ts';
import type { Ports } from '../usecases/ports.ts';

/**
 * Tells the SENCOs of a setting, once for a channel, a fault and a day, that its messages cannot be posted. What is
 * meant for a person, such as this, tells nobody else when it fails: `/due` and the figures show it.
 */
export const tellOfLostChannel = async (
  { store }: Pick<Ports, 'store'>,
  { notice, code, today }: { readonly notice: Notice; readonly code: string; readonly today: IsoDate },
): Promise<void> => {
  // Without access nobody can be told in Slack; what is parked goes out once it is back.
  if (!('channel' in notice.to) || ACCESS_CODES.includes(code)) return;
  const { tenant, settingId, to } = notice;
  const members = await store.members.ofSettings({ tenant, settingIds: [settingId] });
  for (const { userId } of members.filter(({ role }) => role === 'senco'))
    await store.outbox.add(
      newNotice({
        id: [settingId, 'channel lost', userId, to.channel, code, today].join('/'),
        tenant,
        settingId,
        kind: 'channel lost',
        to: { user: userId },
        day: today,
        code,
      }),
    );
};
