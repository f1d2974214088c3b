import { type IsoDate, instantAt } from '../../domain/dates.ts';
import { AppError } from '../../domain/errors.ts';
import { lapsesOn, type Move, problemsOfMove } from '../../domain/move.ts';
import type { Actor, Setting } from '../../domain/setting.ts';
import { childFor, settingOf } from '../guard.ts';
import type { Ports } from '../ports.ts';
import { refused, type Saved, saved } from '../saved.ts';
import { noteStep } from './move-guard.ts';
import { belongTogether } from './reach.ts';
import { tellSide } from './tell.ts';

export interface ProposeInput {
  readonly toSettingId: string;
  readonly consentBy: string;
  readonly consentOn: string;
  readonly consentHow: string;
  readonly on: string;
  readonly words: string;
}

const MOST_WORDS = 1000;

/** The first moment of a day in a setting. */
export const startOf = (date: IsoDate, { timeZone }: Pick<Setting, 'timeZone'>): number =>
  instantAt({ date, time: '00:00', timeZone });

/** Where a child of this setting may move. */
export async function settingsToMoveTo(ports: Ports, from: Setting): Promise<readonly Setting[]> {
  const all = await ports.store.settings.all({ tenant: from.tenant });
  const together = await Promise.all(all.map((setting) => belongTogether(from, setting)));
  return all.filter((_, index) => together[index]);
}

const noSenco = (): AppError => {
  const userMessage = 'That setting has no SENCO who could agree. Its manager can name one with /setting.';
  return new AppError({
    code: 'no-senco',
    message: 'the receiving setting has no SENCO',
    userMessage,
    fields: { toSettingId: userMessage },
  });
};

/** The first key: the sending SENCO proposes a move, with the parents’ consent. Throws 'not-found'. */
export const proposeMove =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly childId: string;
    readonly input: ProposeInput;
    readonly receipt: { readonly key: string; readonly content: string };
  }): Promise<Saved<Move>> => {
    const { actor, childId, input, receipt } = command;
    const { tenant } = actor;
    const { child } = await childFor(ports, { actor, action: 'move child', childId });
    const from = await settingOf(ports, child);
    const to = await ports.store.settings.get({ tenant, id: input.toSettingId });
    const today = ports.clock.today(from.timeZone);
    const consent = { by: input.consentBy.trim(), on: input.consentOn, how: input.consentHow.trim() };
    const errors: Record<string, string> = { ...problemsOfMove({ consent, on: input.on }, today) };
    if (!to || !(await belongTogether(from, to))) errors.toSettingId = 'Please choose the setting.';
    if (input.words.length > MOST_WORDS) errors.words = `Please use at most ${MOST_WORDS} characters.`;
    if (!to || Object.keys(errors).length > 0) return refused(errors);
    const team = await ports.store.members.ofSettings({ tenant, settingIds: [to.id] });
    if (!team.some(({ role }) => role === 'senco')) throw noSenco();
    return ports.store.once({ tenant, ...receipt }, async () => {
      const move: Move = {
        id: ports.newId(),
        tenant,
        ...{ settingId: from.id, settingName: from.name, toSettingId: to.id, toSettingName: to.name },
        ...{ childId, code: child.code, newCode: '', state: 'proposed', active: true },
        ...{ on: input.on, consent, words: input.words.trim() },
        ...{ proposedBy: actor.userId, proposedByName: actor.name, proposedOn: today },
        ...{ answeredBy: '', answeredByName: '', answeredOn: '', why: '', keyPerson: '', grLevel: '' },
        ...{ doneOn: '', handedOver: null, revision: 1 },
        lookAt: startOf(lapsesOn({ proposedOn: today }), from),
      };
      await ports.store.moves.insert(move);
      await noteStep(ports, actor, move, 'sends');
      await tellSide(ports, { move, side: 'receives', day: today });
      return saved(move);
    });
  };
