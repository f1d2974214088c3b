import { checkAnswers, type RawAnswers } from '../domain/answers.ts';
import type { Child } from '../domain/child.ts';
import { namesChild } from '../domain/names-child.ts';
import type { SheetRecord } from '../domain/record.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import type { Answer, Answers, Row, Sheet } from '../domain/sheet.ts';
import { inclusionActionPlan } from '../domain/sheets/inclusion-action-plan.ts';
import { changedMeanwhile, settingToChange } from './guard.ts';
import { standingDocument } from './plan-document.ts';
import type { ChangePorts, Ports } from './ports.ts';
import { conflictSince, reviseRecord, versionOf } from './revise.ts';
import { refused, type Saved, saved } from './saved.ts';

const NO_NAMES = 'This sheet is about the whole setting and names no child. Please leave the name out.';

type Named = Pick<Child, 'name' | 'preferredName'>;

/** Why a lesson cannot stand on the whole-setting sheet, if it cannot (domain.md §2). */
export const lessonProblem = (text: string, children: readonly Named[]): string | undefined =>
  children.some((child) => namesChild(text, child)) ? NO_NAMES : undefined;

const wordsOf = (answer: Answer): string =>
  typeof answer === 'string' ? answer : answer.map((item) => Object.values(item).join('\n')).join('\n');

const nameErrors = (answers: Answers, children: readonly Named[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([, answer]) => lessonProblem(wordsOf(answer), children))
      .map(([key]) => [key, NO_NAMES]),
  );

async function startStanding(
  ports: ChangePorts,
  { actor, sheet, setting, answers }: { actor: Actor; sheet: Sheet; setting: Setting; answers: Answers },
): Promise<SheetRecord> {
  const now = ports.clock.now();
  const record: SheetRecord = {
    id: ports.newId(),
    tenant: setting.tenant,
    settingId: setting.id,
    childId: null,
    sheet: sheet.id,
    live: true,
    answers,
    revision: 1,
    stamp: 1,
    plan: null,
    review: null,
    createdAt: now,
    updatedAt: now,
    updatedBy: actor.userId,
    updatedByName: actor.name,
  };
  const profile = ports.profiles.of(setting);
  const document = standingDocument({ sheet, answers, setting, profile, revision: 1 });
  await ports.store.records.insert(record, versionOf({ record, revision: 1, document, before: {} }));
  return record;
}

const revised = (
  ports: ChangePorts,
  options: {
    actor: Actor;
    sheet: Sheet;
    setting: Setting;
    answers: Answers;
    current: SheetRecord;
    base: number;
  },
) =>
  reviseRecord(ports, {
    ...options,
    document: (revision) =>
      standingDocument({ ...options, profile: ports.profiles.of(options.setting), revision }),
  });

/** Keeps a setting's own sheet: one live record of it, made at the first save. */
export const saveStanding =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly sheet: Sheet;
    readonly settingId: string;
    /** The revision the form was opened on; 0 where there was none yet. */
    readonly base: number;
    readonly raw: RawAnswers;
    readonly receipt: { readonly key: string; readonly content: string };
  }): Promise<Saved<SheetRecord>> => {
    const { actor, sheet, settingId, base, raw, receipt } = command;
    const { tenant } = actor;
    const { setting, open } = await settingToChange(ports, {
      actor,
      action: 'write setting sheet',
      settingId,
    });
    const [current, children] = await Promise.all([
      open.store.records.standing({ tenant, settingId, sheet: sheet.id }),
      open.store.children.inSettings({ tenant, settingIds: [settingId] }),
    ]);
    const checked = checkAnswers(
      sheet,
      raw,
      { profile: ports.profiles.of(setting), newId: ports.newId },
      current?.answers,
    );
    if (!checked.ok) return refused(checked.errors);
    const errors = nameErrors(checked.value, children);
    if (Object.keys(errors).length > 0) return refused(errors);
    const answers = checked.value;
    return ports.store.once({ tenant, ...receipt }, async () => {
      if (current && base === 0) return conflictSince(open, { tenant, recordId: current.id, base });
      return current
        ? revised(open, { actor, sheet, setting, answers, current, base })
        : saved(await startStanding(open, { actor, sheet, setting, answers }));
    });
  };

/**
 * Adds one line to the setting's inclusion action plan, inside the change that found the lesson. By when is
 * for the SENCO to say.
 */
export async function addLesson(
  ports: ChangePorts,
  { actor, setting, lesson }: { actor: Actor; setting: Setting; lesson: string },
): Promise<void> {
  const sheet = inclusionActionPlan;
  const scope = { tenant: setting.tenant, settingId: setting.id, sheet: sheet.id };
  const current = await ports.store.records.standing(scope);
  const line: Row = { id: ports.newId(), action: lesson.trim(), byWhom: actor.name, byWhen: '' };
  const answers: Answers = {
    impact: current?.answers.impact ?? '',
    actions: [...((current?.answers.actions as readonly Row[]) ?? []), line],
  };
  if (!current) {
    await startStanding(ports, { actor, sheet, setting, answers });
    return;
  }
  const result = await revised(ports, { actor, sheet, setting, answers, current, base: current.revision });
  if (result.kind !== 'saved') throw changedMeanwhile();
}
