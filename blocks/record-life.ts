import type { KnownBlock, ModalView } from '@slack/types';
import type { Child } from '../src/domain/child.ts';
import { longDate } from '../src/domain/dates.ts';
import { OPEN } from './card.ts';
import { textInput } from './inputs.ts';
import { actions, button, line, modal, small, words } from './parts.ts';

/** Action ids in a child's file. */
export const EXPORT = 'export-child';
export const HOLD = 'hold-child';
export const ERASE = 'erase-child';
/** Callback ids. */
export const HOLD_FORM = 'hold-form';
export const ERASE_FORM = 'erase-form';
export const RETENTION = 'retention';

export interface LifeWords {
  readonly from: string;
  readonly due: boolean;
}

const mayBeErased = ({ from, due }: LifeWords): string =>
  due ? `May be erased since ${longDate(from)}.` : `May be erased from ${longDate(from)}.`;

const heldWords = ({ legalHold }: Child): readonly string[] =>
  legalHold
    ? [`Legal hold since ${longDate(legalHold.on)}, set by ${legalHold.byName}: ${legalHold.why}`]
    : [];

/** How long the record is kept, and what can be done with it as a whole. */
export const recordLife = (child: Child, life: LifeWords): readonly KnownBlock[] => [
  line,
  words(['Record', ...heldWords(child), mayBeErased(life)].join('\n')),
  actions(
    button({ action: EXPORT, label: 'Export everything', value: child.id }),
    button({ action: HOLD, label: child.legalHold ? 'Lift legal hold' : 'Legal hold', value: child.id }),
    button({ action: ERASE, label: 'Erase', value: child.id }),
  ),
];

const NO_NAME = 'One line. It is kept; please name no child.';

export const holdForm = (child: Child): ModalView =>
  modal({
    callbackId: HOLD_FORM,
    title: child.legalHold ? 'Lift legal hold' : 'Legal hold',
    submit: child.legalHold ? 'Lift' : 'Hold',
    metadata: { child: child.id, hold: !child.legalHold },
    blocks: [
      ...heldWords(child).map(words),
      words(
        child.legalHold
          ? `${child.code}: once the hold is lifted, the record may be erased by a person.`
          : `${child.code}: while the hold stands, nobody can erase the record.`,
      ),
      textInput({ key: 'why', label: 'Your reason', hint: NO_NAME }),
    ],
  });

/** Erasing takes two things that nobody does by mistake: the code, typed, and a reason. */
export const eraseForm = (
  child: Child,
  { from, early }: { readonly from: string; readonly early: boolean },
): ModalView =>
  child.legalHold
    ? modal({
        callbackId: ERASE_FORM,
        title: 'Erase the record',
        blocks: [
          words('This record is under a legal hold and cannot be erased.'),
          ...heldWords(child).map(words),
        ],
      })
    : modal({
        callbackId: ERASE_FORM,
        title: 'Erase the record',
        submit: 'Erase for good',
        metadata: { child: child.id },
        blocks: [
          words(
            `This erases everything kept about ${child.code}: plans with all their versions, records of intervention, minutes, reports, and this app’s files about them in Slack. It cannot be undone. You get a certificate without content.`,
          ),
          ...(early
            ? [
                words(
                  `Too early? The record is usually kept until ${longDate(from)}, because it may be needed until then. Export everything first, if the child moves on.`,
                ),
              ]
            : []),
          textInput({ key: 'code', label: 'The child’s code', hint: `Type ${child.code} to confirm.` }),
          textInput({ key: 'why', label: 'Your reason', hint: NO_NAME }),
        ],
      });

/** Who may be erased when, the first day first. */
export const retentionView = (proposals: readonly (LifeWords & { readonly child: Child })[]): ModalView =>
  modal({
    callbackId: RETENTION,
    title: 'How long we keep',
    blocks: [
      small('Nothing is erased by itself. Open a file to erase it, or to put it under a legal hold.'),
      ...(proposals.length === 0 ? [words('There are no children here.')] : []),
      ...proposals.map(
        (one): KnownBlock => ({
          ...words(
            [`${one.child.code}: ${mayBeErased(one)}`, ...(one.child.legalHold ? ['Legal hold.'] : [])].join(
              ' ',
            ),
          ),
          accessory: button({ action: OPEN, label: 'Open file', value: `child-file|${one.child.id}` }),
        }),
      ),
    ],
  });
