import { settingsFor } from '../../domain/access.ts';
import type { Move } from '../../domain/move.ts';
import type { Actor } from '../../domain/setting.ts';
import type { Ports } from '../ports.ts';
import { type MoveSeen, sidesOf } from './move-guard.ts';

/** Moves from and to the settings of a SENCO: those under way first, then the newest. */
export async function movesOf(ports: Ports, actor: Actor): Promise<readonly MoveSeen[]> {
  const { tenant } = actor;
  const [sent, received] = await Promise.all([
    ports.store.moves.from({ tenant, settingIds: settingsFor(actor, 'move child') }),
    ports.store.moves.to({ tenant, settingIds: settingsFor(actor, 'receive child') }),
  ]);
  const isOpen = ({ state }: Move): number => Number(state === 'proposed' || state === 'accepted');
  return [...new Map([...sent, ...received].map((move) => [move.id, move])).values()]
    .sort((a, b) => isOpen(b) - isOpen(a) || b.proposedOn.localeCompare(a.proposedOn))
    .map((move) => ({ move, ...sidesOf(actor, move) }));
}
