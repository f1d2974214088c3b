import { z } from 'zod';
import { card } from '../../../blocks/card.ts';
import { COMMENT_FORM, commentForm } from '../../../blocks/comment-form.ts';
import { COMMENT } from '../../../blocks/today-targets.ts';
import { longDate } from '../../domain/dates.ts';
import { correctEntry } from '../../usecases/correct-entry.ts';
import { entryFor } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Pressed, Reply, SeenView } from '../handlers.ts';
import { paperValue } from './deliver.ts';
import { readMetadata, readValue, receiptOf, reply, type Screen, text, typedAnew } from './support.ts';
import { afterListForm, listPlace } from './today-message.ts';

const metadataOf = z.strictObject({ entry: z.string(), base: z.number(), list: listPlace });

async function opened(ports: Ports, { actor }: Context, { value, messageTs }: Pressed): Promise<Reply> {
  const [day = '', scope = '', entryId = ''] = readValue(value, 3);
  const list = readMetadata(listPlace, { day, scope, ts: messageTs });
  const { entry } = await entryFor(ports, { actor, entryId });
  return { kind: 'open', view: commentForm({ entry, list }) };
}

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { actor } = context;
  const { entry: entryId, base, list } = readMetadata(metadataOf, view.metadata);
  const { entry } = await entryFor(ports, { actor, entryId });
  const comments = text(view.values, 'comments');
  if (comments.trim() === '')
    return { kind: 'errors', errors: { comments: 'Please write a comment, or press Cancel.' } };
  const { date, who, outcome } = entry;
  // What stood there without a comment stays in the trace, like every correction (domain.md §7).
  const result = await correctEntry(ports)({
    actor,
    entryId,
    base,
    raw: { date, who, outcome, comments },
    why: 'comment added',
    receipt: receiptOf(view),
  });
  return reply(result, {
    conflict: async () => {
      const { entry: now } = await entryFor(ports, { actor, entryId });
      return typedAnew(Promise.resolve(commentForm({ entry: now, list })), view);
    },
    saved: (saved) => ({
      kind: 'done',
      afterwards: afterListForm(ports, context, {
        place: list,
        card: card({
          title: 'Comment added.',
          lines: [`Entry of ${longDate(saved.date)}`],
          paper: paperValue(saved),
        }),
      }),
    }),
  });
}

/** A comment on what was logged with one tap. */
export const commentScreen = (ports: Ports): Screen => ({
  actions: { [COMMENT]: (context, pressed) => opened(ports, context, pressed) },
  submissions: { [COMMENT_FORM]: (context, view) => submit(ports, context, view) },
});
