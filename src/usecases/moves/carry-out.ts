import type { Child } from '../../domain/child.ts';
import { ended, type Move, mayStep } from '../../domain/move.ts';
import type { Setting } from '../../domain/setting.ts';
import { changingWith, permitToMove } from '../guard/permits.ts';
import { changedMeanwhile, notFound } from '../guard.ts';
import { isPlan } from '../plans.ts';
import type { ChangePorts, Ports } from '../ports.ts';
import { becomes, settleNotices } from '../settle-notices.ts';
import { settleProposal, tellSide } from './tell.ts';

/** A child may have hundreds of entries, and nobody waits for it. */
const WITHIN_MS = 30_000;
/** What was being saved at the old setting while the child moved is there after this, and taken along. */
const LATER_MS = 10_000;

type Scope = Pick<Move, 'tenant' | 'id'>;

const placeOf = ({ settingId, settingName, code: childCode }: Move) => ({
  settingId,
  settingName,
  childCode,
});

async function childOf(open: ChangePorts, { tenant, childId: id }: Move): Promise<Child> {
  const child = await open.store.children.get({ tenant, id });
  if (!child) throw notFound();
  return child;
}

async function movedChild(open: ChangePorts, move: Move, to: Setting, today: string): Promise<Child> {
  const { tenant } = move;
  const child = await childOf(open, move);
  const number = await open.store.settings.nextChildNumber({ tenant, id: to.id });
  const team = await open.store.members.ofSettings({ tenant, settingIds: [to.id] });
  const isThere = team.some(({ userId }) => userId === move.keyPerson);
  return {
    ...child,
    settingId: to.id,
    code: `${to.code}-${String(number).padStart(2, '0')}`,
    ...{ keyPerson: isThere ? move.keyPerson : '', backUpKeyPerson: '', grLevel: move.grLevel },
    formerCodes: [...(child.formerCodes ?? []), { ...placeOf(move), childCode: child.code, until: today }],
    revision: child.revision + 1,
  };
}

/** Everything goes over in one transaction: old rights end with it, and new ones begin. */
async function takeEffect(ports: Ports, move: Move, to: Setting, today: string): Promise<void> {
  const open = changingWith(ports, permitToMove(move));
  const { tenant, childId } = move;
  const records = await open.store.records.ofChild({ tenant, childId });
  const child = await movedChild(open, move, to, today);
  const handedOver = await open.store.children.move({ child, from: placeOf(move) });
  const plans = records.filter(isPlan);
  await settleNotices(open, { plans, change: becomes({ what: 'moved away', on: today }) });
  const lookAt = ports.clock.now() + LATER_MS;
  const done: Move = { ...move, state: 'done', newCode: child.code, doneOn: today, handedOver, lookAt };
  if (!(await ports.store.moves.replace(done))) throw changedMeanwhile();
  await settleProposal(ports, done);
  for (const side of ['sends', 'receives'] as const) await tellSide(ports, { move: done, side, day: today });
}

/** Once more, for what somebody was just saving at the old setting. */
async function takeAlong(ports: Ports, move: Move): Promise<void> {
  const open = changingWith(ports, permitToMove(move));
  const child = await childOf(open, move);
  if (child.settingId === move.toSettingId)
    await open.store.children.move({ child, from: placeOf(move), again: true });
  await ports.store.moves.replace({ ...move, active: false });
}

async function lapse(ports: Ports, move: Move, today: string): Promise<void> {
  const over = ended(move, 'timed out');
  if (!(await ports.store.moves.replace(over))) throw changedMeanwhile();
  await settleProposal(ports, over);
  for (const side of ['sends', 'receives'] as const) await tellSide(ports, { move: over, side, day: today });
}

/**
 * Does what a move waits for by now; answers the move as it stands then. May be called by any number of workers at
 * once, and again after a crash: each step is one transaction, which changes the move itself.
 */
export const carryOut =
  (ports: Ports) =>
  ({ tenant, id }: Scope): Promise<Move | null> =>
    ports.store.together(
      async () => {
        const move = await ports.store.moves.get({ tenant, id });
        if (!move?.active) return move;
        const to = await ports.store.settings.get({ tenant, id: move.toSettingId });
        if (!to) return move;
        const today = ports.clock.today(to.timeZone);
        if (move.state === 'done' && ports.clock.now() >= move.lookAt) await takeAlong(ports, move);
        else if (mayStep(move, 'take effect', today)) await takeEffect(ports, move, to, today);
        else if (mayStep(move, 'lapse', today)) await lapse(ports, move, today);
        return ports.store.moves.get({ tenant, id });
      },
      { withinMs: WITHIN_MS },
    );
