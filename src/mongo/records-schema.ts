import type { SheetRecord } from '../domain/record.ts';
import { sheets } from '../domain/sheets/index.ts';
import { answersSchema } from './answers-schema.ts';
import { placeSchema } from './place-schema.ts';
import { choiceSchema } from './plan-choice-schema.ts';
import { count, flag, listOf, partSchema, rowSchema, text, words } from './schema.ts';
import { checkOf } from './sealed-model.ts';

const plan = partSchema({
  cycle: count,
  startedOn: text,
  lastReviewOn: words,
  clock: partSchema({ windowDays: count, dueDays: count, graceOpenDays: count }),
  afterReview: words,
  ended: partSchema({ on: text, why: words }),
  basis: choiceSchema,
  previousPlanId: words,
  waiting: partSchema({ kind: text, until: text, why: words, by: text, byName: words, on: text }),
  closureChoice: partSchema({
    closureFrom: text,
    choice: text,
    why: words,
    by: text,
    byName: words,
    on: text,
  }),
  replaced: listOf(
    partSchema({
      kind: words,
      until: words,
      closureFrom: words,
      choice: words,
      why: words,
      by: text,
      byName: words,
      on: text,
    }),
  ),
});

const review = partSchema({
  planIds: listOf(String),
  targets: listOf(partSchema({ planId: text, targetId: text, text: words, outcome: text, tally: words })),
  onward: text,
  nextReviewBy: words,
  timing: listOf(String),
});

/** A plan that runs: what the index 'one-plan' holds, and what `livePlans` asks for. */
export const LIVE_PLAN = { live: true, plan: { $type: 'object' } } as const;

const baseSchema = () =>
  rowSchema({
    settingId: text,
    childId: words,
    sheet: text,
    live: flag,
    plan,
    review,
    revision: count,
    stamp: count,
    createdAt: count,
    updatedAt: count,
    updatedBy: text,
    updatedByName: words,
    happenedIn: placeSchema,
  })
    .index({ tenant: 1, childId: 1, createdAt: -1 })
    .index(
      { tenant: 1, settingId: 1, 'plan.startedOn': 1 },
      { name: 'plan-starts', partialFilterExpression: { 'plan.startedOn': { $exists: true } } },
    )
    // One live plan of a child on each sheet.
    .index(
      { tenant: 1, settingId: 1, childId: 1, sheet: 1 },
      { name: 'one-plan', unique: true, partialFilterExpression: LIVE_PLAN },
    )
    // One live standing sheet of a setting; it belongs to no child.
    .index(
      { tenant: 1, settingId: 1, sheet: 1 },
      { name: 'one-standing', unique: true, partialFilterExpression: { live: true, childId: null } },
    );

/** What every record holds beside its answers; the indexes are those of the collection. */
export const recordSchema = baseSchema();

const checks = new Map<string, ReturnType<typeof checkOf>>(
  sheets.map((sheet) => [
    sheet.id,
    checkOf(`records ${sheet.id}`, baseSchema().add({ answers: answersSchema(sheet) })),
  ]),
);

/** Whether a record has the shape that its sheet asks for. */
export const checkRecord = async (record: Pick<SheetRecord, 'sheet'>): Promise<void> => {
  const check = checks.get(record.sheet);
  if (!check) throw new Error('no such sheet');
  await check(record);
};
