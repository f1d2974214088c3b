/** Fields that say on which shard a row lies; a unique rule of its collection begins with them. */
export type ShardKey = readonly [string, ...string[]];

/** A setting's rows lie together, so that what one setting does asks one shard. */
const BY_SETTING: ShardKey = ['tenant', 'settingId'];

/**
 * Where each collection lies on a sharded cluster; `null` is whole on one shard. MongoDB keeps `_id` unique on each
 * shard only. That is enough here: an `_id` is a new UUID, or it holds or decides the shard key (a notice and a
 * version name their setting or record, a reminder its plan), so that the same one always meets the same shard.
 */
export const shardKeys: Readonly<Record<string, ShardKey | null>> = {
  certificates: BY_SETTING,
  children: BY_SETTING,
  entries: BY_SETTING,
  outbox: BY_SETTING,
  records: BY_SETTING,
  reminders: BY_SETTING,
  reports: BY_SETTING,
  // A setting's chain lies with itself.
  audit: ['tenant', 'chain'],
  // The versions of one record lie together, wherever its child moves.
  versions: ['tenant', 'recordId'],
  // Few rows for a setting or person, and asked across the tenant's settings.
  ...{
    settings: null,
    counters: null,
    members: null,
    moves: null,
    todayLists: null,
    feeds: null,
    homes: null,
    trends: null,
    lanes: null,
    auditHeads: null,
  },
  // A row or two for a setting, asked across the settings of a chain; facts of live plans are small.
  ...{
    chains: null,
    chainLinks: null,
    joinCodes: null,
    figures: null,
    figureMarks: null,
    planFacts: null,
    chainRequests: null,
    requestParts: null,
  },
  // Forgotten after minutes or weeks, and unique by an id that knows no setting.
  ...{ receipts: null, drafts: null, signatures: null, files: null, joinGuesses: null },
};

/**
 * What the filter of a write to one row holds beside its id, so that it goes to one shard: MongoDB before 8 refuses
 * some of these writes without it.
 */
export const shardOf = (collection: string, row: object): Readonly<Record<string, unknown>> => {
  const values = new Map(Object.entries(row));
  return Object.fromEntries((shardKeys[collection] ?? []).map((field) => [field, values.get(field)]));
};
