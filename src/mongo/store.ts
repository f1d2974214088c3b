import type { Store } from '../usecases/ports.ts';
import { childrenOn } from './children.ts';
import type { MongoConnection } from './connection.ts';
import { draftsOn } from './drafts.ts';
import { entriesOn } from './entries.ts';
import { feedsOn } from './feeds.ts';
import { filesOn } from './files.ts';
import { homesOn } from './homes.ts';
import { lanesOn } from './lanes.ts';
import { membersOn } from './members.ts';
import { noticesOn } from './outbox.ts';
import { onceOn } from './receipts.ts';
import { recordsOn } from './records.ts';
import { remindersOn } from './reminders.ts';
import { reportsOn } from './reports.ts';
import { sendingOn } from './sending.ts';
import { settingsOn } from './settings.ts';
import { todayListsOn } from './today-lists.ts';
import { rethrowTranslated, type Transactions, transactionsOn } from './transactions.ts';
import { trendsOn } from './trends.ts';
import { versionsOn } from './versions.ts';

/** The `Store` port over MongoDB. It also makes the models: run `createIndexes(connection)` next, before traffic. */
export const createStore = (
  { mongoose: connection }: MongoConnection,
  {
    now,
    withinMs,
  }: { readonly now: () => number /** How long a call may take. */; readonly withinMs?: number },
): Store => {
  const transactions = transactionsOn(connection, withinMs);
  const guarded = guard(transactions);
  return {
    once: onceOn(connection, transactions, now),
    together: (work) => transactions.run(work).catch(rethrowTranslated),
    settings: guarded(settingsOn(connection, transactions)),
    members: guarded(membersOn(connection, transactions)),
    children: guarded(childrenOn(connection)),
    records: guarded(recordsOn(connection, transactions)),
    versions: guarded(versionsOn(connection)),
    entries: guarded(entriesOn(connection)),
    reports: guarded(reportsOn(connection)),
    reminders: guarded(remindersOn(connection)),
    todayLists: guarded(todayListsOn(connection)),
    feeds: guarded(feedsOn(connection)),
    homes: guarded(homesOn(connection)),
    trends: guarded(trendsOn(connection)),
    outbox: guarded({ ...noticesOn(connection), ...sendingOn(connection) }),
    lanes: guarded(lanesOn(connection)),
    drafts: guarded(draftsOn(connection, now)),
    files: guarded(filesOn(connection)),
  };
};

type Method = (...args: never[]) => Promise<unknown>;

/** Puts every method of a repository under the one bound in time and the one translation of failures. */
const guard =
  ({ call }: Transactions) =>
  <R extends object>(repository: R): R => {
    const methods = Object.entries(repository) as [string, Method][];
    return Object.fromEntries(
      methods.map(([name, method]) => [name, (...args: never[]) => call(async () => method(...args))]),
    ) as R;
  };
