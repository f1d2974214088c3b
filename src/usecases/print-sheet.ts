import { dateAt } from '../domain/dates.ts';
import type { Document } from '../domain/document.ts';
import { AppError } from '../domain/errors.ts';
import type { Actor } from '../domain/setting.ts';
import { sheetOf } from '../domain/sheets/index.ts';
import { asPlan, recordFor } from './guard.ts';
import { withFacts } from './later-facts.ts';
import type { Ports } from './ports.ts';
import { recordDocument, targetIn } from './record-document.ts';
import { versionAt } from './sign-off.ts';

export interface PrintedSheet {
  /** Ids and codes only, without its ending: it stands in Slack's file list. */
  readonly fileName: string;
  readonly title: string;
  readonly document: Document;
}

interface PaperAsked {
  readonly actor: Actor;
  readonly as: 'printed' | 'exported';
}

/** The paper of a kept sheet as it stands now. Throws 'not-found'. */
export const sheetPaper =
  (ports: Ports) =>
  async (asked: PaperAsked & { recordId: string; revision?: number }): Promise<PrintedSheet> => {
    const { actor, as, recordId } = asked;
    const { record, child, setting, open } = await recordFor(ports, {
      ...{ actor, as, action: 'print sheet', recordId },
    });
    const { tenant } = actor;
    const [version, others] = await Promise.all([
      versionAt(open, record, asked.revision ?? record.revision),
      child ? open.store.records.ofChild({ tenant, childId: child.id }) : [],
    ]);
    const sheet = sheetOf(record.sheet);
    const date = record.plan?.startedOn ?? record.answers.date ?? ports.clock.today(setting.timeZone);
    return {
      fileName: `${child?.code ?? setting.code}-${sheet.code}-${date}`,
      title: `${child?.code ?? setting.code} ${version.document.title}`,
      document: withFacts({
        version,
        child,
        record,
        reviews: others.filter(({ review }) => review !== null),
        closures: setting.closures,
      }),
    };
  };

/** The record of intervention for one target or strategy of a plan. Throws 'not-found'. */
export const recordPaper =
  (ports: Ports) =>
  async ({
    actor,
    as,
    planId,
    targetId,
  }: PaperAsked & { planId: string; targetId: string }): Promise<PrintedSheet> => {
    const { record, child, setting, open } = await recordFor(ports, {
      ...{ actor, as, action: 'print sheet', recordId: planId },
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
      open.store.entries.ofPlans({ tenant, planIds: [planId] }),
      ports.store.members.ofSettings({ tenant, settingIds: [setting.id] }),
    ]);
    const dayOf = (at: number): string => dateAt(at, setting.timeZone);
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
        profile: ports.profiles.of(setting),
        plan,
        target,
        entries,
        dayOf,
      }),
    };
  };
