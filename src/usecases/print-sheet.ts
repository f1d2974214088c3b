import { longDate } from '../domain/dates.ts';
import type { Document, Part } from '../domain/document.ts';
import { AppError } from '../domain/errors.ts';
import type { Field } from '../domain/field.ts';
import { defaultProfile } from '../domain/profile.ts';
import type { SheetRecord, Version } from '../domain/record.ts';
import type { Actor } from '../domain/setting.ts';
import { fieldsOf, type Row } from '../domain/sheet.ts';
import { sheetOf } from '../domain/sheets/index.ts';
import { asPlan, recordFor } from './guard.ts';
import type { Ports } from './ports.ts';
import { recordDocument, targetIn } from './record-document.ts';
import { type AdultState, adultsOf, isOfSetting, isParent, latestVersion } from './sign-off.ts';

export interface PrintedSheet {
  /** Ids and codes only, without its ending: it stands in Slack's file list. */
  readonly fileName: string;
  readonly title: string;
  readonly document: Document;
}

const signedBy = (states: readonly AdultState[]) =>
  states.filter(({ signOff }) => signOff?.state === 'signed');

const signature = ({ adult, signOff }: AdultState): string =>
  `${adult.name} (signed ${signOff?.how}, seen by ${signOff?.seenBy})`;

/** What stands on the lines for signing: only real signatures; the rest stays empty for a pen. */
function signatureText(field: Field, states: readonly AdultState[]): string {
  const signed = signedBy(states);
  const parents = signed.filter(({ adult }) => isParent(adult));
  if (field.kind === 'signature') {
    const signers = field.signer === 'parent' ? parents : signed.filter(({ adult }) => isOfSetting(adult));
    return signers.map(signature).join('; ');
  }
  if (field.key === 'signedOn') return parents.map(({ signOff }) => longDate(signOff?.on ?? '')).join('; ');
  return '';
}

const otherStates = (states: readonly AdultState[]): string[] =>
  states
    .filter(({ signOff }) => signOff !== null)
    .flatMap(({ adult, signOff }) => [
      ...(signOff && signOff.state !== 'signed' ? [`${adult.name}: ${signOff.state}`] : []),
      ...(signOff?.copyGivenOn ? [`Copy given to ${adult.name} on ${longDate(signOff.copyGivenOn)}`] : []),
    ]);

const OUTCOMES = { achieved: 'Yes', partly: 'Partly', 'not achieved': 'No' } as const;

/** The outcome column of a plan's rows, from the review that was held on it. */
function withOutcomes(part: Part, plan: SheetRecord, reviews: readonly SheetRecord[]): Part {
  if (part.kind !== 'table') return part;
  const column = part.columns.findIndex(({ label }) => label.startsWith('Achieved/outcome'));
  if (column < 0) return part;
  const rows = (plan.answers.targets ?? []) as readonly Row[];
  const outcome = (row: Row): string => {
    const review = reviews.find(({ review }) => review?.planIds.includes(plan.id));
    const target = review?.review?.targets.find(({ targetId }) => targetId === row.id);
    return target ? `${OUTCOMES[target.outcome]} (${longDate(String(review?.answers.date))})` : '';
  };
  return {
    ...part,
    rows: part.rows.map((cells, index) =>
      cells.map((cell, at) => (at === column && cell === '' && rows[index] ? outcome(rows[index]) : cell)),
    ),
  };
}

/** A frozen version with what happened after it was written: signatures, copies, review outcomes. */
function withFacts(version: Version, record: SheetRecord, reviews: readonly SheetRecord[]): Document {
  const states = adultsOf(version);
  const fields = new Map(fieldsOf(sheetOf(record.sheet)).map((field) => [field.label, field]));
  const { document } = version;
  const parts = document.parts.map((part): Part => {
    if (part.kind !== 'signatures') return withOutcomes(part, record, reviews);
    const cells = part.cells.map((cell) => {
      const field = fields.get(cell.label);
      return cell.text === '' && field ? { ...cell, text: signatureText(field, states) } : cell;
    });
    return { ...part, cells };
  });
  return { ...document, parts, finePrint: [...document.finePrint, ...otherStates(states)] };
}

/** The paper of a kept sheet as it stands now. Throws 'not-found'. */
export const sheetPaper =
  (ports: Ports) =>
  async ({ actor, recordId }: { actor: Actor; recordId: string }): Promise<PrintedSheet> => {
    const { record, child, setting } = await recordFor(ports, { actor, action: 'see child', recordId });
    const { tenant } = actor;
    const [version, others] = await Promise.all([
      latestVersion(ports, record),
      child ? ports.store.records.ofChild({ tenant, childId: child.id }) : [],
    ]);
    const sheet = sheetOf(record.sheet);
    const date = record.plan?.startedOn ?? record.answers.date ?? ports.clock.today(setting.timeZone);
    return {
      fileName: `${child?.code ?? setting.code}-${sheet.code}-${date}`,
      title: `${child?.code ?? setting.code} ${sheet.title}`,
      document: withFacts(
        version,
        record,
        others.filter(({ review }) => review !== null),
      ),
    };
  };

/** The record of intervention for one target or strategy of a plan. Throws 'not-found'. */
export const recordPaper =
  (ports: Ports) =>
  async ({
    actor,
    planId,
    targetId,
  }: {
    actor: Actor;
    planId: string;
    targetId: string;
  }): Promise<PrintedSheet> => {
    const { record, child, setting } = await recordFor(ports, {
      actor,
      action: 'see child',
      recordId: planId,
    });
    const plan = asPlan(record);
    const target = targetIn(plan, targetId);
    if (!child || !target)
      throw new AppError({
        code: 'not-found',
        message: 'no such target on the plan',
        userMessage:
          'That target is no longer on the plan. Its entries are kept: open the child’s file to see them.',
      });
    const { tenant } = actor;
    const [entries, members] = await Promise.all([
      ports.store.entries.ofPlans({ tenant, planIds: [planId] }),
      ports.store.members.ofSettings({ tenant, settingIds: [setting.id] }),
    ]);
    const dayOf = (at: number): string =>
      new Intl.DateTimeFormat('en-CA', { timeZone: setting.timeZone }).format(at);
    const number =
      (plan.answers[sheetOf(plan.sheet).targets ?? ''] as readonly { id: string }[]).findIndex(
        ({ id }) => id === targetId,
      ) + 1;
    return {
      fileName: `${child.code}-ROI-${target.planCode}-${plan.plan.startedOn}-${target.kind}-${number}`,
      title: `${child.code} Record of intervention, ${target.kind} ${number}`,
      document: recordDocument({
        child,
        setting,
        members,
        profile: defaultProfile,
        plan,
        target,
        entries,
        dayOf,
      }),
    };
  };
