import type { ModalView } from '@slack/types';
import { card } from '../../../blocks/card.ts';
import { small } from '../../../blocks/parts.ts';
import { localSheet } from '../../domain/local-sheet.ts';
import type { Sheet } from '../../domain/sheet.ts';
import { sheetOf, sheets } from '../../domain/sheets/index.ts';
import { settingFor } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import { saveStanding } from '../../usecases/standing-sheet.ts';
import type { Context, Outbound, Reply, SeenView } from '../handlers.ts';
import { afterSave } from './after-save.ts';
import type { Opening } from './openers.ts';
import {
  answersFrom,
  besideInputs,
  draftRows,
  endDraft,
  type FormMetadata,
  readForm,
  STANDING_FORM,
  sheetForm,
  startDraft,
  type Typed,
} from './sheet-forms.ts';
import { receiptOf, reply, type Screen, texts } from './support.ts';

/** The form of a setting's own sheet: as it stands, or again with what somebody typed. */
export async function standingView(
  ports: Ports,
  context: Context,
  { sheet, settingId, typed }: { sheet: Sheet; settingId: string; typed?: Typed },
): Promise<ModalView> {
  const { actor } = context;
  const { setting, open } = await settingFor(ports, { actor, action: 'write setting sheet', settingId });
  const profile = ports.profiles.of(setting);
  const current = await open.store.records.standing({ tenant: actor.tenant, settingId, sheet: sheet.id });
  const answers = typed ? answersFrom(sheet, typed.values, typed.rows) : (current?.answers ?? {});
  const metadata: FormMetadata = typed?.metadata ?? {
    sheet: sheet.id,
    about: settingId,
    record: current?.id ?? null,
    base: current?.revision ?? 0,
    draft: await startDraft(ports, { actor, sheet, answers, about: settingId }),
    profile: profile.id,
  };
  return sheetForm({
    sheet,
    metadata,
    conflict: typed?.conflict,
    answers,
    facts: {},
    profile,
    today: ports.clock.today(setting.timeZone),
    intro: [small(`${setting.name} · about the whole setting; it names no child`)],
  });
}

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { actor } = context;
  const metadata = readForm(view.metadata);
  const sheet = sheetOf(metadata.sheet);
  const values = texts(view.values);
  const rows = await draftRows(ports, { actor, metadata });
  const settingId = metadata.about;
  const local = localSheet(ports.profiles.named(metadata.profile), sheet);
  const result = await saveStanding(ports)({
    actor,
    sheet,
    settingId,
    base: metadata.base,
    raw: { ...values, ...rows },
    receipt: receiptOf(view, rows),
  });
  return reply(result, {
    place: (errors) => besideInputs(local, errors),
    saved: (record) => ({
      kind: 'done',
      afterwards: async (slack: Outbound) => {
        await endDraft(ports, { actor, metadata, rows });
        await afterSave(ports, context, {
          view,
          childId: null,
          card: card({
            title: `Saved: ${local.title}, version ${record.revision}`,
            lines: ['One sheet for the whole setting.'],
            paper: record.id,
            open: [{ label: 'Edit', opener: sheet.id, id: settingId }],
          }),
          paper: { recordId: record.id },
        })(slack);
      },
    }),
    conflict: async (conflict) => ({
      kind: 'update',
      view: await standingView(ports, context, {
        sheet,
        settingId,
        typed: { metadata, values, rows, conflict },
      }),
    }),
  });
}

/** The sheets a setting keeps for itself, each with its command. */
export const standingOpenings = (ports: Ports): Readonly<Record<string, Opening>> =>
  Object.fromEntries(
    sheets
      .filter((sheet) => sheet.life === 'standing')
      .map((sheet) => [
        sheet.id,
        {
          about: 'setting',
          action: 'write setting sheet',
          command: sheet.command,
          open: (context, settingId) => standingView(ports, context, { sheet, settingId }),
        } satisfies Opening,
      ]),
  );

export const standingScreen = (ports: Ports): Screen => ({
  submissions: { [STANDING_FORM]: (context, view) => submit(ports, context, view) },
});
