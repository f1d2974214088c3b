import type { Wanted } from '../../scripts/sandbox/slack/client/choose.ts';
import type { Person } from '../../scripts/sandbox/slack/client/person.ts';
import type { SubmitResult } from '../../scripts/sandbox/slack/client/submit.ts';
import { paperOf } from './read-pdf.ts';

export type Filled = Readonly<Record<string, Wanted>>;

/** Presses the form's button and fails with what the form said, when it stays open. */
export async function saves(person: Person): Promise<SubmitResult> {
  const saved = await person.submit();
  if (!saved.closed) throw new Error(`not saved: ${JSON.stringify({ ...saved, view: undefined })}`);
  return saved;
}

/** Adds a row in its pushed view and comes back to the form. */
export async function addRow(person: Person, item: string, row: Filled, shown: string): Promise<void> {
  await person.press(`Add ${item}`);
  await person.sees(`Keep ${item}`);
  await person.fill(row);
  await saves(person);
  await person.sees(shown);
}

export interface NewPlan {
  readonly child: string;
  readonly values: Filled;
  readonly targets?: readonly Filled[];
}

export const SMART = 'SMART Targets (E.g. Child will….)';

/** Fills a plan's form in, targets and all, without saving it. */
export async function fillPlan(person: Person, command: string, plan: NewPlan): Promise<void> {
  const opened = await person.command(command, plan.child);
  if (!person.view) throw new Error(`${command} ${plan.child} opened nothing: ${opened.message?.text}`);
  await person.fill(plan.values);
  for (const [index, target] of (plan.targets ?? []).entries())
    await addRow(person, 'target', target, `${index + 1}. ${target[SMART]}`);
}

/** Writes a plan and reads the paper that comes back. */
export const writePlan = (person: Person, command: string, plan: NewPlan): Promise<string> =>
  paperOf(person, async () => {
    await fillPlan(person, command, plan);
    await saves(person);
  });

export interface NewEntry {
  readonly child: string;
  /** As the form numbers it: "ISP 1". */
  readonly target?: string;
  readonly values: Filled;
}

/** Logs one attempt and reads the record that comes back. */
export const logEntry = (person: Person, { child, target, values }: NewEntry): Promise<string> =>
  paperOf(person, async () => {
    await person.command('/intervention', child);
    if (target !== undefined) await person.fill({ Target: `${target}.` });
    await person.fill(values);
    await saves(person);
  });

export interface NewReview {
  readonly child: string;
  readonly outcome: string;
  readonly values: Filled;
}

/** Holds a review, of both plans where there are two, and reads its minutes. */
export const holdReview = (person: Person, { child, outcome, values }: NewReview): Promise<string> =>
  paperOf(person, async () => {
    await person.command('/review', child);
    if (person.labels().includes('Plans to review')) {
      await person.fill({ 'Plans to review': 'Both plans' });
      await person.submit();
    }
    for (const label of person.labels().filter((each) => each.startsWith('Outcome of')))
      await person.fill({ [label]: outcome });
    await person.fill(values);
    await saves(person);
  });
