import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { ARRANGE_FORM, type Arranging, arrangeForm, arrangements } from '../../../blocks/arrange-form.ts';
import { settingsFor } from '../../domain/access.ts';
import { lastBookableDay, lastWaitingDay } from '../../domain/arrange-rules.ts';
import { arrangedNow } from '../../domain/arrangement.ts';
import { calledName } from '../../domain/child.ts';
import { longDate } from '../../domain/dates.ts';
import { AppError } from '../../domain/errors.ts';
import { sheetOf } from '../../domain/sheets/index.ts';
import { bookReview, chooseAroundClosure, planOver, waitWithReview } from '../../usecases/arrange-review.ts';
import { clockOf } from '../../usecases/due-list.ts';
import { asPlan, notFound, recordFor } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { showInFile } from './after-save.ts';
import type { Opening, Openings } from './openers.ts';
import { readMetadata, receiptOf, reply, type Screen, text, typedAnew } from './support.ts';

const metadataOf = z.strictObject({
  kind: z.enum(['book', 'wait', 'before', 'after']),
  plan: z.string(),
  stamp: z.number(),
  /** The closure that was asked about; '' where none was. */
  closure: z.string(),
});

/** In a channel anybody may press: they are told who can, and nothing about the child. */
const notTheirs = (): AppError =>
  new AppError({
    code: 'not-senco',
    message: 'neither SENCO nor manager',
    userMessage: 'Only a SENCO or manager can say when a review is held. Please ask yours.',
  });

const noClosure = (): AppError =>
  new AppError({
    code: 'no-closure',
    message: 'the due date is in no closure any more',
    userMessage: 'This review is no longer due while you are closed. Type /due to see when it is.',
  });

async function formView(
  ports: Ports,
  { actor }: Context,
  kind: Arranging,
  planId: string,
): Promise<ModalView> {
  if (settingsFor(actor, 'hold review').length === 0) throw notTheirs();
  const { record, child, setting } = await recordFor(ports, {
    actor,
    action: 'hold review',
    recordId: planId,
  });
  const plan = asPlan(record);
  if (!child) throw notFound();
  if (!plan.live) throw planOver();
  const today = ports.clock.today(setting.timeZone);
  const clock = clockOf(plan, setting, today);
  const { closure, due } = clock;
  const around = kind === 'before' || kind === 'after';
  if (around && !closure) throw noClosure();
  const last = kind === 'book' ? lastBookableDay(clock, today) : lastWaitingDay(today);
  const closed = closure
    ? `, while you are closed (${longDate(closure.from)} to ${longDate(closure.to)})`
    : '';
  const { waiting, cycle } = plan.plan;
  const same =
    (kind === 'book' && waiting?.kind === 'booked') || (kind === 'wait' && waiting?.kind === 'not before');
  return arrangeForm({
    kind,
    about: `${child.code} · ${calledName(child)} · ${sheetOf(plan.sheet).code} cycle ${cycle}, due ${longDate(due)}${closed}`,
    now: arrangedNow({ plan: plan.plan, closures: setting.closures }),
    hint: `Up to ${longDate(last)}.`,
    date: same && waiting.until >= today ? waiting.until : undefined,
    metadata: { kind, plan: planId, stamp: plan.stamp, closure: around ? (closure?.from ?? '') : '' },
  });
}

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { kind, plan: planId, stamp, closure } = readMetadata(metadataOf, view.metadata);
  const { values } = view;
  const common = { actor: context.actor, planId, stamp, receipt: receiptOf(view) };
  const [date, why] = [text(values, 'date'), text(values, 'why')];
  const save = {
    book: () => bookReview(ports)({ ...common, date }),
    wait: () => waitWithReview(ports)({ ...common, date, why }),
    before: () => chooseAroundClosure(ports)({ ...common, choice: 'before', closureFrom: closure, why }),
    after: () => chooseAroundClosure(ports)({ ...common, choice: 'after', closureFrom: closure, why }),
  }[kind];
  return reply(await save(), {
    conflict: () => typedAnew(formView(ports, context, kind, planId), view),
    saved: ({ childId }) => ({
      kind: 'done',
      // The message in the channel changes by itself; a child's file underneath is shown again.
      afterwards: showInFile(ports, context, { view, childId }),
    }),
  });
}

const opening = (ports: Ports, kind: Arranging): Opening => ({
  about: 'child',
  action: 'hold review',
  command: '/due',
  open: (context, planId) => formView(ports, context, kind, planId),
});

/** What buttons under messages, in /due and in a child's file open, by plan. */
export const arrangeOpenings = (ports: Ports): Openings =>
  Object.fromEntries(
    (['book', 'wait', 'before', 'after'] as const).map((kind) => [
      arrangements[kind].opener,
      opening(ports, kind),
    ]),
  );

export const arrangeScreen = (ports: Ports): Screen => ({
  submissions: { [ARRANGE_FORM]: (context, view) => submit(ports, context, view) },
});
