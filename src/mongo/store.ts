import type { Logger } from '../logger.ts';
import type { Ring } from '../sealing/ring.ts';
import type { Store } from '../usecases/ports.ts';
import { auditOn } from './audit.ts';
import { chainsOn } from './chain/chains.ts';
import { figuresOn } from './chain/figures.ts';
import { joinCodesOn } from './chain/join-codes.ts';
import { chainLinksOn } from './chain/links.ts';
import { chainRequestsOn, requestPartsOn } from './chain/requests.ts';
import { childrenOn } from './children.ts';
import type { MongoConnection } from './connection.ts';
import { dataKeysOn } from './data-keys.ts';
import { destroyingOn } from './destroy-key.ts';
import { draftsOn } from './drafts.ts';
import { entriesOn } from './entries.ts';
import { erasureOn } from './erasure.ts';
import { feedsOn } from './feeds.ts';
import { filesOn } from './files.ts';
import { homesOn } from './homes.ts';
import { lanesOn } from './lanes.ts';
import { membersOn } from './members.ts';
import { movingChildrenOn } from './move-child.ts';
import { movesOn } from './moves.ts';
import { noticesOn } from './outbox.ts';
import { onceOn } from './receipts.ts';
import { recordsOn } from './records.ts';
import { remindersOn } from './reminders.ts';
import { reportsOn } from './reports.ts';
import { safesOn } from './safe.ts';
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
    ring,
    logger,
    withinMs,
  }: {
    readonly now: () => number;
    readonly ring: Ring;
    readonly logger: Logger;
    /** How long a call may take; else as long as Slack waits for an answer. */
    readonly withinMs?: number;
  },
): Store => {
  const transactions = transactionsOn(connection, withinMs);
  const guarded = guard(transactions);
  const keys = dataKeysOn(connection, ring, now);
  const safeFor = safesOn({ keys, logger });
  return {
    once: onceOn(connection, transactions, now, safeFor),
    // Inside another one, errors stay as they are: withTransaction reads their labels.
    together: (work, { withinMs: patience } = {}) =>
      transactions.underWay() ? work() : transactions.run(work, patience).catch(rethrowTranslated),
    audit: guarded(auditOn(connection, transactions, { now, safeFor })),
    settings: guarded(settingsOn(connection, transactions, safeFor)),
    members: guarded(membersOn(connection, transactions, safeFor)),
    children: guarded({
      ...childrenOn(connection, transactions, safeFor),
      move: movingChildrenOn(connection, transactions, safeFor),
    }),
    moves: guarded(movesOn(connection, safeFor)),
    records: guarded(recordsOn(connection, transactions, safeFor)),
    versions: guarded(versionsOn(connection, transactions, safeFor)),
    entries: guarded(entriesOn(connection, transactions, safeFor)),
    reports: guarded(reportsOn(connection, safeFor)),
    erasure: guarded(erasureOn(connection, transactions, { now, safeFor })),
    reminders: guarded(remindersOn(connection)),
    todayLists: guarded(todayListsOn(connection)),
    feeds: guarded(feedsOn(connection)),
    homes: guarded(homesOn(connection)),
    trends: guarded(trendsOn(connection)),
    outbox: guarded({ ...noticesOn(connection), ...sendingOn(connection) }),
    lanes: guarded(lanesOn(connection)),
    chains: guarded(chainsOn(connection, safeFor)),
    chainLinks: guarded(chainLinksOn(connection, transactions)),
    joinCodes: guarded(joinCodesOn(connection, now)),
    figures: guarded(figuresOn(connection, safeFor)),
    chainRequests: guarded(chainRequestsOn(connection, safeFor)),
    requestParts: guarded(requestPartsOn(connection, transactions, safeFor)),
    drafts: guarded(draftsOn(connection, now, safeFor)),
    files: guarded(filesOn(connection)),
    keys: guarded(destroyingOn({ connection, keys, now })),
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
