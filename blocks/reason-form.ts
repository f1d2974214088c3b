import type { ModalView } from '@slack/types';
import { textInput } from './inputs.ts';
import { modal, words } from './parts.ts';

export const REASON_FORM = 'reason-form';
export const MOST_REASON = 500;

/** Asked before somebody from outside the setting opens a child's record (domain.md §8). */
export const reasonForm = (metadata: unknown): ModalView =>
  modal({
    callbackId: REASON_FORM,
    title: 'Why do you ask?',
    submit: 'Open',
    metadata,
    blocks: [
      words('This is one child’s record. Opening it is noted with your name and your reason.'),
      textInput({
        key: 'reason',
        label: 'Your reason',
        hint: 'One line, such as: preparing the EHC panel of 3 March. The setting’s SENCO can read it. Please name no child.',
      }),
    ],
  });
