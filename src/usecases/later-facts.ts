import { arrangedNow, reasonsGiven } from '../domain/arrangement.ts';
import type { Child } from '../domain/child.ts';
import { longDate } from '../domain/dates.ts';
import type { Document, Part } from '../domain/document.ts';
import type { Field } from '../domain/field.ts';
import type { SheetRecord, Version } from '../domain/record.ts';
import type { Closure } from '../domain/setting.ts';
import { fieldsOf, type Row } from '../domain/sheet.ts';
import { sheetOf } from '../domain/sheets/index.ts';
import { individualProvisionMap } from '../domain/sheets/individual-provision-map.ts';
import { type AdultState, adultsOf, isOfSetting, isParent } from './sign-off.ts';

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

/** The paper's own heading of the column that the review fills in. */
const OUTCOME_COLUMN = fieldsOf(individualProvisionMap)
  .flatMap((field) => (field.kind === 'rows' ? field.columns : []))
  .find(({ key }) => key === 'achieved')?.label;

/** The outcome column of a plan's rows, from the review that was held on it. */
function withOutcomes(part: Part, plan: SheetRecord, reviews: readonly SheetRecord[]): Part {
  if (part.kind !== 'table') return part;
  const column = part.columns.findIndex(({ label }) => label === OUTCOME_COLUMN);
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

/** What was arranged about the next review of a plan; what is over prints with the minutes. */
const arrangements = ({ plan, live }: SheetRecord, closures: readonly Closure[]): readonly string[] =>
  plan
    ? [...new Set([...reasonsGiven({ plan, closures }), ...(live ? arrangedNow({ plan, closures }) : [])])]
    : [];

/** A frozen version with what happened after it was written: signatures, copies, arrangements, review outcomes. */
export function withFacts({
  version,
  child,
  record,
  reviews,
  closures,
}: {
  readonly version: Version;
  readonly child: Child | null;
  readonly record: SheetRecord;
  readonly reviews: readonly SheetRecord[];
  readonly closures: readonly Closure[];
}): Document {
  const states = adultsOf(version, child);
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
  const finePrint = [...document.finePrint, ...arrangements(record, closures), ...otherStates(states)];
  return { ...document, parts, finePrint };
}
