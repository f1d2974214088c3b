import type { ModalView } from '@slack/types';
import { type Child, calledName } from '../../src/domain/child.ts';
import { longDate } from '../../src/domain/dates.ts';
import { levelIn } from '../../src/domain/levels.ts';
import type { Move } from '../../src/domain/move.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Setting } from '../../src/domain/setting.ts';
import { checksInput, choiceInput, dateInput, searchInput, textInput, userInput } from '../inputs.ts';
import { limits } from '../limits.ts';
import { actions, button, facts, modal, small, words } from '../parts.ts';
import {
  ACCEPT_FORM,
  CANCEL_FORM,
  DECLINE_FORM,
  FIND_MOVE_TO,
  MOVE_ACCEPT,
  MOVE_DECLINE,
  PROPOSE_FORM,
} from './ids.ts';
import { moveWords } from './words.ts';

/** The sending SENCO's side. */
export function proposeForm(child: Child, settings: readonly Setting[], today: string): ModalView {
  const to = { key: 'toSettingId', label: 'Setting' };
  const options = settings.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }));
  return modal({
    callbackId: PROPOSE_FORM,
    title: 'Move to a setting',
    submit: 'Propose',
    metadata: { child: child.id },
    blocks: [
      words(`${child.code} ${calledName(child)}`),
      small(
        'The SENCO there is asked, by code. When they accept, plans and review dates carry on with them, and your setting’s access ends on the day of the move.',
      ),
      options.length > limits.options
        ? searchInput({ ...to, actionId: FIND_MOVE_TO })
        : choiceInput({ ...to, options }),
      textInput({ key: 'consentBy', label: 'Consent given by', hint: 'A parent or carer.' }),
      dateInput({ key: 'consentOn', label: 'Consent given on' }),
      textInput({ key: 'consentHow', label: 'How it was given', hint: 'For example: signed form.' }),
      dateInput({ key: 'on', label: 'Date of the move', initial: today }),
      textInput({ key: 'words', label: 'A word to the new SENCO', optional: true, multiline: true }),
    ],
  });
}

/** What the receiving SENCO sees before they answer. */
export const lookView = (options: {
  readonly move: Move;
  readonly child: Child;
  readonly plans: readonly string[];
}): ModalView => {
  const { move, child, plans } = options;
  const { consent } = move;
  return modal({
    callbackId: 'move-look',
    title: 'A child may come',
    blocks: [
      words(calledName(child)),
      facts([
        ['DOB', longDate(child.dob)],
        ['From', `${move.settingName} (${move.code})`],
        ['Date of the move', longDate(move.on)],
        ['Parental consent', `${consent.by}, ${longDate(consent.on)}, ${consent.how}`],
        ['Proposed by', move.proposedByName],
      ]),
      ...(move.words === '' ? [] : [words(move.words)]),
      ...(plans.length === 0 ? [small('No live plan.')] : plans.map(words)),
      actions(
        button({ action: MOVE_ACCEPT, label: 'Accept', value: move.id, main: true }),
        button({ action: MOVE_DECLINE, label: 'Decline', value: move.id }),
      ),
    ],
  });
};

export const acceptForm = (options: {
  readonly move: Move;
  readonly child: Child;
  readonly profile: Profile;
  /** Codes of children here with the same name and date of birth. */
  readonly same: readonly string[];
}): ModalView => {
  const { move, child, profile, same } = options;
  const asksLevel = levelIn(profile, child.grLevel).kind !== 'known';
  return modal({
    callbackId: ACCEPT_FORM,
    title: 'Accept the move',
    submit: 'Accept',
    metadata: { move: move.id },
    blocks: [
      words(`${calledName(child)}, born ${longDate(child.dob)}`),
      userInput({ key: 'keyPerson', label: 'Key person' }),
      ...(asksLevel
        ? [
            small(`Your authority has other levels. At ${move.settingName} it was ${child.grLevel}.`),
            choiceInput({ key: 'grLevel', label: profile.levelWords.name, options: profile.grLevels }),
          ]
        : []),
      ...(same.length > 0
        ? [
            words(
              `A child of this name and date of birth is in your register already: ${same.join(', ')}. If it is the same child, please press Cancel and speak with the other SENCO.`,
            ),
            checksInput({
              key: 'another',
              label: 'Is it another child?',
              options: [{ value: 'another', label: 'I looked: it is another child' }],
              initial: [],
              optional: true,
            }),
          ]
        : []),
    ],
  });
};

export const declineForm = (move: Move): ModalView =>
  modal({
    callbackId: DECLINE_FORM,
    title: 'Decline the move',
    submit: 'Decline',
    metadata: { move: move.id },
    blocks: [
      words(moveWords(move, 'receives')),
      textInput({ key: 'why', label: 'Why?', hint: 'The other SENCO sees it. Nothing changes there.' }),
    ],
  });

/** Why it was declined: for the two SENCOs alone. */
export const whyView = (move: Move): ModalView =>
  modal({
    callbackId: 'move-why',
    title: 'Why it was declined',
    blocks: [words(`${move.code}: ${move.why}`), small(move.answeredByName)],
  });

export const cancelForm = (move: Move): ModalView =>
  modal({
    callbackId: CANCEL_FORM,
    title: 'Cancel the move',
    submit: 'Cancel move',
    close: 'Keep it',
    metadata: { move: move.id },
    blocks: [
      words(moveWords(move, 'sends')),
      small('The child stays with your setting. The other SENCO is told.'),
    ],
  });
