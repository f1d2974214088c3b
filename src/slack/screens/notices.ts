import { type NudgingNotice, noticeMessage } from '../../../blocks/notice.ts';
import { isOpen } from '../../../blocks/notice-words.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Message } from '../handlers.ts';

const isOurs = (notice: Notice): notice is NudgingNotice =>
  !['today', 'chain request', 'chain digest', 'chain news'].includes(notice.kind);

/** Why the channel is lost now: it may have become another reason since. Null where it was mended meanwhile. */
async function faultNow(ports: Pick<Ports, 'store'>, notice: Notice): Promise<string | null> {
  const { tenant, settingId } = notice;
  const stuck = await ports.store.outbox.stuck({ tenant, settingIds: [settingId] });
  // The oldest first: the newest fault is what stands in the way now.
  return stuck.findLast(({ state, to }) => state === 'parked' && 'channel' in to)?.code ?? null;
}

const hasSenco = async ({ store }: Pick<Ports, 'store'>, { tenant, settingId }: Notice): Promise<boolean> =>
  (await store.members.ofSettings({ tenant, settingIds: [settingId] })).some(({ role }) => role === 'senco');

/**
 * The words of a notice when it is sent; null where there is nothing to say any more: all of it is settled before it
 * was shown, or the channel is mended. Not for
 * 'today', whose words are another screen's.
 */
export const noticeMessages =
  (ports: Pick<Ports, 'store'>) =>
  async (notice: Notice): Promise<Message | null> => {
    if (!isOurs(notice)) throw new Error('today’s targets have words of their own');
    const lost = notice.kind === 'channel lost';
    const { settingTenant, settingId } = notice;
    const tenant = settingTenant ?? notice.tenant;
    const senco = notice.kind === 'no senco';
    if (senco && (await hasSenco(ports, notice))) return null;
    if (!lost && !senco && notice.shown === 0 && !notice.lines.some(isOpen)) return null;
    const setting = await ports.store.settings.get({ tenant, id: settingId });
    if (!setting) return null;
    const code = lost ? await faultNow(ports, notice) : notice.code;
    return code === null ? null : noticeMessage({ notice: { ...notice, code }, settingName: setting.name });
  };
