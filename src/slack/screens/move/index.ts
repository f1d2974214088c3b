import { z } from 'zod';
import {
  acceptForm,
  cancelForm,
  declineForm,
  lookView,
  proposeForm,
  whyView,
} from '../../../../blocks/move/forms.ts';
import {
  ACCEPT_FORM,
  CANCEL_FORM,
  DECLINE_FORM,
  FIND_MOVE_TO,
  MOVE,
  MOVE_ACCEPT,
  MOVE_CANCEL,
  MOVE_DECLINE,
  MOVE_LOOK,
  MOVE_RECEIPT,
  PROPOSE_FORM,
} from '../../../../blocks/move/ids.ts';
import { movesMessage, moveWords } from '../../../../blocks/move/words.ts';
import { longDate } from '../../../domain/dates.ts';
import type { Move } from '../../../domain/move.ts';
import { fold } from '../../../domain/names.ts';
import { sheetOf } from '../../../domain/sheets/index.ts';
import { clockOf } from '../../../usecases/due-list.ts';
import { childFor, settingOf } from '../../../usecases/guard.ts';
import { acceptMove, cancelMove, declineMove, sameAt } from '../../../usecases/moves/answer.ts';
import { carryOut } from '../../../usecases/moves/carry-out.ts';
import { movesOf } from '../../../usecases/moves/list.ts';
import { childToReceive, moveFor } from '../../../usecases/moves/move-guard.ts';
import { proposeMove, settingsToMoveTo } from '../../../usecases/moves/propose.ts';
import { transferReceipt } from '../../../usecases/moves/receipt.ts';
import { livePlans } from '../../../usecases/plans.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Context, Pressed, Reply, SeenView } from '../../handlers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, say, text } from '../support.ts';

const ofChild = z.strictObject({ child: z.string() });
const ofMove = z.strictObject({ move: z.string() });

async function openProposal(ports: Ports, { actor }: Context, childId: string): Promise<Reply> {
  const { child } = await childFor(ports, { actor, action: 'move child', childId });
  const setting = await settingOf(ports, child);
  const settings = await settingsToMoveTo(ports, setting);
  if (settings.length === 0) return say('There is no other setting here yet to which a child could move.');
  return { kind: 'open', view: proposeForm(child, settings, ports.clock.today(setting.timeZone)) };
}

async function propose(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { child: childId } = readMetadata(ofChild, view.metadata);
  const { values } = view;
  const input = {
    toSettingId: text(values, 'toSettingId'),
    consentBy: text(values, 'consentBy'),
    consentOn: text(values, 'consentOn'),
    consentHow: text(values, 'consentHow'),
    on: text(values, 'on'),
    words: text(values, 'words'),
  };
  const result = await proposeMove(ports)({ actor, childId, input, receipt: receiptOf(view) });
  return reply(result, { saved: (move) => told(actor.userId, moveWords(move, 'sends')) });
}

const told = (userId: string, words: string): Reply => ({
  kind: 'clear',
  afterwards: (slack) => slack.directMessage({ userId, message: { text: words } }),
});

async function look(ports: Ports, { actor }: Context, moveId: string): Promise<Reply> {
  const { move, sends } = await moveFor(ports, { actor, moveId });
  if (move.state === 'declined') return { kind: 'open', view: whyView(move) };
  if (move.state !== 'proposed') return say(moveWords(move, sends ? 'sends' : 'receives'));
  const { child, open } = await childToReceive(ports, { actor, move });
  const setting = await settingOf(ports, child);
  const today = ports.clock.today(setting.timeZone);
  const records = await open.store.records.ofChild({ tenant: actor.tenant, childId: child.id });
  const plans = livePlans(records).map((plan) => {
    const { title } = sheetOf(plan.sheet);
    return `${title}, cycle ${plan.plan.cycle}, from ${longDate(plan.plan.startedOn)}: review due ${longDate(clockOf(plan, setting, today).due)}`;
  });
  return { kind: 'open', view: lookView({ move, child, plans }) };
}

async function openAcceptance(ports: Ports, { actor }: Context, moveId: string): Promise<Reply> {
  const { move } = await moveFor(ports, { actor, moveId });
  if (move.state !== 'proposed') return say(moveWords(move, 'receives'));
  const { child } = await childToReceive(ports, { actor, move });
  const setting = await settingOf(ports, { tenant: move.tenant, settingId: move.toSettingId });
  const same = await sameAt(ports, { actor, move, child });
  return { kind: 'update', view: acceptForm({ move, child, profile: ports.profiles.of(setting), same }) };
}

async function accept(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { move: moveId } = readMetadata(ofMove, view.metadata);
  const { values } = view;
  const result = await acceptMove(ports)({
    ...{ actor, moveId, receipt: receiptOf(view) },
    keyPerson: text(values, 'keyPerson'),
    grLevel: text(values, 'grLevel'),
    another: list(values, 'another').includes('another'),
  });
  return reply(result, {
    saved: (move) => ({
      kind: 'clear',
      // At once where its day has come; should this break off, a worker does it.
      afterwards: async (slack) => {
        const now = (await carryOut(ports)(move)) ?? move;
        const message = { text: moveWords(now, 'receives') };
        if (now.state !== 'done') await slack.directMessage({ userId: actor.userId, message });
      },
    }),
  });
}

async function decline(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { move: moveId } = readMetadata(ofMove, view.metadata);
  const why = text(view.values, 'why');
  const result = await declineMove(ports)({ actor, moveId, why, receipt: receiptOf(view) });
  return reply(result, { saved: (move) => told(actor.userId, moveWords(move, 'receives')) });
}

async function cancel(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { move: moveId } = readMetadata(ofMove, view.metadata);
  const result = await cancelMove(ports)({ actor, moveId, receipt: receiptOf(view) });
  return reply(result, { saved: (move) => told(actor.userId, moveWords(move, 'sends')) });
}

const form =
  (ports: Ports, kind: 'open' | 'update', view: typeof declineForm, side: 'sends' | 'receives') =>
  async ({ actor }: Context, { value: moveId }: Pressed): Promise<Reply> => {
    const seen = await moveFor(ports, { actor, moveId });
    const { state } = seen.move;
    const isOpen = state === 'proposed' || (side === 'sends' && state === 'accepted');
    return seen[side] && isOpen ? { kind, view: view(seen.move) } : say(moveWords(seen.move, side));
  };

const receipt =
  (ports: Ports) =>
  async ({ actor }: Context, { value: moveId }: Pressed): Promise<Reply> => ({
    kind: 'done',
    afterwards: async (slack) => {
      const { fileName, title, document } = await transferReceipt(ports)({ actor, moveId });
      const { tenant, userId } = actor;
      await slack.directFile({
        ...{ userId, title, name: `${fileName}.pdf`, bytes: await ports.print(document) },
        onFileId: (fileId) =>
          ports.store.files.insert({ tenant, fileId, recordId: moveId, postedAt: ports.clock.now() }),
      });
    },
  });

/** Answers `/child moves`. */
export async function movesCommand(ports: Ports, { actor }: Context): Promise<Reply> {
  const moves = await movesOf(ports, actor);
  const sideOf = (seen: { move: Move; sends: boolean }) => (seen.sends ? 'sends' : 'receives');
  return {
    kind: 'say',
    message: movesMessage(moves.map((seen) => ({ move: seen.move, side: sideOf(seen) }))),
  };
}

async function find(ports: Ports, { actor }: Context, typed: string) {
  const wanted = fold(typed);
  return (await ports.store.settings.all({ tenant: actor.tenant }))
    .filter(({ name, code }) => fold(name).includes(wanted) || fold(code) === wanted)
    .slice(0, 100)
    .map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }));
}

/** A child goes to another setting: two SENCOs agree, the day comes, both keep a receipt. */
export const moveScreen = (ports: Ports): Screen => ({
  submissions: {
    [PROPOSE_FORM]: (context, view) => propose(ports, context, view),
    [ACCEPT_FORM]: (context, view) => accept(ports, context, view),
    [DECLINE_FORM]: (context, view) => decline(ports, context, view),
    [CANCEL_FORM]: (context, view) => cancel(ports, context, view),
  },
  actions: {
    [MOVE]: (context, { value }) => openProposal(ports, context, value),
    [MOVE_LOOK]: (context, { value }) => look(ports, context, value),
    [MOVE_ACCEPT]: (context, { value }) => openAcceptance(ports, context, value),
    [MOVE_DECLINE]: form(ports, 'update', declineForm, 'receives'),
    [MOVE_CANCEL]: form(ports, 'open', cancelForm, 'sends'),
    [MOVE_RECEIPT]: receipt(ports),
  },
  options: { [FIND_MOVE_TO]: (context, typed) => find(ports, context, typed) },
});
