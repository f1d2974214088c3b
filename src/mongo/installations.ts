import type { Connection } from 'mongoose';
import type { Installation } from '../domain/installation.ts';
import type { Installations } from '../usecases/ports-installations.ts';
import type { MongoConnection } from './connection.ts';
import { keyOf } from './keys.ts';
import { count, listOf, rowSchema, text, words } from './schema.ts';
import type { TenantValues } from './tenant-values.ts';
import { rethrowTranslated, within } from './transactions.ts';

const COLLECTION = 'installations';

/** One for a tenant. Once it has ended, `token` and `refreshToken` are away. */
const schema = rowSchema({
  teamId: words,
  enterpriseId: words,
  installerId: text,
  scopes: listOf(text),
  token: words,
  refreshToken: words,
  expiresAt: { type: Number },
  generation: count,
  installedAt: count,
  endedAt: { type: Number },
  leaseOwner: words,
  leaseUntil: { type: Number },
});

interface Row {
  readonly _id: string;
  readonly tenant: string;
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
  readonly installerId: string;
  readonly scopes: string[];
  readonly token?: string;
  readonly refreshToken?: string;
  readonly expiresAt?: number;
  readonly generation: number;
  readonly installedAt: number;
  readonly endedAt?: number;
  readonly leaseOwner?: string;
  readonly leaseUntil?: number;
}

type Field = 'token' | 'refreshToken';

const idOf = (tenant: string) => keyOf(tenant, 'app');

/** The `Installations` port over MongoDB. Makes its model: before `createIndexes`. */
export const installationsOn = (
  { mongoose: connection }: MongoConnection,
  values: TenantValues,
): Installations => {
  const model = modelOn(connection);
  const placeOf = (tenant: string, field: Field) => ({
    ...{ tenant, collection: COLLECTION, record: idOf(tenant), field },
  });
  const seal = (tenant: string, field: Field, value: string) => values.seal(placeOf(tenant, field), value);
  const open = (tenant: string, field: Field, sealed: string) => values.open(placeOf(tenant, field), sealed);
  const bounded = <A extends readonly unknown[], T>(method: (...args: A) => Promise<T>) => {
    return (...args: A): Promise<T> => within(method(...args)).catch(rethrowTranslated);
  };

  const sealed = async ({
    tenant,
    token,
    rotation,
  }: Pick<Installation, 'tenant' | 'token' | 'rotation'>) => ({
    token: await seal(tenant, 'token', token),
    ...(rotation && {
      refreshToken: await seal(tenant, 'refreshToken', rotation.refreshToken),
      expiresAt: rotation.expiresAt,
    }),
  });

  const opened = async (row: Row, token: string): Promise<Installation> => {
    const { tenant, refreshToken, expiresAt } = row;
    return {
      tenant,
      teamId: row.teamId,
      enterpriseId: row.enterpriseId,
      installerId: row.installerId,
      scopes: row.scopes,
      token: await open(tenant, 'token', token),
      rotation:
        refreshToken === undefined || expiresAt === undefined
          ? null
          : { refreshToken: await open(tenant, 'refreshToken', refreshToken), expiresAt },
      generation: row.generation,
      installedAt: row.installedAt,
    };
  };

  return {
    put: bounded(async (installation) => {
      const { tenant, teamId, enterpriseId, installerId, scopes, installedAt } = installation;
      const tokens = await sealed(installation);
      const gone = { endedAt: 1, leaseOwner: 1, leaseUntil: 1 } as const;
      await model.updateOne(
        { _id: idOf(tenant), tenant },
        {
          $set: { teamId, enterpriseId, installerId, scopes: [...scopes], installedAt, ...tokens },
          $unset: { ...gone, ...(installation.rotation === null && { refreshToken: 1, expiresAt: 1 }) },
          $inc: { generation: 1 },
        },
        { upsert: true },
      );
    }),
    get: bounded(async ({ tenant }) => {
      const row = await model.findOne({ _id: idOf(tenant), tenant }).lean<Row>();
      return row?.token === undefined ? null : opened(row, row.token);
    }),
    end: bounded(async ({ tenant, generation, at }) => {
      const answer = await model.updateOne(
        { _id: idOf(tenant), tenant, generation },
        {
          $set: { endedAt: at },
          $unset: { token: 1, refreshToken: 1, expiresAt: 1, leaseOwner: 1, leaseUntil: 1 },
          $inc: { generation: 1 },
        },
      );
      return answer.matchedCount === 1;
    }),
    lease: bounded(async ({ tenant, generation, owner, now, until }) => {
      const answer = await model.updateOne(
        { _id: idOf(tenant), tenant, generation },
        [
          {
            $set: {
              leaseOwner: { $cond: [{ $gt: ['$leaseUntil', now] }, '$leaseOwner', owner] },
              leaseUntil: { $cond: [{ $gt: ['$leaseUntil', now] }, '$leaseUntil', until] },
            },
          },
        ],
        { updatePipeline: true },
      );
      return answer.modifiedCount === 1;
    }),
    release: bounded(async ({ tenant, owner }) => {
      await model.updateOne(
        { _id: idOf(tenant), tenant, leaseOwner: owner },
        { $unset: { leaseOwner: 1, leaseUntil: 1 } },
      );
    }),
    rotate: bounded(async ({ tenant, generation, token, rotation }) => {
      const answer = await model.updateOne(
        { _id: idOf(tenant), tenant, generation },
        {
          $set: await sealed({ tenant, token, rotation }),
          $unset: { leaseOwner: 1, leaseUntil: 1 },
          $inc: { generation: 1 },
        },
      );
      return answer.matchedCount === 1;
    }),
  };
};

const modelOn = (connection: Connection) => connection.model<Row>(COLLECTION, schema, COLLECTION);
