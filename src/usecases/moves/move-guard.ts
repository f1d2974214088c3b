import { mayInSetting } from '../../domain/access.ts';
import type { Move } from '../../domain/move.ts';
import type { Actor } from '../../domain/setting.ts';
import { permitForMove, readingWith } from '../guard/permits.ts';
import { notFound } from '../guard.ts';
import type { Ports, ReadPorts } from '../ports.ts';

/** The sides of a move for which a person holds the key. */
export const sidesOf = (actor: Actor, { tenant, settingId, toSettingId }: Move) => ({
  sends: tenant === actor.tenant && mayInSetting(actor, 'move child', settingId),
  receives: tenant === actor.tenant && mayInSetting(actor, 'receive child', toSettingId),
});

export interface MoveSeen {
  readonly move: Move;
  readonly sends: boolean;
  readonly receives: boolean;
}

/** A move, for the SENCOs of either side. Throws 'not-found'. */
export async function moveFor(
  ports: Ports,
  { actor, moveId }: { readonly actor: Actor; readonly moveId: string },
): Promise<MoveSeen> {
  const move = await ports.store.moves.get({ tenant: actor.tenant, id: moveId });
  if (!move) throw notFound();
  const sides = sidesOf(actor, move);
  if (!sides.sends && !sides.receives) throw notFound();
  return { move, ...sides };
}

/** The child of a proposed move, shown to the receiving SENCO; noted in the trail of the setting that has it. */
export async function childToReceive(ports: Ports, { actor, move }: { actor: Actor; move: Move }) {
  const { tenant, childId: id, settingId: chain } = move;
  if (!sidesOf(actor, move).receives || move.state !== 'proposed') throw notFound();
  const permit = permitForMove(actor, move);
  const open: ReadPorts = readingWith(ports, permit);
  const child = await open.store.children.get({ tenant, id });
  if (child?.settingId !== chain) throw notFound();
  const line = { chain, did: 'opened', what: 'children', record: id, childId: id, listed: [] } as const;
  await ports.gate.note(permit, line);
  return { child, open };
}

/** A step of either side, in the trail of its own setting. */
export const noteStep = (
  ports: Ports,
  actor: Actor,
  move: Move,
  side: 'sends' | 'receives',
  did: 'wrote' | 'printed' = 'wrote',
): Promise<void> =>
  ports.gate.note(permitForMove(actor, move), {
    chain: side === 'sends' ? move.settingId : move.toSettingId,
    ...{ did, what: 'moves', record: move.id, childId: move.childId, listed: [] },
  });
