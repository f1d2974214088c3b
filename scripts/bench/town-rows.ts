import type { Child } from '../../src/domain/child.ts';
import type { SheetRecord } from '../../src/domain/record.ts';
import { type Setting, USUAL_HOURS } from '../../src/domain/setting.ts';
import { individualSupportPlan } from '../../src/domain/sheets/individual-support-plan.ts';
import { split } from '../../src/mongo/places.ts';
import { COLLECTIONS, type SealedCollection } from '../../src/mongo/sealing-table.ts';

/** A Monday at ten, when every setting here is open, and a day that makes reviews due on it. */
export const MONDAY = Date.parse('2026-03-02T10:00:00Z');
const STARTED_ON = '2026-01-05';
export const TENANT = 'T1';
const DAY_MS = 24 * 60 * 60 * 1000;

type Row = Readonly<Record<string, unknown>> & { readonly _id: string; readonly tenant: string };
type Identified = { readonly id: string; readonly tenant: string };
export const rowOf = ({ id, ...rest }: Identified): Row => ({
  ...rest,
  _id: `${rest.tenant}/${id}`,
});

const settingId = (n: number): string => `set-${n}`;
const childId = (n: number): string => `child-${n}`;
const planId = (n: number): string => `plan-${n}`;

/** Letters, as a setting's code has: AAAA, AAAB … */
const codeOf = (n: number): string =>
  Array.from({ length: 4 }, (_, place) =>
    String.fromCharCode(65 + (Math.floor(n / 26 ** (3 - place)) % 26)),
  ).join('');

export const settingOf = (n: number): Setting => ({
  id: settingId(n),
  tenant: TENANT,
  name: `Nursery ${n}`,
  code: codeOf(n),
  pattern: 'year-round',
  closures: [],
  sencoChannel: `G${n}`,
  messageHours: USUAL_HOURS,
  timeZone: 'Europe/London',
  revision: 1,
});

/** As long as the sealed half of a plan with two targets; a sweep that opened it would fail. */
const SEALED = 'never opened by a sweep '.padEnd(2_000, '.');

const sealedRow = (collection: SealedCollection, item: Identified): Row => {
  const places = { ...COLLECTIONS[collection].places, _id: 'open', tenant: 'open' } as const;
  return { ...split(rowOf(item), places).open, sealed: SEALED } as unknown as Row;
};

export const childOf = (n: number, settings: number): Child => ({
  id: childId(n),
  tenant: TENANT,
  settingId: settingId(n % settings),
  code: `${codeOf(n % settings)}-${n}`,
  name: 'Sam Example',
  preferredName: '',
  dob: '2022-03-01',
  keyPerson: 'U1',
  backUpKeyPerson: '',
  grLevel: '1',
  agencies: [],
  homeLanguage: '',
  parentalResponsibility: '',
  groupProvisionMap: false,
  agencyConsent: { given: false, by: '', on: '' },
  planChoices: [],
  revision: 1,
});

export const childRow = (n: number, settings: number): Row => sealedRow('children', childOf(n, settings));

export const planRow = (n: number, settings: number): Row => {
  const plan: SheetRecord = {
    id: planId(n),
    tenant: TENANT,
    settingId: settingId(n % settings),
    childId: childId(n),
    sheet: individualSupportPlan.id,
    live: true,
    answers: {},
    revision: 1,
    stamp: 1,
    plan: {
      cycle: 1,
      startedOn: STARTED_ON,
      lastReviewOn: null,
      afterReview: null,
      ended: null,
      basis: null,
      previousPlanId: null,
      waiting: null,
      closureChoice: null,
    },
    review: null,
    createdAt: MONDAY,
    updatedAt: MONDAY,
    updatedBy: 'U1',
    updatedByName: 'Sam',
  };
  return sealedRow('records', plan);
};

/** The first `due` plans are looked at now, the others on one of the next sixty days. */
export const reminderRow = (n: number, settings: number, due: number): Row => ({
  _id: `${TENANT}/${planId(n)}`,
  tenant: TENANT,
  settingId: settingId(n % settings),
  planId: planId(n),
  lookAt: n < due ? 0 : MONDAY + DAY_MS * (1 + (n % 60)),
  nudged: [],
  turn: 1,
});
