import type { NewAuditLine } from '../../domain/audit.ts';
import type { Entry, ReportRequest, SheetRecord } from '../../domain/record.ts';
import { notFound } from '../not-found.ts';
import type { Clock, Gate, Permit, Store } from '../ports.ts';
import { lineOf, type Row, rowOfChild } from './lines.ts';
import { readingUnder } from './reading.ts';

type Written = Pick<NewAuditLine, 'did' | 'what' | 'record'>;

const didOf = ({ movedAway, trace }: Entry): Written['did'] =>
  movedAway || trace.at(-1)?.what === 'moved here' ? 'moved' : 'wrote';

const rowOfSetting = (settingId: string): Row => ({ settingId, childId: null });

/** Reads as `readingUnder`, and writes what the permit covers: each write with its line, or neither. */
export const changingUnder = (
  store: Store,
  clock: Pick<Clock, 'today'>,
  permit: Permit,
): ReturnType<Gate['changing']> => {
  const read = readingUnder(store, permit);

  /** Nothing is written about a child who was erased meanwhile: the end of the chain makes one of the two wait. */
  const beThere = async ({ childId }: Row, { what }: Written): Promise<void> => {
    if (childId === null || what === 'children') return;
    const { tenant } = permit.by;
    if ((await store.children.codesOf({ tenant, ids: [childId] })).length === 0) throw notFound();
  };

  /** Where nothing was written, which is answered with `false`, there is nothing to note. */
  const write = <T>(row: Row, written: Written, work: () => Promise<T>): Promise<T> => {
    if (!permit.covers(row)) throw new Error(`a permit does not cover this write to ${written.what}`);
    const { settingId: chain, childId } = row;
    return store.together(async () => {
      await beThere(row, written);
      const result = await work();
      if (result !== false)
        await store.audit.append([lineOf(clock, permit, { chain, childId, listed: [], ...written })]);
      return result;
    });
  };

  const { children, records, versions, entries, reports, settings, members } = store;
  const onRecord = ({ id }: SheetRecord): Written => ({ did: 'wrote', what: 'records', record: id });
  const onEntry = (entry: Entry): Written => ({
    ...{ did: didOf(entry), what: 'entries', record: entry.id },
  });
  const onReport = ({ id }: ReportRequest): Written => ({ did: 'wrote', what: 'reports', record: id });
  const onChild = (id: string): Written => ({ did: 'wrote', what: 'children', record: id });
  const onSetting = (id: string): Written => ({ did: 'wrote', what: 'settings', record: id });
  const onTeam = (id: string): Written => ({ did: 'wrote', what: 'members', record: id });

  return {
    children: {
      ...read.children,
      insert: (child) => write(rowOfChild(child), onChild(child.id), () => children.insert(child)),
      replace: (child) => write(rowOfChild(child), onChild(child.id), () => children.replace(child)),
    },
    records: {
      ...read.records,
      insert: (record, version) => write(record, onRecord(record), () => records.insert(record, version)),
      revise: (record, version) => write(record, onRecord(record), () => records.revise(record, version)),
      mark: (record) => write(record, onRecord(record), () => records.mark(record)),
    },
    versions: {
      ...read.versions,
      addSignOff: async (scope) => {
        const record = await read.records.get({ tenant: scope.tenant, id: scope.recordId });
        if (!record) return false;
        return write(record, { ...onRecord(record), did: 'signed' }, () => versions.addSignOff(scope));
      },
    },
    entries: {
      ...read.entries,
      insert: (entry) => write(entry, onEntry(entry), () => entries.insert(entry)),
      replace: (entry) => write(entry, onEntry(entry), () => entries.replace(entry)),
    },
    reports: {
      ...read.reports,
      insert: (report) => write(report, onReport(report), () => reports.insert(report)),
      replace: (report) => write(report, onReport(report), () => reports.replace(report)),
    },
    settings: {
      ...settings,
      insert: (setting) =>
        write(rowOfSetting(setting.id), onSetting(setting.id), () => settings.insert(setting)),
      replace: (setting) =>
        write(rowOfSetting(setting.id), onSetting(setting.id), () => settings.replace(setting)),
    },
    members: {
      ...members,
      replaceAll: (scope) =>
        write(rowOfSetting(scope.settingId), onTeam(scope.settingId), () => members.replaceAll(scope)),
    },
    erasure: {
      child: (certificate) => {
        const { settingId, childId } = certificate;
        const erased: Written = { did: 'erased', what: 'children', record: childId };
        return write({ settingId, childId }, erased, () => store.erasure.child(certificate));
      },
    },
    audit: read.audit,
  };
};
