import type { RawAnswer, RawAnswers } from '../../../src/domain/answers.ts';
import type { Child } from '../../../src/domain/child.ts';
import { formatPeople } from '../../../src/domain/people.ts';
import type { Actor } from '../../../src/domain/setting.ts';
import {
  type Answer,
  type Answers,
  askedFields,
  type Line,
  type Person,
  type Row,
  type Sheet,
} from '../../../src/domain/sheet.ts';
import { sheets } from '../../../src/domain/sheets/index.ts';
import { openPlan } from '../../../src/usecases/open-plan.ts';
import { savePlan } from '../../../src/usecases/save-plan.ts';
import { type Diary, must } from './at-day.ts';
import type { Event } from './story.ts';

/** Who does things for a child, and whom they are done for. */
export interface Cast {
  readonly child: Child;
  readonly keyPerson: Actor;
  readonly senco: Actor;
  readonly parent: string;
}

export type Done = { readonly key: string; readonly content: string };

export const sheetCoded = (code: string): Sheet => {
  const sheet = sheets.find((candidate) => candidate.code === code);
  if (!sheet) throw new Error(`There is no sheet ${code}`);
  return sheet;
};

/** What stands in a form that opens with these answers. */
const typed = (kind: string, answer: Answer): RawAnswer => {
  if (typeof answer === 'string') return answer;
  if (kind === 'people') return formatPeople(answer as readonly Person[]);
  return kind === 'lines'
    ? (answer as readonly Line[]).map(({ text }) => text).join('\n')
    : (answer as readonly Row[]);
};

const formOf = (sheet: Sheet, answers: Answers): RawAnswers =>
  Object.fromEntries(
    askedFields(sheet).map(({ kind, key }) => [
      key,
      typed(kind, answers[key] ?? (kind === 'rows' ? [] : '')),
    ]),
  );

const parentWords = 'We see it at home, too.';

/** Writes a plan as its key person does: what the form opens with, then the story's words over it. */
export const writePlan = async (
  ports: Diary,
  { child, keyPerson, parent }: Cast,
  event: Event & { do: 'plan' },
  receipt: Done,
): Promise<void> => {
  const sheet = sheetCoded(event.sheet);
  const opened = await openPlan(ports)({ actor: keyPerson, sheet, childId: child.id });
  const form = formOf(sheet, opened.answers);
  const words = Object.fromEntries(Object.entries(event.values ?? {}).filter(([, text]) => text !== ''));
  const rows = (event.targets ?? []).map((row) => ({
    id: ports.newId(),
    ...(typeof row === 'string' ? { target: row } : row),
  }));
  const people = [`${parent}, mother`, form.people].filter(Boolean).join('\n');
  const raw: RawAnswers = {
    parentViews: parentWords,
    ...form,
    ...(opened.cycle === 1 && 'people' in form && { people }),
    ...(form.parentViews === '' && { parentViews: parentWords }),
    ...words,
    ...(rows.length > 0 && { targets: rows }),
    dateOfPlan: event.on,
  };
  const command = { actor: keyPerson, sheet, childId: child.id, recordId: null, base: 0, raw, receipt };
  must(receipt.key, await savePlan(ports)({ ...command, replacesOther: event.replaces === true }));
};
