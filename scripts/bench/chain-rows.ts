import { addDays } from '../../src/domain/dates.ts';
import { childOf, planRow, rowOf, settingOf, TENANT } from './town-rows.ts';

export const CHAIN = { tenant: TENANT, id: 'chain-1' } as const;
export const REGIONS = ['North', 'South', 'East', 'West'] as const;
/** The Monday the bench stands at. */
const TODAY = '2026-03-02';

/** Some overdue, some due soon, some early: a different mix in each setting. */
const startedOn = (n: number): string => addDays(TODAY, -((n * 7 + Math.floor(n / 500) * 13) % 75));

interface Row {
  readonly _id: string;
}

const idOf = ({ _id }: Row): string => _id.slice(TENANT.length + 1);

/** The rows of a chain with that many settings and live plans, by collection; children are still to be sealed. */
export const chainRows = ({ settings, plans }: { readonly settings: number; readonly plans: number }) => {
  const plan = (n: number) => {
    const row = planRow(n, settings);
    return { ...row, plan: { ...(row.plan as object), startedOn: startedOn(n) } };
  };
  return [
    {
      collection: 'children',
      count: plans,
      make: (n: number) => ({ ...rowOf(childOf(n, settings)), grLevel: String(1 + (n % 4)) }),
    },
    { collection: 'records', count: plans, make: plan },
    {
      collection: 'planFacts',
      count: plans,
      make: (n: number) => ({
        ...{
          _id: plan(n)._id,
          tenant: TENANT,
          settingId: settingOf(n % settings).id,
          planId: idOf(plan(n)),
        },
        ...{ childId: childOf(n, settings).id, startedOn: startedOn(n), revision: 1, signed: n % 3 > 0 },
        lastEntryOn: n % 5 === 0 ? null : addDays(TODAY, -(n % 30)),
      }),
    },
    {
      collection: 'chainLinks',
      count: settings,
      make: (n: number) => ({
        ...{
          _id: rowOf(settingOf(n))._id,
          tenant: TENANT,
          chain: CHAIN,
          region: REGIONS[n % REGIONS.length],
        },
        ...{ joinedOn: '2025-09-01', leaving: null, revision: 1 },
      }),
    },
    {
      collection: 'figureMarks',
      count: settings,
      make: (n: number) => ({ _id: rowOf(settingOf(n))._id, tenant: TENANT, settingId: settingOf(n).id }),
    },
  ];
};
