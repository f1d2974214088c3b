import type { Chain, ChainRef, Side } from '../../domain/chain/chain.ts';
import { type Notice, newNotice } from '../../domain/notice.ts';
import { placesOf } from '../new-notices.ts';
import type { Ports } from '../ports.ts';
import { ZONE } from './chain-guard.ts';

/** What one side is told of what the other did. */
export type News = 'asks to join' | 'joined' | 'asks to leave' | 'left';

type To = Notice['to'];
type Told = Pick<Notice, 'tenant' | 'settingId' | 'settingTenant' | 'to'>;

const inChain = ({ tenant, id, leads }: Chain): readonly Told[] =>
  leads
    .filter(({ regions }) => regions === null)
    .map((lead) => ({
      tenant: lead.tenant,
      settingId: id,
      settingTenant: tenant,
      to: { user: lead.userId },
    }));

async function inSetting(ports: Ports, setting: { tenant: string; id: string }): Promise<readonly Told[]> {
  const found = await ports.store.settings.get(setting);
  const places = found ? await placesOf(ports, found) : [];
  return places.map((to: To) => ({ tenant: setting.tenant, settingId: setting.id, to }));
}

/** Tells a side once, in the transaction of the change. The words name nobody: `/chain` shows who. */
export async function tellSide(
  ports: Ports,
  options: {
    readonly side: Side;
    readonly news: News;
    readonly chain: ChainRef;
    readonly setting: { readonly tenant: string; readonly id: string };
    /** What makes it one of a kind. */
    readonly once: string;
  },
): Promise<void> {
  const { side, news, chain: ref, setting, once } = options;
  const chain = side === 'chain' ? await ports.store.chains.get(ref) : null;
  const told = side === 'chain' ? (chain ? inChain(chain) : []) : await inSetting(ports, setting);
  for (const each of told) {
    const place = 'channel' in each.to ? each.to.channel : each.to.user;
    await ports.store.outbox.add(
      newNotice({
        ...each,
        id: [each.settingId, 'chain news', place, news, once].join('/'),
        kind: 'chain news',
        day: ports.clock.today(ZONE),
        about: `${news}/${side}`,
      }),
    );
  }
}
