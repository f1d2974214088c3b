import { randomUUID } from 'node:crypto';
import type { Connection, Model } from 'mongoose';
import { isParent } from '../../domain/adults.ts';
import type { PlanFacts } from '../../domain/chain/figures.ts';
import type { Entry, SheetRecord, SignOff } from '../../domain/record.ts';
import { insertRows } from '../aggregate.ts';
import { keyOf } from '../keys.ts';
import { count, flag, rowSchema, text, words } from '../schema.ts';
import type { Transactions } from '../transactions.ts';

/** A setting's figures are to be counted anew. The first index alone answers which settings. */
const markSchema = rowSchema({ settingId: text }).index({ tenant: 1, settingId: 1 });

export interface MarkRow {
  readonly _id: string;
  readonly tenant: string;
  readonly settingId: string;
}

export const marksModel = (connection: Connection): Model<MarkRow> =>
  connection.models.figureMarks ?? connection.model<MarkRow>('figureMarks', markSchema, 'figureMarks');

const planSchema = rowSchema({
  settingId: text,
  planId: text,
  childId: text,
  startedOn: text,
  lastEntryOn: words,
  revision: count,
  signed: flag,
}).index({ tenant: 1, settingId: 1 });

export type PlanFactsRow = PlanFacts & { readonly _id: string };

export const planFactsModel = (connection: Connection): Model<PlanFactsRow> =>
  connection.models.planFacts ?? connection.model<PlanFactsRow>('planFacts', planSchema, 'planFacts');

interface InSetting {
  readonly tenant: string;
  readonly settingId: string;
}

const makers = new WeakMap<Transactions, (settings: readonly InSetting[]) => Promise<void>>();

/** One for all repositories of a store: a transaction knows by it that it marks a setting once. */
const markerOf = (connection: Connection, transactions: Transactions) => {
  const marks = marksModel(connection);
  const known = makers.get(transactions);
  if (known) return known;
  const marker = async (settings: readonly InSetting[]): Promise<void> => {
    const each = new Map(
      settings.map(({ tenant, settingId }) => [keyOf(tenant, settingId), { tenant, settingId }]),
    );
    for (const { tenant, settingId } of each.values())
      await insertRows(marks, [{ _id: keyOf(tenant, settingId, randomUUID()), tenant, settingId }]);
  };
  makers.set(transactions, marker);
  return marker;
};

/** What other repositories do for the figures in the same transaction as their own write. */
export const markingOn = (connection: Connection, transactions: Transactions) => {
  const marker = markerOf(connection, transactions);
  const plans = planFactsModel(connection);

  /** Once in a transaction: a list of a hundred children leaves one mark. */
  const setting = async (place: InSetting): Promise<void> => transactions.atEnd([place], marker);

  return {
    setting,
    /** `words`: the plan's words are new, so that nobody has signed them. */
    plan: async (record: SheetRecord, { words: isNew }: { readonly words: boolean }): Promise<void> => {
      const { tenant, settingId, id, childId, plan, live, revision } = record;
      if (!plan || childId === null) return;
      const own = { _id: keyOf(tenant, id), tenant };
      const { startedOn, lastReviewOn } = plan;
      const from = lastReviewOn !== null && lastReviewOn > startedOn ? lastReviewOn : startedOn;
      const unsigned = { signed: false, revision };
      if (!live) await plans.deleteOne(own);
      else
        await plans.updateOne(
          own,
          {
            $set: { settingId, childId, startedOn: from, ...(isNew && unsigned) },
            $setOnInsert: { planId: id, lastEntryOn: null, ...(!isNew && unsigned) },
          },
          { upsert: true },
        );
      await setting(record);
    },
    /** Only a parent's signature of the words as they stand counts. */
    signed: async (of: {
      readonly tenant: string;
      readonly recordId: string;
      readonly revision: number;
      readonly signOff: SignOff;
    }): Promise<void> => {
      const { tenant, recordId, revision, signOff } = of;
      if (!isParent({ name: signOff.adult, role: signOff.role })) return;
      const plan = await plans
        .findOneAndUpdate(
          { _id: keyOf(tenant, recordId), tenant, revision },
          { $set: { signed: signOff.state === 'signed' } },
        )
        .lean<PlanFactsRow>();
      if (plan) await setting(plan);
    },
    /** `latest`: the last event day of an entry of that plan that stands. */
    entry: async ({ tenant, planId }: Entry, latest: string | null): Promise<void> => {
      const plan = await plans
        .findOneAndUpdate({ _id: keyOf(tenant, planId), tenant }, { $set: { lastEntryOn: latest } })
        .lean<PlanFactsRow>();
      if (plan) await setting(plan);
    },
  };
};
