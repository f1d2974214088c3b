import type { Gate, Permit, Store } from '../ports.ts';
import { type Row, rowOfChild } from './lines.ts';

type Reading = ReturnType<Gate['reading']>;

const itself = (row: Row): Row => row;

/** Repositories in which nothing stands but what the permit covers. */
export const readingUnder = (store: Store, { covers, records: known }: Permit): Reading => {
  const one = async <T>(found: Promise<T | null>, rowOf: (item: T) => Row): Promise<T | null> => {
    const item = await found;
    return item && covers(rowOf(item)) ? item : null;
  };
  const many = async <T>(found: Promise<readonly T[]>, rowOf: (item: T) => Row): Promise<readonly T[]> =>
    (await found).filter((item) => covers(rowOf(item)));
  const seen = new Set(known);
  const look = async <T extends Row & { readonly id: string }>(found: Promise<readonly T[]>) => {
    const items = await many<T>(found, itself);
    for (const { id } of items) seen.add(id);
    return items;
  };
  const lookAt = async <T extends Row & { readonly id: string }>(found: Promise<T | null>) => {
    const item = await one<T>(found, itself);
    if (item) seen.add(item.id);
    return item;
  };
  const { children, records, versions, entries, reports, audit } = store;
  return {
    children: {
      get: (scope) => one(children.get(scope), rowOfChild),
      codesOf: (scope) => many(children.codesOf(scope), rowOfChild),
      inSettings: (scope) => many(children.inSettings(scope), rowOfChild),
    },
    records: {
      get: (scope) => lookAt(records.get(scope)),
      datesOf: (scope) => many(records.datesOf(scope), itself),
      liveDates: (scope) => many(records.liveDates(scope), itself),
      ofChild: (scope) => look(records.ofChild(scope)),
      livePlans: (scope) => look(records.livePlans(scope)),
      // Figures of a setting as a whole, which name no child.
      cycles: ({ settingIds, ...scope }) => {
        const covered = settingIds.filter((settingId) => covers({ settingId, childId: null }));
        return records.cycles({ ...scope, settingIds: covered });
      },
      standing: (scope) => lookAt(records.standing(scope)),
    },
    versions: {
      get: async (scope) => (seen.has(scope.recordId) ? versions.get(scope) : null),
      since: async (scope) => (seen.has(scope.recordId) ? versions.since(scope) : []),
      latestOf: async (scope) =>
        versions.latestOf({ ...scope, records: scope.records.filter(({ id }) => seen.has(id)) }),
    },
    entries: {
      get: (scope) => one(entries.get(scope), itself),
      ofPlans: (scope) => many(entries.ofPlans(scope), itself),
      onDay: (scope) => many(entries.onDay(scope), itself),
      plansSince: async (scope) =>
        entries.plansSince({ ...scope, planIds: scope.planIds.filter((id) => seen.has(id)) }),
    },
    reports: {
      get: (scope) => one(reports.get(scope), itself),
      ofChild: (scope) => many(reports.ofChild(scope), itself),
      inSettings: (scope) => many(reports.inSettings(scope), itself),
    },
    audit: {
      ofChild: (scope) => many(audit.ofChild(scope), ({ chain, childId }) => ({ settingId: chain, childId })),
    },
  };
};
