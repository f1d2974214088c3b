import type { Child } from '../../../src/domain/child.ts';
import type { Actor, Role } from '../../../src/domain/setting.ts';
import { sheetOf } from '../../../src/domain/sheets/index.ts';
import { targetsOf } from '../../../src/domain/targets.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { asPlan } from '../../../src/usecases/guard.ts';
import type { Ports } from '../../../src/usecases/ports.ts';
import { saveReport } from '../../../src/usecases/report-request.ts';
import { saveChild } from '../../../src/usecases/save-child.ts';
import { saveEntry } from '../../../src/usecases/save-entry.ts';
import { savePlan } from '../../../src/usecases/save-plan.ts';
import { saveReview } from '../../../src/usecases/save-review.ts';
import { saveSetting } from '../../../src/usecases/save-setting.ts';
import type { Saved } from '../../../src/usecases/saved.ts';
import { rawAnswers } from '../sheet-answers.ts';
import { samples } from '../sheet-samples.ts';

export const TENANTS = ['TONE', 'TTWO'] as const;
export type Tenant = (typeof TENANTS)[number];

/** A child whose every word can be told from every other child's. */
export interface Marked {
  readonly child: Child;
  /** Stands in the child's name, plans, entries, minutes and reports, and nowhere else. */
  readonly mark: string;
  readonly senco: string;
  readonly keyPerson: string;
}
export interface Asker {
  readonly tenant: Tenant;
  readonly userId: string;
  readonly who: string;
}

const ROLES: readonly (Role | 'stranger')[] = [
  'practitioner',
  'senco',
  'manager',
  'inclusion lead',
  'stranger',
];
const idOf = (tenant: Tenant, place: string, role: string): string =>
  `U${tenant}${place}${role.replace(' ', '')}`.toUpperCase();

/** Five people for each tenant: four in its first setting, and a stranger. */
export const askers: readonly Asker[] = TENANTS.flatMap((tenant) =>
  ROLES.map((who) => ({ tenant, userId: idOf(tenant, 'A', who), who })),
);

let receipts = 0;
const receipt = () => {
  receipts += 1;
  return { key: `seed-${receipts}`, content: 'seed' };
};
const must = <T>(result: Saved<T>): T => {
  if (result.kind !== 'saved') throw new Error(`not seeded: ${JSON.stringify(result)}`);
  return result.value;
};

async function addSetting(ports: Ports, tenant: Tenant, place: string): Promise<string> {
  const nobody: Actor = { tenant, userId: 'UADMIN', name: 'Admin', memberships: [] };
  const person = (role: string) => [idOf(tenant, place, role)];
  const saved = await saveSetting(ports)({
    ...{ actor: nobody, settingId: null, base: 0, isAdmin: true, receipt: receipt() },
    input: {
      ...{
        name: `Nursery ${tenant} ${place}`,
        code: place.repeat(2) + tenant.slice(1, 3),
        pattern: 'year-round',
      },
      ...{ closures: '', closuresFile: null, sencoChannel: `G${tenant}${place}` },
      messageHours: { from: '08:00', to: '17:30' },
      profileId: '',
      team: {
        practitioner: [...person('practitioner'), ...person('other')],
        senco: person('senco'),
        manager: person('manager'),
        'inclusion lead': person('inclusion lead'),
      },
    },
  });
  return must(saved).id;
}

async function addChild(
  ports: Ports,
  { tenant, place, settingId, key }: { tenant: Tenant; place: string; settingId: string; key: string },
): Promise<Marked> {
  const [senco, keyPerson] = [idOf(tenant, place, 'senco'), idOf(tenant, place, key)];
  const actor = await findActor(ports)({ tenant, userId: senco });
  const mark = `Canary${tenant}${place}${key}`;
  const input = {
    ...{ settingId, name: `${mark} Child`, preferredName: '', dob: '2022-02-11', keyPerson },
    ...{ backUpKeyPerson: '', grLevel: '2', agencies: [`${mark} agency`], homeLanguage: `${mark} language` },
    ...{ parentalResponsibility: `${mark} mother`, groupProvisionMap: false, ehcPlan: false, ehcPlanOn: '' },
    ...{ consentGiven: true, consentBy: `${mark} mother`, consentOn: '2026-01-05' },
  };
  const child = must(await saveChild(ports)({ actor, childId: null, base: 0, input, receipt: receipt() }));
  const marked: Marked = { child, mark, senco, keyPerson };
  await addPapers(ports, actor, marked);
  const list = { tenant, settingId, userId: keyPerson, at: '08:00', lookAt: Number.MAX_SAFE_INTEGER };
  await ports.store.todayLists.put(list);
  return marked;
}

/** Two live plans, an entry, a review and a report asked for. */
async function addPapers(ports: Ports, actor: Actor, { child, mark }: Marked): Promise<void> {
  const common = { actor, childId: child.id };
  const plans = [];
  for (const id of ['individual-support-plan', 'individual-provision-map'] as const) {
    const sheet = sheetOf(id);
    const answers = JSON.parse(
      JSON.stringify({ ...samples[id], dateOfPlan: '2026-01-19', reviewDate: '2026-03-16' }).replaceAll(
        /board|signs/g,
        mark,
      ),
    );
    const raw = {
      ...rawAnswers(sheet, answers),
      parentViews: `${mark} says`,
      need: `${mark} need`,
      strengths: `${mark} strength`,
    };
    const made = { sheet, recordId: null, base: 0, raw, replacesOther: false, receipt: receipt() };
    const first = must(await savePlan(ports)({ ...common, ...made }));
    // A second version, so that there is an earlier one.
    const again = { ...made, recordId: first.id, base: 1, receipt: receipt() };
    plans.push(asPlan(must(await savePlan(ports)({ ...common, ...again }))));
  }
  const [target] = plans.flatMap(targetsOf);
  const entry = {
    target: `${target?.planId}/${target?.id}`,
    raw: { date: '2026-01-20', who: mark, comments: `${mark} clapped`, outcome: 'achieved' },
    ...{ fromHome: false, receipt: receipt() },
  };
  must(await saveEntry(ports)({ ...common, ...entry }));
  const input = {
    ...{ agency: `${mark} clinic`, about: 'report', source: 'agency', consentBy: `${mark} mother` },
    ...{
      consentOn: '2026-01-05',
      requestedOn: '2026-01-06',
      receivedOn: '',
      reportDate: '',
      chasedToday: false,
    },
  };
  must(await saveReport(ports)({ ...common, reportId: null, base: 0, input, receipt: receipt() }));
  const review = {
    plans: plans.slice(0, 1).map(({ id, stamp }) => ({ id, stamp })),
    raw: {
      ...rawAnswers(sheetOf('minutes-of-review'), samples['minutes-of-review']),
      progress: `${mark} stood`,
      date: '2026-02-20',
    },
    outcomes: Object.fromEntries(
      plans
        .slice(0, 1)
        .flatMap(targetsOf)
        .map(({ id }) => [id, 'partly']),
    ),
    ...{ onward: 'again', lesson: '', receipt: receipt() },
  };
  must(await saveReview(ports)({ ...common, ...review }));
}

/** Of each tenant: two children of the first setting, one of them the practitioner's own, and one of another. */
export async function buildTown(ports: Ports): Promise<readonly Marked[]> {
  const town: Marked[] = [];
  for (const tenant of TENANTS) {
    const [a, b] = [await addSetting(ports, tenant, 'A'), await addSetting(ports, tenant, 'B')];
    town.push(await addChild(ports, { tenant, place: 'A', settingId: a, key: 'practitioner' }));
    town.push(await addChild(ports, { tenant, place: 'A', settingId: a, key: 'other' }));
    town.push(await addChild(ports, { tenant, place: 'B', settingId: b, key: 'practitioner' }));
  }
  return town;
}
