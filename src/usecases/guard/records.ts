import type { Child } from '../../domain/child.ts';
import type { Entry, ReportRequest, SheetRecord } from '../../domain/record.ts';
import type { Setting } from '../../domain/setting.ts';
import { notFound } from '../not-found.ts';
import type { ChangePorts, Permit, Ports, ReadPorts } from '../ports.ts';
import { childAnd } from './children.ts';
import { type Asked, changingWith, looking, noteOpened, readingWith } from './permits.ts';
import { settingAnd, settingOf } from './settings.ts';

interface OfRecord {
  readonly setting: Setting;
  readonly record: SheetRecord;
  /** Null for a setting's own sheet. */
  readonly child: Child | null;
}

const withRecord = (permit: Permit, { id }: SheetRecord): Permit => ({ ...permit, records: [id] });

async function recordAnd(
  ports: Ports,
  { recordId, ...asked }: Asked & { readonly recordId: string },
): Promise<OfRecord & { permit: Permit }> {
  const record = await looking(ports, asked).records.get({ tenant: asked.actor.tenant, id: recordId });
  if (!record) throw notFound();
  if (record.childId === null) {
    const { settingId } = record;
    const own = await settingAnd(ports, { ...asked, action: 'write setting sheet', settingId });
    return { record, child: null, setting: own.setting, permit: withRecord(own.permit, record) };
  }
  const { child, permit } = await childAnd(ports, { ...asked, childId: record.childId });
  const setting = await settingOf(ports, child);
  return { record, child, setting, permit: withRecord(permit, record) };
}

/** A kept sheet, to be shown. */
export async function recordFor(
  ports: Ports,
  asked: Asked & { readonly recordId: string },
): Promise<OfRecord & { readonly open: ReadPorts }> {
  const { permit, ...found } = await recordAnd(ports, asked);
  const { id: record, settingId: chain, childId } = found.record;
  await noteOpened(ports, permit, asked, { chain, what: 'records', record, childId });
  return { ...found, open: readingWith(ports, permit) };
}

/** A kept sheet, to be changed. */
export async function recordToChange(
  ports: Ports,
  asked: Asked & { readonly recordId: string },
): Promise<OfRecord & { readonly open: ChangePorts }> {
  const { permit, ...found } = await recordAnd(ports, asked);
  return { ...found, open: changingWith(ports, permit) };
}

interface OfEntry {
  readonly entry: Entry;
  readonly setting: Setting;
}

async function entryAnd(
  ports: Ports,
  { actor, entryId }: Pick<Asked, 'actor'> & { readonly entryId: string },
): Promise<OfEntry & { permit: Permit }> {
  const asked: Asked = { actor, action: 'correct entry' };
  const entry = await looking(ports, asked).entries.get({ tenant: actor.tenant, id: entryId });
  if (!entry || entry.movedAway) throw notFound();
  const { child, permit } = await childAnd(ports, { ...asked, childId: entry.childId });
  return { entry, setting: await settingOf(ports, child), permit };
}

/** An entry that may be corrected, to be shown. */
export async function entryFor(
  ports: Ports,
  asked: Pick<Asked, 'actor'> & { readonly entryId: string },
): Promise<OfEntry & { readonly open: ReadPorts }> {
  const { permit, ...found } = await entryAnd(ports, asked);
  const { id: record, settingId: chain, childId } = found.entry;
  const line = { chain, what: 'entries', record, childId };
  await noteOpened(ports, permit, { actor: asked.actor, action: 'correct entry' }, line);
  return { ...found, open: readingWith(ports, permit) };
}

/** An entry, to be corrected. */
export async function entryToChange(
  ports: Ports,
  asked: Pick<Asked, 'actor'> & { readonly entryId: string },
): Promise<OfEntry & { readonly open: ChangePorts }> {
  const { permit, ...found } = await entryAnd(ports, asked);
  return { ...found, open: changingWith(ports, permit) };
}

/** A report asked for, with its child, to be shown. */
export async function reportFor(
  ports: Ports,
  { reportId, ...asked }: Asked & { readonly reportId: string },
): Promise<{ readonly report: ReportRequest; readonly child: Child; readonly setting: Setting }> {
  const report = await looking(ports, asked).reports.get({ tenant: asked.actor.tenant, id: reportId });
  if (!report) throw notFound();
  const { child, permit } = await childAnd(ports, { ...asked, childId: report.childId });
  const { settingId: chain, id: record, childId } = report;
  await noteOpened(ports, permit, asked, { chain, what: 'reports', record, childId });
  return { report, child, setting: await settingOf(ports, child) };
}
