import { type NudgingNotice, noticeMessage } from '../../../blocks/notice.ts';
import { isOpen } from '../../../blocks/notice-words.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Message } from '../handlers.ts';

const isOurs = (notice: Notice): notice is NudgingNotice =>
  !['today', 'chain request', 'chain digest', 'chain news'].includes(notice.kind);

/** Why the channel is lost now: it may have become another reason since, and it may be mended. */
async function faultNow(ports: Pick<Ports, 'store'>, notice: Notice): Promise<string> {
  const { tenant, settingId } = notice;
  const stuck = await ports.store.outbox.stuck({ tenant, settingIds: [settingId] });
  return stuck.find(({ state, to }) => state === 'parked' && 'channel' in to)?.code || notice.code;
}

/**
 * The words of a notice when it is sent; null where it was never shown and nothing in it is open any more. Not for
 * 'today', whose words are another screen's.
 */
export const noticeMessages =
  (ports: Pick<Ports, 'store'>) =>
  async (notice: Notice): Promise<Message | null> => {
    if (!isOurs(notice)) throw new Error('today’s targets have words of their own');
    const lost = notice.kind === 'channel lost';
    if (!lost && notice.shown === 0 && !notice.lines.some(isOpen)) return null;
    const { settingTenant, settingId } = notice;
    const tenant = settingTenant ?? notice.tenant;
    const setting = await ports.store.settings.get({ tenant, id: settingId });
    if (!setting) return null;
    const told = lost ? { ...notice, code: await faultNow(ports, notice) } : notice;
    return noticeMessage({ notice: told, settingName: setting.name });
  };
