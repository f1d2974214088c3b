import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { conflictBanner } from '../../../blocks/conflict.ts';
import { modal } from '../../../blocks/parts.ts';
import { sheetBlocks } from '../../../blocks/sheet-form.ts';
import type { FieldErrors } from '../../domain/answers.ts';
import { longDate } from '../../domain/dates.ts';
import { AppError } from '../../domain/errors.ts';
import { localSheet } from '../../domain/local-sheet.ts';
import { parsePeople } from '../../domain/people.ts';
import { defaultProfile, type Profile } from '../../domain/profile.ts';
import type { Actor } from '../../domain/setting.ts';
import { type Answers, askedFields, type Row, type Sheet } from '../../domain/sheet.ts';
import { sheetOf } from '../../domain/sheets/index.ts';
import { smartHints } from '../../domain/smart.ts';
import type { Facts } from '../../domain/to-document.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Conflict } from '../../usecases/saved.ts';
import { readMetadata } from './support.ts';

/** Whose words a form is in. No proof of anything: what is saved is checked by the setting's own profile. */
export const profileIn = z.string().default(defaultProfile.id);

/** What a sheet's form carries: ids and the revision it was opened on. */
export const formMetadata = z.strictObject({
  sheet: z.string(),
  /** Child, or setting for a setting's own sheet. */
  about: z.string(),
  record: z.string().nullable(),
  base: z.number().int().nonnegative(),
  draft: z.string(),
  profile: profileIn,
});
export type FormMetadata = z.infer<typeof formMetadata>;

/** Callback ids by what the sheet is about. */
export const PLAN_FORM = 'plan-form';
export const STANDING_FORM = 'standing-form';

export type Rows = Readonly<Record<string, readonly Row[]>>;

/** What somebody typed into a form, to be shown again; with a conflict, after another person was faster. */
export interface Typed {
  readonly metadata: FormMetadata;
  readonly values: Readonly<Record<string, string>>;
  readonly rows: Rows;
  readonly conflict?: Conflict;
}

/** Rows of answers, for a draft. */
export const rowsOf = (sheet: Sheet, answers: Answers): Rows =>
  Object.fromEntries(
    askedFields(sheet)
      .filter((field) => field.kind === 'rows')
      .map((field) => [field.key, (answers[field.key] as readonly Row[]) ?? []]),
  );

/** Typed text and draft rows as answers to show again, unchecked. */
export const answersFrom = (sheet: Sheet, values: Readonly<Record<string, string>>, rows: Rows): Answers =>
  Object.fromEntries(
    askedFields(sheet).map((field) => {
      const typed = values[field.key] ?? '';
      if (field.kind === 'rows') return [field.key, rows[field.key] ?? []];
      if (field.kind === 'people') return [field.key, parsePeople(typed)];
      if (field.kind === 'lines') return [field.key, typed === '' ? [] : [{ id: '', text: typed }]];
      return [field.key, typed];
    }),
  );

const hintsOf = (sheet: Sheet, answers: Answers): readonly string[] =>
  sheet.targets !== 'targets'
    ? []
    : ((answers.targets ?? []) as readonly Row[]).flatMap((row, index) => {
        const hints = smartHints({
          target: row.target ?? '',
          baseline: row.baseline ?? '',
          provision: row.provision ?? '',
          resources: row.resources ?? '',
          when: row.when ?? '',
        });
        return hints.length === 0 ? [] : [`SMART advice for target ${index + 1}: ${hints.join(' ')}`];
      });

/** A sheet's form as a modal: for a new record, a change, or somebody's own text after a conflict. */
export function sheetForm(options: {
  readonly sheet: Sheet;
  readonly metadata: FormMetadata;
  /** Told above the form, which then builds on what is stored now. */
  readonly conflict?: Conflict | undefined;
  readonly answers: Answers;
  readonly facts: Facts;
  readonly profile: Profile;
  readonly today: string;
  readonly intro: readonly KnownBlock[];
  readonly more?: readonly KnownBlock[];
}) {
  const { sheet, metadata, conflict, answers, facts, profile, today, intro, more = [] } = options;
  const advice = hintsOf(sheet, answers);
  return modal({
    callbackId: sheet.about === 'child' ? PLAN_FORM : STANDING_FORM,
    title: localSheet(profile, sheet).modalTitle,
    submit: 'Save',
    metadata: conflict ? { ...metadata, base: conflict.revision } : metadata,
    blocks: [
      ...(conflict ? bannerFor(conflict, sheet, profile) : []),
      ...intro,
      ...sheetBlocks(sheet, { answers, facts, today, profile, advice }),
      ...more,
    ],
  });
}

/** Keeps the rows of a form while it is open. */
export async function startDraft(
  ports: Ports,
  { actor, sheet, answers, about }: { actor: Actor; sheet: Sheet; answers: Answers; about: string },
): Promise<string> {
  const id = ports.newId();
  const rows = rowsOf(sheet, answers);
  if (Object.keys(rows).length > 0)
    await ports.store.drafts.put({
      ...{ id, tenant: actor.tenant, userId: actor.userId, about, values: {}, rows },
    });
  return id;
}

export const draftGone = (): AppError =>
  new AppError({
    code: 'draft-gone',
    message: 'a form outlived its draft',
    userMessage: 'This form was open for too long and its rows are gone. Please open it again.',
  });

/** What was saved is no draft any more. Its rows stay: pressing Save twice finds the same ones. */
export async function endDraft(
  ports: Ports,
  { actor, metadata, rows }: { actor: Actor; metadata: FormMetadata; rows: Rows },
): Promise<void> {
  if (Object.keys(rows).length === 0) return;
  const { tenant, userId } = actor;
  await ports.store.drafts.put({
    id: metadata.draft,
    tenant,
    userId,
    about: metadata.about,
    values: {},
    rows,
  });
}

/** The rows kept for an open form. Throws 'draft-gone' after seven days. */
export async function draftRows(
  ports: Ports,
  { actor, metadata }: { actor: Actor; metadata: FormMetadata },
): Promise<Rows> {
  const sheet = sheetOf(metadata.sheet);
  if (Object.keys(rowsOf(sheet, {})).length === 0) return {};
  const draft = await ports.store.drafts.get({
    tenant: actor.tenant,
    userId: actor.userId,
    id: metadata.draft,
  });
  if (!draft) throw draftGone();
  return draft.rows as Rows;
}

/** Slack shows a sentence only beside an input, so one about rows stands at the input next to them. */
export function besideInputs(sheet: Sheet, errors: FieldErrors): FieldErrors {
  const fields = askedFields(sheet);
  const placed = Object.entries(errors).map(([key, words]): [string, string] => {
    const at = fields.findIndex((field) => field.key === key);
    if (fields[at]?.kind !== 'rows') return [key, words];
    const near = [...fields.slice(0, at).reverse(), ...fields.slice(at)].find(({ kind }) => kind !== 'rows');
    return [near?.key ?? key, `${fields[at].label}: ${words}`];
  });
  return Object.fromEntries(
    placed.map(([key]) => [
      key,
      placed
        .filter(([other]) => other === key)
        .map(([, words]) => words)
        .join(' '),
    ]),
  );
}

export const readForm = (metadata: unknown): FormMetadata => readMetadata(formMetadata, metadata);

/** The banner over somebody's own text after another person was faster. */
export const bannerFor = (conflict: Conflict, sheet: Sheet, profile: Profile): readonly KnownBlock[] => {
  const changed = askedFields(localSheet(profile, sheet)).filter((_, index) =>
    conflict.changed.includes(askedFields(sheet)[index]?.label ?? ''),
  );
  const theirs = changed.map((field) => {
    const answer = conflict.theirs[field.key];
    const shown =
      typeof answer === 'string'
        ? answer
        : (answer ?? [])
            .map((item) =>
              Object.entries(item)
                .filter(([key]) => key !== 'id')
                .map(([, value]) => value)
                .join(' · '),
            )
            .join('; ');
    return `${field.label}: ${field.kind === 'date' && shown ? longDate(shown) : shown}`;
  });
  const labels = changed.map(({ label }) => label);
  return conflictBanner({ ...conflict, changed: labels, theirs: theirs.join('\n') });
};
