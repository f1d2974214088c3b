import { leadsToTell } from '../../domain/chain/chain.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Ports } from '../ports.ts';

/** Who hears of what is overdue for long: the leads of the setting's region, in their own workspaces. Null: no chain. */
export async function escalationsTo(
  ports: Ports,
  { tenant, id, timeZone }: Setting,
): Promise<readonly { readonly tenant: string; readonly to: { readonly user: string } }[] | null> {
  const link = await ports.store.chainLinks.get({ tenant, id });
  const chain = link && (await ports.store.chains.get(link.chain));
  if (!chain) return null;
  return leadsToTell(chain, link.region, ports.clock.today(timeZone)).map((lead) => ({
    tenant: lead.tenant,
    to: { user: lead.userId },
  }));
}
