import type { ModalView } from '@slack/types';
import { longDate } from '../src/domain/dates.ts';
import type { Entry } from '../src/domain/record.ts';
import { textInput } from './inputs.ts';
import { modal, small } from './parts.ts';
import { markWords } from './today-targets.ts';

export const COMMENT_FORM = 'comment-form';

/** A comment on what was logged with one tap. */
export const commentForm = ({ entry, list }: { readonly entry: Entry; readonly list: unknown }): ModalView =>
  modal({
    callbackId: COMMENT_FORM,
    title: 'Add a comment',
    submit: 'Save',
    metadata: { entry: entry.id, base: entry.revision, list },
    blocks: [
      small(`${longDate(entry.date)} · ${markWords(entry)}`),
      textInput({
        key: 'comments',
        label: 'Comments',
        hint: 'No amounts of money. The sheet says that the comment was added later, and by whom.',
        multiline: true,
        initial: entry.comments,
      }),
    ],
  });
