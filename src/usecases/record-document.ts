import { longDate } from '../domain/dates.ts';
import type { Document } from '../domain/document.ts';
import type { Entry, PlanRecord } from '../domain/record.ts';
import type { Row } from '../domain/sheet.ts';
import { recordOfIntervention } from '../domain/sheets/record-of-intervention.ts';
import { tally, tallyText } from '../domain/tally.ts';
import { type Target, targetsOf } from '../domain/targets.ts';
import { toDocument } from '../domain/to-document.ts';
import type { Surroundings } from './plan-document.ts';
import { recordedLate } from './save-entry.ts';

/** Instants as the setting's own calendar date. */
export type DayOf = (at: number) => string;

const remarks = (entry: Entry, dayOf: DayOf): string =>
  [
    entry.comments,
    ...(entry.happenedIn ? [`(at ${entry.happenedIn.settingName})`] : []),
    ...(entry.from === 'home' ? ['(from home)'] : []),
    ...(recordedLate(entry) ? [`(recorded on ${longDate(entry.recordedOn)})`] : []),
    ...entry.trace.map((step) => {
      const did = step.what === 'corrected' ? 'corrected' : 'filed here from another record';
      return `(${did} on ${longDate(dayOf(step.at))} by ${step.byName}: ${step.why})`;
    }),
  ]
    .filter((text) => text !== '')
    .join('\n');

const movedRow = (entry: Entry, dayOf: DayOf): Row => {
  const step = entry.trace.at(-1);
  const moved = step ? `, moved on ${longDate(dayOf(step.at))} by ${step.byName}` : '';
  return {
    id: entry.id,
    date: '',
    who: '',
    comments: `(An entry was filed here in error${moved}.)`,
    outcome: '',
  };
};

const row = (entry: Entry, dayOf: DayOf): Row =>
  entry.movedAway
    ? movedRow(entry, dayOf)
    : {
        id: entry.id,
        date: entry.date,
        who: entry.who,
        comments: remarks(entry, dayOf),
        outcome: entry.outcome,
      };

/** The entries of one target that count: those moved to another file do not. */
export const entriesOf = (
  entries: readonly Entry[],
  target: Pick<Target, 'planId' | 'id'>,
): readonly Entry[] =>
  entries.filter(
    (entry) => entry.planId === target.planId && entry.targetId === target.id && !entry.movedAway,
  );

/** The record of intervention for one target or strategy: all its entries on one sheet. */
export function recordDocument(
  options: Surroundings & { plan: PlanRecord; target: Target; entries: readonly Entry[]; dayOf: DayOf },
): Document {
  const { plan, target, entries, dayOf, child, setting } = options;
  const own = entries.filter((entry) => entry.planId === plan.id && entry.targetId === target.id);
  return toDocument({
    ...options,
    sheet: recordOfIntervention,
    answers: { entries: own.map((entry) => row(entry, dayOf)) },
    facts: { target: target.text },
    extras: [
      `Child: ${child.name}`,
      `DOB: ${longDate(child.dob)}`,
      `${target.planCode}, cycle ${plan.plan.cycle}, date of plan ${longDate(plan.plan.startedOn)}`,
      `Setting: ${setting.name}`,
      tallyText(tally(entriesOf(entries, target))),
    ],
    footer: `${child.code} · ${recordOfIntervention.code} · ${target.planCode} cycle ${plan.plan.cycle}`,
  });
}

/** The target of a plan, by id. */
export const targetIn = (plan: PlanRecord, targetId: string): Target | undefined =>
  targetsOf(plan).find((target) => target.id === targetId);
