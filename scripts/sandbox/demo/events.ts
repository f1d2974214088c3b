import type { Target } from '../../../src/domain/targets.ts';
import { targetsOf } from '../../../src/domain/targets.ts';
import { recordPlanChoice } from '../../../src/usecases/choose-plan.ts';
import { livePlans } from '../../../src/usecases/plans.ts';
import { saveReport } from '../../../src/usecases/report-request.ts';
import { saveEntry } from '../../../src/usecases/save-entry.ts';
import { saveReview } from '../../../src/usecases/save-review.ts';
import { adultsOf, isParent, latestVersion, saveSignOff } from '../../../src/usecases/sign-off.ts';
import { type Diary, must } from './at-day.ts';
import { type Cast, type Done, sheetCoded, writePlan } from './plan-event.ts';
import type { Event } from './story.ts';

type Tell<K extends Event['do']> = (
  ports: Diary,
  cast: Cast,
  event: Extract<Event, { do: K }>,
  receipt: Done,
) => Promise<void>;

const plansOf = async (ports: Diary, { child }: Cast) =>
  livePlans(await ports.kept.records.ofChild({ tenant: child.tenant, childId: child.id }));

/** The story names a strategy by its words or a target by its number. */
const targetNamed = async (ports: Diary, cast: Cast, named: string | number): Promise<Target> => {
  const targets = (await plansOf(ports, cast)).flatMap(targetsOf);
  const found = typeof named === 'number' ? targets[named - 1] : targets.find(({ text }) => text === named);
  if (!found) throw new Error(`Demo data: ${cast.child.code} has no target ${named}`);
  return found;
};

export const logEntry: Tell<'entry'> = async (ports, cast, event, receipt) => {
  const target = await targetNamed(ports, cast, event.target);
  const { on: date, who = '', comments, outcome, fromHome = false } = event;
  const result = await saveEntry(ports)({
    actor: cast.keyPerson,
    childId: cast.child.id,
    target: `${target.planId}/${target.id}`,
    raw: { date, who, comments, outcome },
    fromHome,
    receipt,
  });
  must(receipt.key, result);
};

const holdReview: Tell<'review'> = async (ports, cast, event, receipt) => {
  const plans = await plansOf(ports, cast);
  const targets = plans.flatMap(targetsOf);
  const outcomes = Object.fromEntries(
    targets.map(({ id }, index) => [id, event.outcomes[index] ?? event.outcomes.at(-1) ?? '']),
  );
  const result = await saveReview(ports)({
    actor: cast.senco,
    childId: cast.child.id,
    plans: plans.map(({ id, stamp }) => ({ id, stamp })),
    raw: {
      date: event.on,
      people: `${cast.parent}, mother\n${cast.keyPerson.name}, Key person\n${cast.senco.name}, SENCO`,
      progress: event.progress,
      nextSteps: event.nextSteps,
      views: 'We practise at home.',
    },
    outcomes,
    onward: 'again',
    lesson: '',
    receipt,
  });
  must(receipt.key, result);
};

const signOff: Tell<'sign'> = async (ports, cast, event, receipt) => {
  const plan = (await plansOf(ports, cast)).find(({ sheet }) => sheet === sheetCoded(event.sheet).id);
  if (!plan) throw new Error(`Demo data: ${cast.child.code} has no live ${event.sheet}`);
  const adults = adultsOf(await latestVersion({ ...ports, store: ports.kept }, plan), cast.child).map(
    ({ adult }) => adult,
  );
  const { state, how = '', seenBy = '', copyGivenOn = '' } = event;
  const result = await saveSignOff(ports)({
    actor: cast.senco,
    recordId: plan.id,
    revision: plan.revision,
    adult: adults.find(isParent) ?? { name: 'Parent/carer', role: 'parent' },
    ...{ state, how, seenBy, copyGivenOn },
    on: state === 'signed' ? event.on : '',
    receipt,
  });
  must(receipt.key, result);
};

const askReport: Tell<'report'> = async (ports, cast, event, receipt) => {
  const { agency, consentBy, consentOn, receivedOn = '', reportDate = '', chasedOn } = event;
  const input = { agency, consentBy, consentOn, about: 'report', source: 'agency', requestedOn: event.on };
  const common = { actor: cast.senco, childId: cast.child.id };
  const later = receivedOn || chasedOn;
  const first = await saveReport(ports)({
    ...{ ...common, reportId: null, base: 0, receipt },
    input: { ...input, receivedOn: '', reportDate: '', chasedToday: false },
  });
  const { id, revision } = must(receipt.key, first);
  if (!later) return;
  ports.turnTo(later);
  const second = await saveReport(ports)({
    ...{ ...common, reportId: id, base: revision, receipt: { ...receipt, key: `${receipt.key}:later` } },
    input: { ...input, receivedOn, reportDate, chasedToday: chasedOn !== undefined },
  });
  must(receipt.key, second);
};

const choosePlan: Tell<'choice'> = async (ports, { child, senco }, event, receipt) => {
  const { agencySent, grThroughAgency } = event;
  const result = await recordPlanChoice(ports)({
    actor: senco,
    childId: child.id,
    ...{ agencySent, grThroughAgency, grLevel: child.grLevel },
    ...{ needsGr1Evidence: false, groupProvisionMap: false, behaviourStrategies: false },
    ...{ advised: '', adviceBy: '', adviceOn: '' },
    receipt,
  });
  must(receipt.key, result);
};

const table: { readonly [K in Event['do']]: Tell<K> } = {
  plan: writePlan,
  entry: logEntry,
  review: holdReview,
  sign: signOff,
  report: askReport,
  choice: choosePlan,
};

/** Does one thing of a child's story on its own day, through the app's own use cases. */
export const happen = async (ports: Diary, cast: Cast, event: Event, receipt: Done): Promise<void> => {
  ports.turnTo(event.recordedOn ?? event.on, '14:00');
  await (table[event.do] as Tell<Event['do']>)(ports, cast, event, receipt);
};
