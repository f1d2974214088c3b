import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { modal } from '../../../blocks/parts.ts';
import { fieldBlocks, ROW_ADD, ROW_CHANGE } from '../../../blocks/sheet-form.ts';
import { checkFields } from '../../domain/answers.ts';
import type { FieldOf } from '../../domain/field.ts';
import { localRows } from '../../domain/local-sheet.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Row } from '../../domain/sheet.ts';
import { sheetOf } from '../../domain/sheets/index.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import type { Opening } from './openers.ts';
import { planView } from './plan.ts';
import {
  draftGone,
  draftRows,
  type FormMetadata,
  formMetadata,
  type Rows,
  readForm,
  type Typed,
} from './sheet-forms.ts';
import { standingView } from './standing.ts';
import { badRequest, readMetadata, readValue, type Screen, texts, todayOf } from './support.ts';

const ROW_FORM = 'row-form';

const rowMetadata = z.strictObject({
  form: formMetadata,
  /** View id of the form the row belongs to. */
  parent: z.string(),
  field: z.string(),
  row: z.string().nullable(),
});

/** The form a row belongs to, with what was typed so far. */
const parentView = (ports: Ports, context: Context, typed: Typed): Promise<ModalView> => {
  const sheet = sheetOf(typed.metadata.sheet);
  const { about } = typed.metadata;
  return sheet.about === 'child'
    ? planView(ports, context, { sheet, childId: about, typed })
    : standingView(ports, context, { sheet, settingId: about, typed });
};

function rowsField(profile: Profile, sheetId: string, key: string): FieldOf<'rows'> {
  const field = localRows(profile, sheetOf(sheetId), key);
  if (!field) throw badRequest();
  return field;
}

const rowView = ({
  field,
  row,
  metadata,
  ...around
}: {
  field: FieldOf<'rows'>;
  row?: Row | undefined;
  metadata: z.infer<typeof rowMetadata>;
  profile: Profile;
  today: string;
}) =>
  modal({
    callbackId: ROW_FORM,
    title: row ? `Edit ${field.item}` : `Add ${field.item}`,
    submit: `Keep ${field.item}`,
    metadata,
    blocks: fieldBlocks(field.columns, { answers: row ?? {}, facts: {}, ...around }),
  });

const moved = (rows: readonly Row[], id: string, by: -1 | 1): readonly Row[] => {
  const from = rows.findIndex((row) => row.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= rows.length) return rows;
  const result = [...rows];
  result.splice(to, 0, ...result.splice(from, 1));
  return result;
};

/** A form somebody left without saving, as they left it. Saving it checks everything anew. */
export const draftOpening = (ports: Ports): Opening => ({
  about: 'child',
  action: 'write plan',
  command: '/child',
  open: async (context, id) => {
    const { tenant, userId } = context.actor;
    const draft = await ports.store.drafts.get({ tenant, userId, id });
    if (!draft?.form) throw draftGone();
    const { values, form } = draft;
    return parentView(ports, context, { metadata: { ...form, draft: id }, values, rows: draft.rows as Rows });
  },
});

/** Rows added, edited, reordered and removed one by one; they wait in the draft until the form is saved. */
export function rowScreen(ports: Ports): Screen {
  const keep = (
    context: Context,
    metadata: FormMetadata,
    values: Readonly<Record<string, string>>,
    rows: Rows,
  ) => {
    const { tenant, userId } = context.actor;
    const { draft: id, ...form } = metadata;
    return ports.store.drafts.put({ id, tenant, userId, about: form.about, values, rows, form });
  };

  const opened = async (context: Context, view: SeenView | undefined, key: string) => {
    if (!view) throw badRequest();
    const metadata = readForm(view.metadata);
    const rows = await draftRows(ports, { actor: context.actor, metadata });
    const profile = ports.profiles.named(metadata.profile);
    const field = rowsField(profile, metadata.sheet, key);
    return { view, metadata, rows, values: texts(view.values), field, profile };
  };

  const add = async (
    context: Context,
    { value, view }: { value: string; view?: SeenView },
  ): Promise<Reply> => {
    const form = await opened(context, view, value);
    await keep(context, form.metadata, form.values, form.rows);
    const { field, profile } = form;
    const metadata = { form: form.metadata, parent: form.view.id, field: value, row: null };
    return { kind: 'open', view: rowView({ field, profile, metadata, today: todayOf(ports) }) };
  };

  const change = async (
    context: Context,
    { value, view }: { value: string; view?: SeenView },
  ): Promise<Reply> => {
    const [verb = '', key = '', id = ''] = readValue(value, 3);
    const form = await opened(context, view, key);
    const rows = form.rows[key] ?? [];
    const changed: Record<string, readonly Row[]> = {
      up: moved(rows, id, -1),
      down: moved(rows, id, 1),
      remove: rows.filter((row) => row.id !== id),
    };
    const next = { ...form.rows, [key]: changed[verb] ?? rows };
    await keep(context, form.metadata, form.values, next);
    if (verb === 'edit') {
      const metadata = { form: form.metadata, parent: form.view.id, field: key, row: id };
      const row = rows.find((candidate) => candidate.id === id);
      const { field, profile } = form;
      return { kind: 'open', view: rowView({ field, profile, row, metadata, today: todayOf(ports) }) };
    }
    return { kind: 'update', view: await parentView(ports, context, { ...form, rows: next }) };
  };

  const submit = async (context: Context, view: SeenView): Promise<Reply> => {
    const { form, parent, field: key, row: id } = readMetadata(rowMetadata, view.metadata);
    const profile = ports.profiles.named(form.profile);
    const field = rowsField(profile, form.sheet, key);
    const checked = checkFields(field.columns, texts(view.values), {
      profile,
      newId: ports.newId,
    });
    if (!checked.ok) return { kind: 'errors', errors: checked.errors };
    const { tenant, userId } = context.actor;
    const kept = await draftRows(ports, { actor: context.actor, metadata: form });
    const rows = kept[key] ?? [];
    // The view's own id names a new row, so that pressing twice adds one.
    const row = { ...checked.value, id: id ?? view.id } as Row;
    const known = rows.some((other) => other.id === row.id);
    const next: Rows = {
      ...kept,
      [key]: known ? rows.map((other) => (other.id === row.id ? row : other)) : [...rows, row],
    };
    const values = (await ports.store.drafts.get({ tenant, userId, id: form.draft }))?.values ?? {};
    await keep(context, form, values, next);
    return {
      kind: 'done',
      afterwards: async (slack) =>
        slack.updateView({
          viewId: parent,
          view: await parentView(ports, context, { metadata: form, values, rows: next }),
        }),
    };
  };

  return { submissions: { [ROW_FORM]: submit }, actions: { [ROW_ADD]: add, [ROW_CHANGE]: change } };
}
