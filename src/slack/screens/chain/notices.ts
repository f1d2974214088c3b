import {
  channelDigestMessage,
  leadDigestMessage,
  newsMessage,
  requestMessage,
} from '../../../../blocks/chain/notices.ts';
import type { Notice } from '../../../domain/notice.ts';
import { channelDigest, leadDigest } from '../../../usecases/chain/digest.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Message } from '../../handlers.ts';
import { refOf } from './support.ts';

async function requestOf(
  ports: Ports,
  { tenant, about = '', day, shown, mayBeRepeat }: Notice,
): Promise<Message | null> {
  const part = await ports.store.requestParts.get({ tenant, id: about });
  // Answered before it was ever shown: nobody need be told.
  if (!part || (shown === 0 && part.state !== 'open')) return null;
  const chain = await ports.store.chains.get(part.chain);
  return requestMessage({ part, chainName: chain?.name ?? 'your chain', day, mayBeRepeat });
}

async function digestOf(ports: Ports, notice: Notice): Promise<Message | null> {
  const { tenant, settingTenant, settingId: id, to, day, mayBeRepeat } = notice;
  const ref = { tenant: settingTenant ?? tenant, id };
  const common = { day, mayBeRepeat };
  if ('channel' in to) {
    const digest = await channelDigest(ports, ref);
    return digest && channelDigestMessage({ ...common, name: digest.chain.name, view: digest.view });
  }
  const digest = await leadDigest(ports, ref, { tenant, userId: to.user });
  if (!digest || digest.settings === 0) return null;
  const rows = digest.rows.map(({ figures, counts }) => ({ name: figures.name, counts }));
  return leadDigestMessage({ ...digest, ...common, ref: refOf(ref), name: digest.chain.name, rows });
}

/** Words of what chains send, made when it is sent. Undefined: no notice of a chain. */
export const chainMessages =
  (ports: Ports) =>
  async (notice: Notice): Promise<Message | null | undefined> => {
    switch (notice.kind) {
      case 'chain request':
        return requestOf(ports, notice);
      case 'chain digest':
        return digestOf(ports, notice);
      case 'chain news':
        return newsMessage(notice.about ?? '', notice.mayBeRepeat);
      default:
        return undefined;
    }
  };
