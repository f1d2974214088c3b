import { addDays } from '../../src/domain/dates.ts';
import { childRow, planRow, settingRow, TENANT } from './town-rows.ts';

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

/** The rows of a chain with that many settings and live plans, by collection, in the order in which they are made. */
export const chainRows = ({ settings, plans }: { readonly settings: number; readonly plans: number }) => {
  const plan = (n: number) => {
    const row = planRow(n, settings);
    return { ...row, plan: { ...(row.plan as object), startedOn: startedOn(n) } };
  };
  return [
    { collection: 'settings', count: settings, make: settingRow },
    {
      collection: 'children',
      count: plans,
      make: (n: number) => ({ ...childRow(n, settings), grLevel: String(1 + (n % 4)) }),
    },
    { collection: 'records', count: plans, make: plan },
    {
      collection: 'planFacts',
      count: plans,
      make: (n: number) => ({
        ...{
          _id: plan(n)._id,
          tenant: TENANT,
          settingId: idOf(settingRow(n % settings)),
          planId: idOf(plan(n)),
        },
        ...{ childId: idOf(childRow(n, settings)), startedOn: startedOn(n), revision: 1, signed: n % 3 > 0 },
        lastEntryOn: n % 5 === 0 ? null : addDays(TODAY, -(n % 30)),
      }),
    },
    {
      collection: 'chainLinks',
      count: settings,
      make: (n: number) => ({
        ...{ _id: settingRow(n)._id, tenant: TENANT, chain: CHAIN, region: REGIONS[n % REGIONS.length] },
        ...{ joinedOn: '2025-09-01', leaving: null, revision: 1 },
      }),
    },
    {
      collection: 'figureMarks',
      count: settings,
      make: (n: number) => ({ _id: settingRow(n)._id, tenant: TENANT, settingId: idOf(settingRow(n)) }),
    },
  ];
};
