import { leadsToTell } from '../../domain/chain/chain.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Ports } from '../ports.ts';

/** Who hears of what is overdue for long: the leads of the setting's region, in their own workspaces. None where it is in no chain. */
export async function escalationsTo(
  ports: Ports,
  { tenant, id, timeZone }: Setting,
): Promise<readonly { readonly tenant: string; readonly to: { readonly user: string } }[]> {
  const link = await ports.store.chainLinks.get({ tenant, id });
  const chain = link && (await ports.store.chains.get(link.chain));
  if (!chain) return [];
  return leadsToTell(chain, link.region, ports.clock.today(timeZone)).map((lead) => ({
    tenant: lead.tenant,
    to: { user: lead.userId },
  }));
}

/** The leads of a setting's chain, as its audit trail names them. */
export async function leadsOf(
  ports: Ports,
  setting: { readonly tenant: string; readonly id: string },
): Promise<readonly { readonly userId: string; readonly name: string }[]> {
  const link = await ports.store.chainLinks.get(setting);
  const chain = link && (await ports.store.chains.get(link.chain));
  return (chain?.leads ?? []).map(({ tenant, userId, name }) => ({
    userId: tenant === setting.tenant ? userId : `${tenant}/${userId}`,
    name,
  }));
}
