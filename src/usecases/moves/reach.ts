import type { Setting } from '../../domain/setting.ts';

type Which = Pick<Setting, 'tenant' | 'id'>;
/** Names the chain a setting is in; null for none. Until chains are kept, nobody is in one. */
type ChainOf = (setting: Which) => Promise<string | null>;
const inNoChain: ChainOf = async () => null;

/** May a child move between these: two settings of one workspace, or of one chain? */
export async function belongTogether(a: Which, b: Which, chainOf: ChainOf = inNoChain): Promise<boolean> {
  if (a.tenant === b.tenant) return a.id !== b.id;
  const chain = await chainOf(a);
  return chain !== null && chain === (await chainOf(b));
}
