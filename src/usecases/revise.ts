import type { Document } from '../domain/document.ts';
import type { SheetRecord, Version } from '../domain/record.ts';
import type { Actor } from '../domain/setting.ts';
import type { Answers } from '../domain/sheet.ts';
import { sheetOf } from '../domain/sheets/index.ts';
import type { ChangePorts, ReadPorts } from './ports.ts';
import { changedLabels, type Saved, saved } from './saved.ts';

/** The version that freezes what a record says from now on. */
export const versionOf = (options: {
  readonly record: SheetRecord;
  readonly revision: number;
  readonly document: Document;
  readonly before: Answers;
  readonly why?: string;
}): Version => {
  const { record, revision, document, before, why = '' } = options;
  return {
    recordId: record.id,
    tenant: record.tenant,
    revision,
    answers: record.answers,
    document,
    changed: changedLabels(sheetOf(record.sheet), before, record.answers),
    by: record.updatedBy,
    byName: record.updatedByName,
    at: record.updatedAt,
    why,
    signOffs: [],
  };
};

/** Who saved after `base`, and what they changed. */
export async function conflictSince(
  ports: ReadPorts,
  { tenant, recordId, base }: { tenant: string; recordId: string; base: number },
): Promise<Saved<never>> {
  const later = await ports.store.versions.since({ tenant, recordId, revision: base });
  const last = later.at(-1);
  return {
    kind: 'conflict',
    conflict: {
      byName: last?.byName ?? 'Somebody else',
      at: last?.at ?? ports.clock.now(),
      changed: [...new Set(later.flatMap((version) => version.changed))],
      revision: last?.revision ?? base,
      theirs: last?.answers ?? {},
    },
  };
}

/**
 * Saves new answers over the revision a form was opened on; when somebody was faster, nothing is changed
 * and the answer says who and what.
 */
export async function reviseRecord(
  ports: ChangePorts,
  options: {
    readonly current: SheetRecord;
    readonly base: number;
    readonly actor: Actor;
    readonly answers: Answers;
    readonly change?: Partial<Pick<SheetRecord, 'plan' | 'live'>>;
    readonly document: (revision: number) => Document;
    readonly why?: string;
  },
): Promise<Saved<SheetRecord>> {
  const { current, base, actor, answers, change, document } = options;
  const record: SheetRecord = {
    ...current,
    ...change,
    revision: base,
    answers,
    updatedAt: ports.clock.now(),
    updatedBy: actor.userId,
    updatedByName: actor.name,
  };
  const revision = base + 1;
  const { why } = options;
  const version = versionOf({ record, revision, document: document(revision), before: current.answers, why });
  const done = current.revision === base && (await ports.store.records.revise(record, version));
  if (!done) return conflictSince(ports, { tenant: current.tenant, recordId: current.id, base });
  return saved({ ...record, revision, stamp: record.stamp + 1 });
}
