import type { AuditLine } from '../domain/audit.ts';
import type { Child } from '../domain/child.ts';
import type { Document } from '../domain/document.ts';
import type { Entry } from '../domain/record.ts';
import type { Actor } from '../domain/setting.ts';
import { withoutNames } from '../domain/without-names.ts';
import type { Everything } from './everything.ts';
import { exportDocument } from './export-document.ts';
import { childFor, listFor, settingOf } from './guard.ts';
import type { Ports, ReadPorts } from './ports.ts';

export interface ChildExport {
  /** Code and day, without its ending. */
  readonly fileName: string;
  readonly title: string;
  readonly document: Document;
  readonly json: string;
}

const PAGE = 500;

async function allLines(open: ReadPorts, child: Child): Promise<readonly AuditLine[]> {
  const { tenant, settingId: chain, id: childId } = child;
  const all: AuditLine[] = [];
  for (let before: number | null = null; ; before = all.at(-1)?.seq ?? null) {
    const page = await open.store.audit.ofChild({ tenant, chain, childId, before, limit: PAGE });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** Why an entry was moved is said of two children: the reason stays out, that and when it was moved stays in. */
const withoutOthersFile = (entry: Entry): Entry => ({
  ...entry,
  trace: entry.trace.map((step) =>
    step.what === 'corrected' ? step : { ...step, why: '(left out: it is about another child, too)' },
  ),
});

/** Full names of the setting's other children. */
const otherNames = async (ports: Ports, actor: Actor, child: Child): Promise<readonly string[]> =>
  listFor(ports, { actor, action: 'export child', settingIds: [child.settingId] }, async (children) => ({
    answer: children
      .filter(({ id, name }) => id !== child.id && name.includes(' ') && !child.name.includes(name))
      .map(({ name }) => name)
      .sort((a, b) => b.length - a.length),
    // They are looked for, not shown.
    shown: [],
  }));

async function gathered(open: ReadPorts, child: Child): Promise<Everything> {
  const { tenant, id: childId, settingId } = child;
  const { store } = open;
  const setting = await settingOf(open, child);
  const found = await store.records.ofChild({ tenant, childId });
  const recordIds = found.map(({ id }) => id);
  const [records, entries, reports, audit, files, members] = await Promise.all([
    Promise.all(
      found.map(async (record) => ({
        record,
        versions: await store.versions.since({ tenant, recordId: record.id, revision: 0 }),
      })),
    ),
    store.entries.ofPlans({ tenant, planIds: recordIds }),
    store.reports.ofChild({ tenant, childId }),
    allLines(open, child),
    store.files.about({ tenant, recordIds: [childId, ...recordIds] }),
    store.members.ofSettings({ tenant, settingIds: [settingId] }),
  ]);
  const today = open.clock.today(setting.timeZone);
  return {
    ...{ child, setting, members, today, records, reports, audit, files },
    entries: entries.map(withoutOthersFile),
  };
}

/** As a machine reads it: the rows as they are, without what is the setting's and not the child's. */
const jsonOf = ({ setting, members: _, today, ...everything }: Everything): string =>
  JSON.stringify({ format: 1, exportedOn: today, setting: setting.name, ...everything }, null, 2);

/** Everything about one child, for whoever asks what is kept about them; noted as exported. Throws 'not-found'. */
export const exportChild =
  (ports: Ports) =>
  async ({ actor, childId }: { readonly actor: Actor; readonly childId: string }): Promise<ChildExport> => {
    const asked = { actor, action: 'export child', as: 'exported', childId } as const;
    const { child, open } = await childFor(ports, asked);
    const all = await gathered(open, child);
    const names = await otherNames(ports, actor, child);
    return {
      fileName: `${child.code}-everything-${all.today}`,
      title: `${child.code} Everything kept about the child`,
      document: withoutNames(exportDocument(all, ports.profiles.of(all.setting)), names),
      json: jsonOf(withoutNames(all, names)),
    };
  };
