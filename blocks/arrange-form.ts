import type { KnownBlock, ModalView } from '@slack/types';
import type { IsoDate } from '../src/domain/dates.ts';
import { dateInput, textInput } from './inputs.ts';
import { modal, small, words } from './parts.ts';

export type Arranging = 'book' | 'wait' | 'before' | 'after';

export const ARRANGE_FORM = 'arrange-review';

/** What opens each form, in a button's `opener|plan id`, and what the button says. */
export const arrangements: Readonly<Record<Arranging, { readonly opener: string; readonly label: string }>> =
  {
    book: { opener: 'book-review', label: 'Choose a date' },
    wait: { opener: 'wait-review', label: 'Not before…' },
    before: { opener: 'review-before-closure', label: 'Before we close' },
    after: { opener: 'review-after-closure', label: 'First week back' },
  };

interface ArrangeWords {
  readonly kind: Arranging;
  /** Which review: code, called name, plan, due date. */
  readonly about: string;
  /** What is arranged already. */
  readonly now: readonly string[];
  /** What may be chosen, as a hint. */
  readonly hint: string;
  readonly date: IsoDate | undefined;
  readonly metadata: unknown;
}

const intro: Readonly<Record<Arranging, string>> = {
  book: 'When is the review meeting? Reminders rest until that day.',
  wait: 'From which day can the review be held? Reminders rest until then.',
  before: 'The review will be held before you close.',
  after: 'The review will be held in the first week back.',
};

const reason = textInput({
  key: 'why',
  label: 'Why?',
  hint: 'One line. It stays with the plan and prints with its minutes; no message in a channel shows it.',
});

const inputs = ({ kind, hint, date }: ArrangeWords): readonly KnownBlock[] => {
  if (kind === 'book') return [dateInput({ key: 'date', label: 'Day of the meeting', hint, initial: date })];
  if (kind === 'wait') return [dateInput({ key: 'date', label: 'Not before', hint, initial: date }), reason];
  return [reason];
};

/** One small form for each thing that can be arranged about the day of a review. */
export const arrangeForm = (form: ArrangeWords): ModalView =>
  modal({
    callbackId: ARRANGE_FORM,
    title: arrangements[form.kind].label,
    submit: 'Save',
    metadata: form.metadata,
    blocks: [
      small(form.about),
      ...form.now.map((words) => small(`So far: ${words}`)),
      words(intro[form.kind]),
      ...inputs(form),
    ],
  });
