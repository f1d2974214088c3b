import { moveMessage } from '../../../../blocks/move/words.ts';
import type { Notice } from '../../../domain/notice.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Message } from '../../handlers.ts';

/** Words about a move when they are sent. Undefined: no notice of one. Null: there is nothing to say any more. */
export const moveMessages =
  (ports: Pick<Ports, 'store'>) =>
  async (notice: Notice): Promise<Message | null | undefined> => {
    const { kind, tenant, about = '', settingId, shown, mayBeRepeat } = notice;
    if (kind !== 'move proposed' && kind !== 'move news') return undefined;
    const move = await ports.store.moves.get({ tenant, id: about });
    if (!move) return null;
    // Over before it was ever shown: other news says so.
    if (kind === 'move proposed' && shown === 0 && move.state !== 'proposed') return null;
    return moveMessage(move, settingId === move.settingId ? 'sends' : 'receives', mayBeRepeat);
  };
