import { isParent } from '../../domain/adults.ts';
import type { SignOff } from '../../domain/record.ts';
import type { MongoConnection } from '../connection.ts';
import { keyOf } from '../keys.ts';
import { LIVE_PLAN } from '../records-schema.ts';
import { marksModel, type PlanFactsRow, planFactsModel } from './marks.ts';

const NAME = 'figures of plans';
const ROWS = 500;

interface PlanRow {
  readonly _id: string;
  readonly tenant: string;
  readonly settingId: string;
  readonly childId: string;
  readonly revision: number;
  readonly plan: { readonly startedOn: string; readonly lastReviewOn: string | null };
}

/**
 * Gives the live plans of before there were figures their facts, and marks every setting. Once for a database: later
 * starts read one row. Starts at the same time do the same work twice, which changes nothing.
 */
export const backfillFigures = async ({ mongoose }: MongoConnection): Promise<void> => {
  const upgrades = mongoose.collection<{ _id: string; finished: boolean }>('upgrades');
  if (await upgrades.findOne({ _id: NAME, finished: true })) return;
  const records = mongoose.collection<PlanRow>('records');
  const facts = planFactsModel(mongoose);
  const marks = marksModel(mongoose);
  const versions = mongoose.collection<{ _id: string; signOffs?: readonly SignOff[] }>('versions');
  const entries = mongoose.collection('entries');

  const factsOf = async ({
    _id,
    tenant,
    settingId,
    childId,
    revision,
    plan,
  }: PlanRow): Promise<PlanFactsRow> => {
    const planId = _id.slice(tenant.length + 1);
    const [version, [entry]] = await Promise.all([
      versions.findOne({ _id: keyOf(tenant, planId, revision) }),
      entries
        .find({ tenant, planId, movedAway: false })
        .sort({ date: -1, recordedAt: -1 })
        .limit(1)
        .toArray(),
    ]);
    // There were no sealed sign-offs before there were figures; what cannot be read is not counted as signed.
    const parents = version?.signOffs?.filter(({ adult: name, role }) => isParent({ name, role }));
    const { startedOn, lastReviewOn } = plan;
    return {
      ...{ _id, tenant, settingId, planId, childId, revision },
      startedOn: lastReviewOn !== null && lastReviewOn > startedOn ? lastReviewOn : startedOn,
      lastEntryOn: (entry?.date as string | undefined) ?? null,
      signed: parents?.at(-1)?.state === 'signed',
    };
  };

  for (let after = ''; ; ) {
    const rows = await records
      .find({ _id: { $gt: after }, ...LIVE_PLAN })
      .sort({ _id: 1 })
      .limit(ROWS)
      .toArray();
    const last = rows.at(-1);
    if (!last) break;
    for (const row of rows) {
      const { _id, ...known } = await factsOf(row);
      await facts.updateOne({ _id, tenant: row.tenant }, { $setOnInsert: known }, { upsert: true });
    }
    after = last._id;
  }
  const settings = await mongoose.collection<{ _id: string; tenant: string }>('settings').find({}).toArray();
  for (const { _id, tenant } of settings) {
    const settingId = _id.slice(tenant.length + 1);
    const mark = { _id: keyOf(tenant, settingId, 'upgrade'), tenant, settingId };
    await marks.replaceOne({ _id: mark._id, tenant }, mark, { upsert: true });
  }
  await upgrades.updateOne({ _id: NAME }, { $set: { finished: true } }, { upsert: true });
};
