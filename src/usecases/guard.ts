import { type Action, mayInSetting, mayToChild, settingsFor } from '../domain/access.ts';
import type { Child } from '../domain/child.ts';
import { AppError } from '../domain/errors.ts';
import type { PlanRecord, SheetRecord } from '../domain/record.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import type { Ports } from './ports.ts';

/** "Not yours" and "not there" sound alike, so that nobody learns which records exist. */
export const notFound = (): AppError =>
  new AppError({
    code: 'not-found',
    message: 'no such record, or not theirs',
    userMessage: 'That is not among the records you can open. Your SENCO can check who the key person is.',
  });

interface Asked {
  readonly actor: Actor;
  readonly action: Action;
}

/** The child, if the actor may do this to its record. Throws 'not-found'. */
export async function childFor(
  ports: Ports,
  { actor, action, childId }: Asked & { childId: string },
): Promise<Child> {
  const child = await ports.store.children.get({ tenant: actor.tenant, id: childId });
  if (!child || !mayToChild(actor, action, child)) throw notFound();
  return child;
}

/** Every child to whom the actor may do this. */
export async function childrenFor(ports: Ports, { actor, action }: Asked): Promise<readonly Child[]> {
  const settingIds = settingsFor(actor, action);
  const children = await ports.store.children.inSettings({ tenant: actor.tenant, settingIds });
  return children.filter((child) => mayToChild(actor, action, child));
}

/** The setting, if the actor may do this in it. Throws 'not-found'. */
export async function settingFor(
  ports: Ports,
  { actor, action, settingId }: Asked & { settingId: string },
): Promise<Setting> {
  const setting = await ports.store.settings.get({ tenant: actor.tenant, id: settingId });
  if (!setting || !mayInSetting(actor, action, settingId)) throw notFound();
  return setting;
}

/** The setting a child belongs to; the right to the child was checked before. */
export async function settingOf(ports: Ports, child: Pick<Child, 'tenant' | 'settingId'>): Promise<Setting> {
  const setting = await ports.store.settings.get({ tenant: child.tenant, id: child.settingId });
  if (!setting) throw notFound();
  return setting;
}

/** A kept sheet with its child, or null child for a setting's own sheet. Throws 'not-found'. */
export async function recordFor(
  ports: Ports,
  { actor, action, recordId }: Asked & { recordId: string },
): Promise<{ record: SheetRecord; child: Child | null; setting: Setting }> {
  const record = await ports.store.records.get({ tenant: actor.tenant, id: recordId });
  if (!record) throw notFound();
  if (record.childId === null) {
    const setting = await settingFor(ports, {
      actor,
      action: 'write setting sheet',
      settingId: record.settingId,
    });
    return { record, child: null, setting };
  }
  const child = await childFor(ports, { actor, action, childId: record.childId });
  return { record, child, setting: await settingOf(ports, child) };
}

/** Narrows a record to a plan of a child. Throws 'not-found'. */
export function asPlan(record: SheetRecord): PlanRecord {
  if (!record.plan || record.childId === null) throw notFound();
  return record as PlanRecord;
}

/** Somebody else saved first, inside a change that touches several records. */
export const changedMeanwhile = (): AppError =>
  new AppError({
    code: 'changed-meanwhile',
    message: 'a record moved on during a change',
    userMessage: 'Somebody else changed this record a moment ago. Nothing was lost: please press Save again.',
  });
