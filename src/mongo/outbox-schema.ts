import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Notice } from '../domain/notice.ts';
import type { RowOf } from './aggregate.ts';
import { idIn, keyOf } from './keys.ts';
import { anything, count, flag, listOf, partSchema, rowSchema, text, words } from './schema.ts';

const line = partSchema({
  planId: text,
  childId: text,
  childCode: text,
  planCode: text,
  step: text,
  due: text,
  closure: partSchema({ from: text, to: text }),
  became: anything,
});

/** Unique by its id: a notice exists once. `open` says that a worker has something to do with it. */
const schema = rowSchema({
  settingId: text,
  kind: text,
  to: partSchema({ channel: words, user: words }),
  day: text,
  about: words,
  settingTenant: words,
  lines: listOf(line),
  wanted: count,
  shown: count,
  place: partSchema({ channel: text, ts: text }),
  state: text,
  open: flag,
  at: count,
  owner: words,
  attempts: count,
  mayBeRepeat: flag,
  code: words,
})
  .index({ at: 1 }, { name: 'to-send', partialFilterExpression: { open: true } })
  .index({ tenant: 1, settingId: 1, 'lines.planId': 1 })
  .index({ tenant: 1, settingId: 1, day: 1 })
  .index(
    { tenant: 1, settingId: 1, about: 1 },
    { name: 'about', partialFilterExpression: { about: { $exists: true } } },
  )
  .index({ tenant: 1, settingId: 1, state: 1 })
  .index({ state: 1, attempts: 1 }, { name: 'states' });

export type OutboxRow = RowOf<Notice> & { readonly open: boolean };

export const toRow = ({ id, ...rest }: Notice): OutboxRow => ({
  ...rest,
  _id: keyOf(rest.tenant, id),
  open: OPEN.includes(rest.state),
});
export const fromRow = ({ _id, open: _, ...rest }: OutboxRow): Notice => ({
  ...rest,
  id: idIn({ _id, tenant: rest.tenant }),
});

/** A worker has something to do with it. */
export const OPEN: readonly Notice['state'][] = ['waiting', 'sending'];

export const outboxModel = (connection: Connection): Model<OutboxRow> =>
  connection.models.outbox ?? connection.model<OutboxRow>('outbox', schema, 'outbox');

/** mongoose cannot see through the two kinds of `to`; every filter on the outbox is one of these. */
export const where = (filter: Readonly<Record<string, unknown>>) => filter as QueryFilter<OutboxRow>;
