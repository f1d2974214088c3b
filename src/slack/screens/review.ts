import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { card } from '../../../blocks/card.ts';
import { modal, small, words } from '../../../blocks/parts.ts';
import { picker } from '../../../blocks/picker.ts';
import { reviewTail, targetBlocks } from '../../../blocks/review-form.ts';
import { sheetBlocks } from '../../../blocks/sheet-form.ts';
import { calledName } from '../../domain/child.ts';
import { longDate } from '../../domain/dates.ts';
import { localSheet } from '../../domain/local-sheet.ts';
import type { PlanRecord } from '../../domain/record.ts';
import type { Person } from '../../domain/sheet.ts';
import { sheetOf } from '../../domain/sheets/index.ts';
import { minutesOfReview } from '../../domain/sheets/minutes-of-review.ts';
import { childFor, settingOf } from '../../usecases/guard.ts';
import { livePlans, progressOf, teamOf } from '../../usecases/plans.ts';
import type { Ports } from '../../usecases/ports.ts';
import { type HeldReview, outcomeKey, saveReview } from '../../usecases/save-review.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { afterSave } from './after-save.ts';
import type { Opening } from './openers.ts';
import { readMetadata, receiptOf, reply, type Screen, text, texts, typedAnew } from './support.ts';

const REVIEW_FORM = 'review-form';
const REVIEW_PLANS = 'review-plans';

const metadataOf = z.strictObject({
  child: z.string(),
  plans: z.array(z.strictObject({ id: z.string(), stamp: z.number() })),
  targets: z.array(z.string()),
});

async function reviewView(
  ports: Ports,
  { actor }: Context,
  childId: string,
  planIds: readonly string[],
): Promise<ModalView> {
  const { tenant } = actor;
  const { child, open } = await childFor(ports, { actor, action: 'hold review', childId });
  const [setting, records, members] = await Promise.all([
    settingOf(ports, child),
    open.store.records.ofChild({ tenant, childId }),
    ports.store.members.ofSettings({ tenant, settingIds: [child.settingId] }),
  ]);
  const profile = ports.profiles.of(setting);
  const plans = livePlans(records).filter((plan) => planIds.includes(plan.id));
  const progress = await progressOf(open, { tenant, plans });
  const last = records.find((record) => record.review !== null);
  const known = [last, ...plans].map((record) => (record?.answers.people ?? []) as readonly Person[]);
  const people = known.find(({ length }) => length > 0) ?? teamOf(child, members);
  return modal({
    callbackId: REVIEW_FORM,
    title: localSheet(profile, minutesOfReview).modalTitle,
    submit: 'Save',
    metadata: {
      child: childId,
      plans: plans.map(({ id, stamp }) => ({ id, stamp })),
      targets: progress.map(({ target }) => target.id),
    },
    blocks: [
      small(`${child.code} · ${calledName(child)} · ${plans.map(planWords).join(', ')}`),
      ...plans.filter(({ plan }) => plan.lastReviewOn !== null).map(reviewedBefore),
      ...progress.flatMap((each) =>
        targetBlocks(
          { ...each, key: outcomeKey(each.target.id) },
          progress.filter(({ target }) => target.planId === each.target.planId).indexOf(each),
        ),
      ),
      ...sheetBlocks(minutesOfReview, {
        answers: { people },
        facts: { childName: child.name },
        profile,
        today: ports.clock.today(setting.timeZone),
      }),
      ...reviewTail,
    ],
  });
}

const planWords = (plan: PlanRecord): string =>
  `${sheetOf(plan.sheet).code} cycle ${plan.plan.cycle} of ${longDate(plan.plan.startedOn)}`;

/** A second set of minutes for one meeting is easily made by two people. */
const reviewedBefore = (plan: PlanRecord): KnownBlock =>
  words(
    `⚠️ ${sheetOf(plan.sheet).code} was reviewed on ${longDate(plan.plan.lastReviewOn ?? '')} already. To change those minutes, use Correct in the child’s file.`,
  );

/** One meeting may review both plans of a child, so it asks which (domain.md §3). */
async function openReview(ports: Ports, context: Context, childId: string): Promise<ModalView> {
  const { actor } = context;
  const { child, open } = await childFor(ports, { actor, action: 'hold review', childId });
  const plans = livePlans(await open.store.records.ofChild({ tenant: actor.tenant, childId }));
  if (plans.length === 0)
    return modal({
      callbackId: 'no-plan',
      title: minutesOfReview.modalTitle,
      blocks: [
        words(
          `${calledName(child)} has no live plan to review. Start one with /isp or /ipm, or ask /plan which.`,
        ),
      ],
    });
  const ids = plans.map((plan) => plan.id);
  if (plans.length === 1) return reviewView(ports, context, childId, ids);
  return picker({
    callbackId: REVIEW_PLANS,
    title: 'Which plan?',
    label: 'Plans to review',
    intro: `${calledName(child)} has two live plans. One meeting may review both.`,
    options: [
      { value: 'all', label: 'Both plans' },
      ...plans.map((plan) => ({ value: plan.id, label: planWords(plan) })),
    ],
    metadata: { child: childId, plans: plans.map(({ id, stamp }) => ({ id, stamp })), targets: [] },
  });
}

function heldCard(held: HeldReview, childId: string) {
  const { record, title, plans, allAchieved } = held;
  const again = record.review?.onward === 'again';
  const next = record.review?.nextReviewBy;
  return card({
    title: `Saved: ${title}, ${longDate(String(record.answers.date))}`,
    lines: [
      allAchieved
        ? 'All targets are achieved. Contact the agency and request a new observation and report.'
        : 'Adapt the targets that were not achieved, so that they can be.',
      again && next ? `Now start the next cycle. Next review by ${longDate(next)}.` : 'The plan has ended.',
      'Give the parents a copy and talk about support at home.',
    ],
    paper: record.id,
    sign: record.id,
    open: [
      ...(again
        ? plans.map((plan) => ({
            label: `Next ${sheetOf(plan.sheet).code}`,
            opener: plan.sheet,
            id: childId,
          }))
        : []),
      { label: 'Correct', opener: 'edit-minutes', id: record.id },
      ...(allAchieved ? [{ label: 'Ask for a report', opener: 'report', id: childId }] : []),
    ],
  });
}

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { child: childId, plans, targets } = readMetadata(metadataOf, view.metadata);
  const result = await saveReview(ports)({
    actor: context.actor,
    childId,
    plans,
    raw: texts(view.values),
    outcomes: Object.fromEntries(targets.map((id) => [id, text(view.values, outcomeKey(id))])),
    onward: text(view.values, 'onward'),
    lesson: text(view.values, 'lesson'),
    receipt: receiptOf(view),
  });
  return reply(result, {
    conflict: () =>
      typedAnew(
        reviewView(
          ports,
          context,
          childId,
          plans.map(({ id }) => id),
        ),
        view,
      ),
    saved: (held) => ({
      kind: 'done',
      afterwards: afterSave(ports, context, {
        view,
        childId,
        card: heldCard(held, childId),
        paper: { recordId: held.record.id },
      }),
    }),
  });
}

export const reviewOpening = (ports: Ports): Opening => ({
  about: 'child',
  action: 'hold review',
  command: minutesOfReview.command,
  open: (context, childId) => openReview(ports, context, childId),
});

export const reviewScreen = (ports: Ports): Screen => ({
  submissions: {
    [REVIEW_FORM]: (context, view) => submit(ports, context, view),
    [REVIEW_PLANS]: async (context, view) => {
      const { child, plans } = readMetadata(metadataOf, view.metadata);
      const pick = text(view.values, 'pick');
      if (pick === '') return { kind: 'errors', errors: { pick: 'Please choose one.' } };
      return {
        kind: 'update',
        view: await reviewView(ports, context, child, pick === 'all' ? plans.map(({ id }) => id) : [pick]),
      };
    },
  },
});
