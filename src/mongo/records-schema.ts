import type { Connection, Model } from 'mongoose';
import type { SheetRecord } from '../domain/record.ts';
import { sheets } from '../domain/sheets/index.ts';
import type { RowOf } from './aggregate.ts';
import { answersSchema } from './answers-schema.ts';
import { choiceSchema } from './plan-choice-schema.ts';
import { count, flag, listOf, partSchema, rowSchema, text, words } from './schema.ts';

const plan = partSchema({
  cycle: count,
  startedOn: text,
  lastReviewOn: words,
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

/** A plan that runs: what the second index holds, and what `livePlans` asks for. */
export const LIVE_PLAN = { live: true, plan: { $type: 'object' } } as const;

const recordSchema = () =>
  rowSchema(
    {
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
    },
    { discriminatorKey: 'sheet' },
  )
    .index({ tenant: 1, childId: 1, createdAt: -1 })
    .index(
      { tenant: 1, settingId: 1, childId: 1 },
      { name: 'live-plans', partialFilterExpression: LIVE_PLAN },
    )
    .index(
      { tenant: 1, settingId: 1, 'plan.startedOn': 1 },
      { name: 'plan-starts', partialFilterExpression: { 'plan.startedOn': { $exists: true } } },
    )
    // One live plan of a child on each sheet.
    .index(
      { tenant: 1, childId: 1, sheet: 1 },
      { name: 'one-live-plan', unique: true, partialFilterExpression: LIVE_PLAN },
    )
    // One live standing sheet of a setting; it belongs to no child.
    .index(
      { tenant: 1, settingId: 1, sheet: 1 },
      { name: 'one-standing', unique: true, partialFilterExpression: { live: true, childId: null } },
    );

/** The collection, and a model for each sheet of the registry that knows the shape of its answers. */
export const recordModels = (connection: Connection) => {
  const model: Model<RowOf<SheetRecord>> = connection.model<RowOf<SheetRecord>>(
    'records',
    recordSchema(),
    'records',
  );
  const bySheet = new Map<string, Model<RowOf<SheetRecord>>>(
    sheets.map((sheet) => [
      sheet.id,
      model.discriminator<RowOf<SheetRecord>>(`records ${sheet.id}`, partOf(sheet), { value: sheet.id }),
    ]),
  );
  const modelFor = ({ sheet }: Pick<SheetRecord, 'sheet'>) => {
    const found = bySheet.get(sheet);
    if (!found) throw new Error('no such sheet');
    return found;
  };
  return { model, modelFor };
};

const partOf = (sheet: (typeof sheets)[number]) => partSchema({ answers: answersSchema(sheet) });
