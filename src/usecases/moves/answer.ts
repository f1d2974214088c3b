import type { Child } from '../../domain/child.ts';
import { AppError } from '../../domain/errors.ts';
import { levelIn } from '../../domain/levels.ts';
import { ended, type Move, type MoveStep, mayStep } from '../../domain/move.ts';
import { fold } from '../../domain/names.ts';
import type { Actor, Setting } from '../../domain/setting.ts';
import { changedMeanwhile, listFor, notFound } from '../guard.ts';
import type { Ports } from '../ports.ts';
import { refused, type Saved, saved } from '../saved.ts';
import { childToReceive, moveFor, noteStep } from './move-guard.ts';
import { startOf } from './propose.ts';
import { settleProposal, tellSide } from './tell.ts';

interface Command {
  readonly actor: Actor;
  readonly moveId: string;
  readonly receipt: { readonly key: string; readonly content: string };
}

const tooLate = (): AppError =>
  new AppError({
    code: 'move-over',
    message: 'the move has gone on meanwhile',
    userMessage: 'This move has gone on meanwhile, so nothing was changed. Type /child moves to see it.',
  });

async function settingOfSide(ports: Ports, { tenant, toSettingId: id }: Move): Promise<Setting> {
  const setting = await ports.store.settings.get({ tenant, id });
  if (!setting) throw notFound();
  return setting;
}

/** Keeps a step of a move and tells the other side, in one transaction. */
async function take(
  ports: Ports,
  options: Command & { move: Move; side: 'sends' | 'receives'; step: MoveStep; today: string },
): Promise<Saved<Move>> {
  const { actor, move, side, step, today, receipt } = options;
  return ports.store.once({ tenant: actor.tenant, ...receipt }, async () => {
    const now = await ports.store.moves.get(move);
    if (!now || !mayStep(now, step, today)) throw tooLate();
    if (!(await ports.store.moves.replace({ ...move, revision: now.revision }))) throw changedMeanwhile();
    await noteStep(ports, actor, move, side);
    await settleProposal(ports, move);
    await tellSide(ports, { move, side: side === 'sends' ? 'receives' : 'sends', day: today });
    return saved(move);
  });
}

/** Children of the receiving register of the same name and day of birth: perhaps the same child. */
export const sameAt = (ports: Ports, options: { actor: Actor; move: Move; child: Child }) => {
  const { actor, move, child } = options;
  return listFor(
    ports,
    { actor, action: 'edit child', settingIds: [move.toSettingId] },
    async (children) => ({
      answer: children
        .filter(({ name, dob }) => dob === child.dob && fold(name) === fold(child.name))
        .map(({ code }) => code),
      shown: [],
    }),
  );
};

/** The second key: the receiving SENCO accepts. The move is carried out on its day by a worker. */
export const acceptMove =
  (ports: Ports) =>
  async (
    command: Command & {
      readonly keyPerson: string;
      readonly grLevel: string;
      /** They looked, and it is another child than the one of the same name and date of birth. */
      readonly another: boolean;
    },
  ): Promise<Saved<Move>> => {
    const { actor, keyPerson, grLevel, another } = command;
    const { move } = await moveFor(ports, command);
    const { child } = await childToReceive(ports, { actor, move });
    const setting = await settingOfSide(ports, move);
    const today = ports.clock.today(setting.timeZone);
    const { tenant } = actor;
    const team = await ports.store.members.ofSettings({ tenant, settingIds: [setting.id] });
    const errors: Record<string, string> = {};
    if (!team.some(({ userId }) => userId === keyPerson))
      errors.keyPerson = 'Please choose somebody of your setting’s team. /setting adds people to it.';
    const level = grLevel === '' ? child.grLevel : grLevel;
    if (levelIn(ports.profiles.of(setting), level).kind !== 'known') errors.grLevel = 'Please choose one.';
    if (!another && (await sameAt(ports, { actor, move, child })).length > 0)
      errors.another = 'Please look at that child first. Is this another one?';
    if (Object.keys(errors).length > 0) return refused(errors);
    const accepted: Move = {
      ...move,
      ...{ state: 'accepted', keyPerson, grLevel: level, lookAt: startOf(move.on, setting) },
      ...{ answeredBy: actor.userId, answeredByName: actor.name, answeredOn: today },
    };
    return take(ports, { ...command, move: accepted, side: 'receives', step: 'accept', today });
  };

/** The receiving SENCO says no, and why; everything stays as it was. */
export const declineMove =
  (ports: Ports) =>
  async (command: Command & { readonly why: string }): Promise<Saved<Move>> => {
    const { actor, why } = command;
    const { move, receives } = await moveFor(ports, command);
    if (!receives) throw notFound();
    if (why.trim() === '') return refused({ why: 'Please say why, in a few words.' });
    const today = ports.clock.today((await settingOfSide(ports, move)).timeZone);
    const declined = {
      ...ended(move, 'declined', why.trim()),
      ...{ answeredBy: actor.userId, answeredByName: actor.name, answeredOn: today },
    };
    return take(ports, { ...command, move: declined, side: 'receives', step: 'decline', today });
  };

/** The sending SENCO takes it back, until it is done. */
export const cancelMove =
  (ports: Ports) =>
  async (command: Command): Promise<Saved<Move>> => {
    const { move, sends } = await moveFor(ports, command);
    if (!sends) throw notFound();
    const today = ports.clock.today((await settingOfSide(ports, move)).timeZone);
    const cancelled = ended(move, 'cancelled');
    return take(ports, { ...command, move: cancelled, side: 'sends', step: 'cancel', today });
  };
