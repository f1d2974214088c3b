import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { card } from '../../../blocks/card.ts';
import { whyInput } from '../../../blocks/inputs.ts';
import { modal, small } from '../../../blocks/parts.ts';
import { sheetBlocks } from '../../../blocks/sheet-form.ts';
import { longDate } from '../../domain/dates.ts';
import { localSheet } from '../../domain/local-sheet.ts';
import type { Answers } from '../../domain/sheet.ts';
import { minutesOfReview } from '../../domain/sheets/minutes-of-review.ts';
import { correctMinutes } from '../../usecases/correct-minutes.ts';
import { notFound, recordFor } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Conflict } from '../../usecases/saved.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { afterSave } from './after-save.ts';
import type { Opening } from './openers.ts';
import { answersFrom, bannerFor, profileIn } from './sheet-forms.ts';
import { readMetadata, receiptOf, reply, type Screen, text, texts } from './support.ts';

const MINUTES_FORM = 'minutes-form';
const metadataOf = z.strictObject({ record: z.string(), base: z.number(), profile: profileIn });

export async function minutesView(
  ports: Ports,
  { actor }: Context,
  recordId: string,
  typed?: { answers: Answers; conflict: Conflict },
): Promise<ModalView> {
  const { record, child, setting } = await recordFor(ports, { actor, action: 'hold review', recordId });
  if (!record.review || !child) throw notFound();
  const profile = ports.profiles.of(setting);
  return modal({
    callbackId: MINUTES_FORM,
    title: 'Correct the minutes',
    submit: 'Save',
    metadata: { record: recordId, base: typed?.conflict.revision ?? record.revision, profile: profile.id },
    blocks: [
      ...(typed ? bannerFor(typed.conflict, minutesOfReview, profile) : []),
      small(
        `${child.code} · version ${record.revision}. The earlier version stays; a new one asks for new signatures.`,
      ),
      ...sheetBlocks(minutesOfReview, {
        answers: typed?.answers ?? record.answers,
        facts: { childName: child.name },
        profile,
        today: ports.clock.today(setting.timeZone),
      }),
      whyInput,
    ],
  });
}

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { record: recordId, base, profile } = readMetadata(metadataOf, view.metadata);
  const sheet = localSheet(ports.profiles.named(profile), minutesOfReview);
  const raw = texts(view.values);
  const result = await correctMinutes(ports)({
    actor: context.actor,
    recordId,
    base,
    raw,
    why: text(view.values, 'why'),
    receipt: receiptOf(view),
  });
  return reply(result, {
    saved: (record) => ({
      kind: 'done',
      afterwards: afterSave(ports, context, {
        view,
        childId: record.childId,
        card: card({
          title: `Corrected: ${sheet.title}, ${longDate(String(record.answers.date))}, version ${record.revision}`,
          lines: ['Give the parents a copy of the new version.'],
          paper: record.id,
          sign: record.id,
        }),
        paper: { recordId: record.id },
      }),
    }),
    conflict: async (conflict) => ({
      kind: 'update',
      view: await minutesView(ports, context, recordId, {
        answers: answersFrom(minutesOfReview, raw, {}),
        conflict,
      }),
    }),
  });
}

/** Opened for minutes already held. */
export const minutesOpening = (ports: Ports): Opening => ({
  about: 'child',
  action: 'hold review',
  command: minutesOfReview.command,
  open: (context, recordId) => minutesView(ports, context, recordId),
});

export const minutesScreen = (ports: Ports): Screen => ({
  submissions: { [MINUTES_FORM]: (context, view) => submit(ports, context, view) },
});
