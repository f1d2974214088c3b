import type { KnownBlock, ModalView } from '@slack/types';
import { card } from '../../../blocks/card.ts';
import { choiceInput } from '../../../blocks/inputs.ts';
import { small } from '../../../blocks/parts.ts';
import { longDate } from '../../domain/dates.ts';
import { localSheet } from '../../domain/local-sheet.ts';
import type { SheetRecord } from '../../domain/record.ts';
import type { Answers, Sheet } from '../../domain/sheet.ts';
import { sheetOf, sheets } from '../../domain/sheets/index.ts';
import { openPlan } from '../../usecases/open-plan.ts';
import type { Ports } from '../../usecases/ports.ts';
import { savePlan } from '../../usecases/save-plan.ts';
import type { Context, Outbound, SeenView } from '../handlers.ts';
import { afterSave } from './after-save.ts';
import type { Opening } from './openers.ts';
import {
  answersFrom,
  besideInputs,
  draftRows,
  endDraft,
  type FormMetadata,
  PLAN_FORM,
  readForm,
  sheetForm,
  startDraft,
  type Typed,
} from './sheet-forms.ts';
import { receiptOf, reply, type Screen, text, texts } from './support.ts';

/** How another plan of the child goes on beside a new one (domain.md §3). */
const beside = (other: SheetRecord | null, current: unknown, initial: string): readonly KnownBlock[] =>
  other && !current
    ? [
        choiceInput({
          key: 'other',
          label: `The live ${sheetOf(other.sheet).name} (${sheetOf(other.sheet).code})`,
          options: [
            { value: 'stays', label: 'Runs alongside, with its own review' },
            { value: 'replaced', label: 'Is replaced by this plan' },
          ],
          initial: initial || 'stays',
        }),
      ]
    : [];

/** A plan's form for a child: as it opens, or again with what somebody typed. */
export async function planView(
  ports: Ports,
  context: Context,
  { sheet, childId, typed }: { sheet: Sheet; childId: string; typed?: Typed },
): Promise<ModalView> {
  const { actor } = context;
  const opened = await openPlan(ports)({ actor, sheet, childId });
  const { current, facts, today, cycle, childCode, profile } = opened;
  const answers: Answers = typed ? answersFrom(sheet, typed.values, typed.rows) : opened.answers;
  const metadata: FormMetadata = typed?.metadata ?? {
    sheet: sheet.id,
    about: childId,
    record: current?.id ?? null,
    base: current?.revision ?? 0,
    draft: await startDraft(ports, { actor, sheet, answers, about: childId }),
    profile: profile.id,
  };
  const state = metadata.record && current ? `Live since ${longDate(current.plan.startedOn)}` : 'New plan';
  return sheetForm({
    sheet,
    metadata,
    conflict: typed?.conflict,
    answers,
    facts,
    profile,
    today,
    intro: [
      small(`${childCode} · cycle ${cycle} · ${state}`),
      ...(opened.signed
        ? [
            small(
              'This version is signed. What you change makes a new version to sign; the signed one stays.',
            ),
          ]
        : []),
    ],
    more: beside(opened.other, metadata.record, typed?.values.other ?? ''),
  });
}

const planCard = (record: SheetRecord, { title }: Sheet) => {
  const childId = record.childId ?? '';
  return card({
    title: `Saved: ${title}, cycle ${record.plan?.cycle}, version ${record.revision}`,
    lines: [
      `Review date ${longDate(String(record.answers.reviewDate))}. Show the plan to the parents and ask for their signature.`,
    ],
    paper: record.id,
    sign: record.id,
    open: [
      { label: 'Log an attempt', opener: 'record-of-intervention', id: childId },
      { label: 'Child’s file', opener: 'child-file', id: childId },
    ],
  });
};

async function submit(ports: Ports, context: Context, view: SeenView) {
  const { actor } = context;
  const metadata = readForm(view.metadata);
  const sheet = sheetOf(metadata.sheet);
  const values = texts(view.values);
  const rows = await draftRows(ports, { actor, metadata });
  const local = localSheet(ports.profiles.named(metadata.profile), sheet);
  const result = await savePlan(ports)({
    actor,
    sheet,
    childId: metadata.about,
    recordId: metadata.record,
    base: metadata.base,
    raw: { ...values, ...rows },
    replacesOther: text(view.values, 'other') === 'replaced',
    receipt: receiptOf(view, rows),
  });
  return reply(result, {
    place: (errors) => besideInputs(local, errors),
    saved: (record) => ({
      kind: 'done' as const,
      afterwards: async (slack: Outbound) => {
        await endDraft(ports, { actor, metadata, rows });
        await afterSave(ports, context, {
          view,
          childId: metadata.about,
          card: planCard(record, local),
          paper: { recordId: record.id },
        })(slack);
      },
    }),
    conflict: async (conflict) => ({
      kind: 'update' as const,
      view: await planView(ports, context, {
        sheet,
        childId: metadata.about,
        typed: { metadata, values, rows, conflict },
      }),
    }),
  });
}

/** The sheets that are plans of a child, each with its command. */
export const planOpenings = (ports: Ports): Readonly<Record<string, Opening>> =>
  Object.fromEntries(
    sheets
      .filter((sheet) => sheet.life === 'plan')
      .map((sheet) => [
        sheet.id,
        {
          about: 'child',
          action: 'write plan',
          command: sheet.command,
          open: (context, childId) => planView(ports, context, { sheet, childId }),
        } satisfies Opening,
      ]),
  );

export const planScreen = (ports: Ports): Screen => ({
  submissions: { [PLAN_FORM]: (context, view) => submit(ports, context, view) },
});
