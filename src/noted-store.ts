import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from './usecases/ports.ts';

/** Whom a write may concern: everybody in a setting, and people by name. */
export interface Written {
  readonly tenant: string;
  readonly settingIds: readonly string[];
  readonly userIds: readonly string[];
}

type Note = (written: Written) => void;

interface InSetting {
  readonly tenant: string;
  readonly settingId: string;
}

const ofSetting = ({ tenant, settingId }: InSetting): Written => ({
  tenant,
  settingIds: [settingId],
  userIds: [],
});

/** Calls a write and notes whom it concerns. */
const after =
  <A extends readonly unknown[], R>(
    note: Note,
    write: (...args: A) => Promise<R>,
    concerns: (...args: A) => Written | Promise<Written>,
  ) =>
  async (...args: A): Promise<R> => {
    const result = await write(...args);
    note(await concerns(...args));
    return result;
  };

const noted = (store: Store, note: Note): Store => {
  const { settings, members, children, records, versions, entries, reports, drafts, erasure } = store;
  return {
    ...store,
    settings: {
      ...settings,
      insert: after(note, settings.insert, ({ tenant, id }) => ofSetting({ tenant, settingId: id })),
      replace: after(note, settings.replace, ({ tenant, id }) => ofSetting({ tenant, settingId: id })),
    },
    members: {
      ...members,
      // Who was taken out is known by the setting their Home shows.
      replaceAll: after(note, members.replaceAll, ({ members: all, ...scope }) => ({
        ...ofSetting(scope),
        userIds: all.map(({ userId }) => userId),
      })),
    },
    children: {
      ...children,
      insert: after(note, children.insert, ofSetting),
      replace: after(note, children.replace, ofSetting),
      move: after(note, children.move, ({ child, from }) => ({
        ...ofSetting(child),
        settingIds: [from.settingId, child.settingId],
      })),
    },
    // A name must not stay on a page that Slack keeps.
    erasure: { ...erasure, child: after(note, erasure.child, ofSetting) },
    records: {
      ...records,
      insert: after(note, records.insert, ofSetting),
      revise: after(note, records.revise, ofSetting),
      mark: after(note, records.mark, ofSetting),
    },
    versions: {
      ...versions,
      addSignOff: after(note, versions.addSignOff, async ({ tenant, recordId }) => {
        const record = await records.get({ tenant, id: recordId });
        return { tenant, settingIds: record ? [record.settingId] : [], userIds: [] };
      }),
    },
    entries: {
      ...entries,
      insert: after(note, entries.insert, ofSetting),
      replace: after(note, entries.replace, ofSetting),
    },
    reports: {
      ...reports,
      insert: after(note, reports.insert, ofSetting),
      replace: after(note, reports.replace, ofSetting),
    },
    drafts: {
      ...drafts,
      put: after(note, drafts.put, ({ tenant, userId }) => ({ tenant, settingIds: [], userIds: [userId] })),
    },
  };
};

/**
 * A store that tells, after every write, whom it may concern: no use case can forget to. What is written in a
 * transaction is told once it is committed, and never where it is not.
 */
export const notedStore = (store: Store, tell: Note): Store => {
  const transaction = new AsyncLocalStorage<Written[]>();
  const note: Note = (written) => {
    const held = transaction.getStore();
    if (held) held.push(written);
    else tell(written);
  };
  const committed = async <T>(work: () => Promise<T>): Promise<T> => {
    if (transaction.getStore()) return work();
    const held: Written[] = [];
    const result = await transaction.run(held, work);
    const [first] = held;
    if (first)
      tell({
        tenant: first.tenant,
        settingIds: [...new Set(held.flatMap(({ settingIds }) => settingIds))],
        userIds: [...new Set(held.flatMap(({ userIds }) => userIds))],
      });
    return result;
  };
  const { once, together, ...rest } = noted(store, note);
  return {
    ...rest,
    once: (receipt, work) => committed(() => once(receipt, work)),
    together: (work, options) => committed(() => together(work, options)),
  };
};
