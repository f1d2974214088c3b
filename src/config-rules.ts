import type { z } from 'zod';

/** Of the environment, what has to go together. */
interface Env {
  readonly PORT: number;
  readonly HEALTH_PORT?: number | undefined;
  readonly SLACK_APP_TOKEN?: string | undefined;
  readonly SLACK_BOT_TOKEN?: string | undefined;
  readonly SLACK_CLIENT_ID?: string | undefined;
  readonly SLACK_CLIENT_SECRET?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
  readonly NODE_ENV: string;
}

interface Rule {
  /** The variable whose fault it is. */
  readonly name: keyof Env;
  readonly error: string;
  readonly holds: (env: Env) => boolean;
}

export const healthPortOf = ({ PORT, HEALTH_PORT }: Pick<Env, 'PORT' | 'HEALTH_PORT'>): number =>
  HEALTH_PORT ?? (PORT === 0 ? 0 : PORT + 1);

/** Whether the app is to be installed in many workspaces; half of it is a fault of its own. */
const forMany = ({ SLACK_CLIENT_ID, SLACK_CLIENT_SECRET }: Env): boolean =>
  SLACK_CLIENT_ID !== undefined || SLACK_CLIENT_SECRET !== undefined;

const rules: readonly Rule[] = [
  {
    name: 'SLACK_APP_TOKEN',
    error: 'must not be set when NODE_ENV is production; Socket Mode is for development only',
    holds: (env) => env.SLACK_APP_TOKEN === undefined || env.NODE_ENV !== 'production',
  },
  {
    name: 'SLACK_BOT_TOKEN',
    error:
      'is missing; it must be the Bot User OAuth Token of the one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET must be set for many',
    holds: (env) => env.SLACK_BOT_TOKEN !== undefined || forMany(env),
  },
  {
    name: 'SLACK_BOT_TOKEN',
    error: 'must not be set beside SLACK_CLIENT_ID and SLACK_CLIENT_SECRET; it is one workspace or many',
    holds: (env) => env.SLACK_BOT_TOKEN === undefined || !forMany(env),
  },
  {
    name: 'SLACK_CLIENT_ID',
    error: 'is missing; it must be set where SLACK_CLIENT_SECRET is',
    holds: (env) => env.SLACK_CLIENT_ID !== undefined || !forMany(env),
  },
  {
    name: 'SLACK_CLIENT_SECRET',
    error: 'is missing; it must be set where SLACK_CLIENT_ID is',
    holds: (env) => env.SLACK_CLIENT_SECRET !== undefined || !forMany(env),
  },
  {
    name: 'PUBLIC_URL',
    error: 'is missing; with SLACK_CLIENT_ID Slack sends people back there after installing',
    holds: (env) => env.PUBLIC_URL !== undefined || !forMany(env),
  },
  {
    name: 'PUBLIC_URL',
    error:
      'must begin with https:// when NODE_ENV is production; links of calendars and installing are secrets',
    holds: (env) => env.NODE_ENV !== 'production' || !env.PUBLIC_URL?.startsWith('http:'),
  },
  {
    name: 'HEALTH_PORT',
    error: 'must be a different port from PORT',
    holds: (env) => env.PORT === 0 || healthPortOf(env) !== env.PORT,
  },
  {
    name: 'HEALTH_PORT',
    error: 'must be set when PORT is 65535, because PORT + 1 is not a port',
    holds: (env) => env.PORT !== 65_535 || env.HEALTH_PORT !== undefined,
  },
];

/** They run beside other faults, so that one start lists them all; a variable that is faulty by itself has its own. */
export const withRules = <S extends z.ZodType<Env>>(schema: S): S =>
  rules.reduce(
    (ruled, { name, error, holds }) =>
      ruled.refine(holds, {
        path: [name],
        error,
        when: ({ issues }) => !issues.some(({ path }) => path?.[0] === name),
      }),
    schema,
  );
