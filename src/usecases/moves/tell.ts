import type { IsoDate } from '../../domain/dates.ts';
import type { Move } from '../../domain/move.ts';
import { newNotice } from '../../domain/notice.ts';
import type { Ports } from '../ports.ts';

const sencosOf = async (ports: Pick<Ports, 'store'>, tenant: string, settingId: string) =>
  (await ports.store.members.ofSettings({ tenant, settingIds: [settingId] }))
    .filter(({ role }) => role === 'senco')
    .map(({ userId }) => userId);

/** Tells the SENCOs of one side where a move stands, by code; in the transaction of the step. */
export async function tellSide(
  ports: Pick<Ports, 'store'>,
  options: { readonly move: Move; readonly side: 'sends' | 'receives'; readonly day: IsoDate },
): Promise<void> {
  const { move, side, day } = options;
  const { tenant, id: about, state } = move;
  const kind = state === 'proposed' ? 'move proposed' : 'move news';
  const settingId = side === 'sends' ? move.settingId : move.toSettingId;
  for (const user of await sencosOf(ports, tenant, settingId))
    await ports.store.outbox.add(
      newNotice({
        id: [settingId, kind, user, about, state].join('/'),
        ...{ tenant, settingId, kind, to: { user }, day, about },
      }),
    );
}

/** What asked the receivers says what became of it, and has no button any more. */
export async function settleProposal(ports: Pick<Ports, 'store'>, move: Move): Promise<void> {
  const { tenant, toSettingId: settingId, id: about } = move;
  for (const user of await sencosOf(ports, tenant, settingId)) {
    const id = [settingId, 'move proposed', user, about, 'proposed'].join('/');
    const notice = await ports.store.outbox.get({ tenant, id });
    if (notice && notice.state !== 'dropped') await ports.store.outbox.rewrite(notice);
  }
}
