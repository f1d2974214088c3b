import { type ChainLink, type ChainRef, LEAVE_DAYS, type Side } from '../../domain/chain/chain.ts';
import { addDays } from '../../domain/dates.ts';
import type { Actor } from '../../domain/setting.ts';
import { changedMeanwhile, notFound, settingToChange } from '../guard.ts';
import type { Ports } from '../ports.ts';
import { closeParts } from './answer-part.ts';
import { linkFor, ZONE } from './chain-guard.ts';
import { tellSide } from './chain-news.ts';

interface Asked {
  readonly actor: Actor;
  readonly side: Side;
  readonly setting: { readonly tenant: string; readonly id: string };
  /** Needed on the chain's side. */
  readonly chain?: ChainRef;
}

/** The link, if the actor may speak for that side of it. Throws 'not-found'. */
async function linkOf(ports: Ports, { actor, side, setting, chain }: Asked): Promise<ChainLink> {
  if (side === 'chain') {
    if (!chain) throw notFound();
    return (await linkFor(ports, { actor, chain, setting, action: 'manage chain' })).link;
  }
  if (setting.tenant !== actor.tenant) throw notFound();
  await settingToChange(ports, { actor, action: 'manage setting', settingId: setting.id });
  const link = await ports.store.chainLinks.get(setting);
  if (!link) throw notFound();
  return link;
}

const other = (side: Side): Side => (side === 'chain' ? 'setting' : 'chain');

async function end(ports: Ports, link: ChainLink): Promise<void> {
  const { tenant, id, chain } = link;
  if (!(await ports.store.chainLinks.remove(link))) throw changedMeanwhile();
  await closeParts(ports, { tenant, settingId: id }, 'The setting has left the chain.');
  for (const side of ['chain', 'setting'] as const)
    await tellSide(ports, { side, news: 'left', chain, setting: { tenant, id }, once: link.joinedOn });
}

/** Asks to part. The other side confirms; without an answer it ends by itself after fourteen days. */
export const askToLeave =
  (ports: Ports) =>
  async (asked: Asked): Promise<ChainLink> => {
    const link = await linkOf(ports, asked);
    if (link.leaving) return link;
    const { side, setting } = asked;
    const until = addDays(ports.clock.today(ZONE), LEAVE_DAYS);
    return ports.store.together(async () => {
      const leaving: ChainLink = { ...link, leaving: { by: side, until } };
      if (!(await ports.store.chainLinks.replace(leaving))) throw changedMeanwhile();
      await tellSide(ports, {
        side: other(side),
        news: 'asks to leave',
        chain: link.chain,
        setting,
        once: until,
      });
      return leaving;
    });
  };

/** The other side agrees, or the one that asked takes it back. */
export const answerLeave =
  (ports: Ports) =>
  async ({ yes, ...asked }: Asked & { readonly yes: boolean }): Promise<void> => {
    const link = await linkOf(ports, asked);
    const mine = link.leaving?.by === asked.side;
    if (!link.leaving || yes === mine) throw notFound();
    await ports.store.together(async () => {
      if (yes) return end(ports, link);
      if (!(await ports.store.chainLinks.replace({ ...link, leaving: null }))) throw changedMeanwhile();
    });
  };

/** Ends what nobody answered in time. */
export const endLeaves =
  (ports: Ports) =>
  async ({ limit }: { readonly limit: number }): Promise<void> => {
    for (const link of await ports.store.chainLinks.overdue({ today: ports.clock.today(ZONE), limit }))
      await ports.store.together(() => end(ports, link));
  };

/** Another region for a setting. */
export const placeSetting =
  (ports: Ports) =>
  async ({ region, ...asked }: Omit<Asked, 'side'> & { readonly region: string }): Promise<void> => {
    const { chain: ref } = asked;
    if (!ref) throw notFound();
    const { chain, link } = await linkFor(ports, { ...asked, chain: ref, action: 'manage chain' });
    if (region !== '' && !chain.regions.includes(region)) throw notFound();
    if (!(await ports.store.chainLinks.replace({ ...link, region }))) throw changedMeanwhile();
  };
