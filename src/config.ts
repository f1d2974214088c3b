import { z } from 'zod';
import { healthPortOf, withRules } from './config-rules.ts';
import { type Ring, readRing } from './sealing/ring.ts';

const portNumber = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
    error: 'must be a whole number from 0 to 65535',
  })
  .transform(Number);

const secret = ({ mustBe, pattern }: { mustBe: string; pattern: RegExp }) =>
  z.string({ error: `is missing; it must be ${mustBe}` }).regex(pattern, { error: `must be ${mustBe}` });

const keyRing = z
  .string({ error: 'is missing; it must be a name, a colon and 32 random bytes as base64url' })
  .transform((text, context): Ring => {
    const read = readRing(text);
    if (read.ok) return read.ring;
    for (const message of read.faults) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const isWebAddress = (text: string): boolean => /^https?:\/\/[^/\s]/.test(text) && URL.canParse(text);

/**
 * The whole environment, one variable a line of `.env.example`. `secret` values are never echoed in a fault.
 */
export const environment = withRules(
  z.object({
    PORT: portNumber.default(3000).meta({
      description: 'Port on which Slack reaches the app (POST /slack/events); 0 takes any free port',
    }),
    HEALTH_PORT: portNumber.optional().meta({
      description: 'Port of GET /healthz and GET /readyz; PORT + 1 when not set',
    }),
    SLACK_SIGNING_SECRET: secret({
      mustBe: 'the Signing Secret shown under Basic Information of the Slack app',
      pattern: /^\S+$/,
    }).meta({ description: 'Signing Secret, from Basic Information of the Slack app', secret: true }),
    SLACK_BOT_TOKEN: secret({
      mustBe: 'the Bot User OAuth Token shown under OAuth & Permissions, which begins with xoxb-',
      pattern: /^xoxb-\S+$/,
    })
      .optional()
      .meta({
        description: 'For one workspace: Bot User OAuth Token (xoxb-…), from OAuth & Permissions',
        secret: true,
      }),
    SLACK_CLIENT_ID: z
      .string()
      .regex(/^[\d.]+$/, { error: 'must be the Client ID shown under Basic Information of the Slack app' })
      .optional()
      .meta({
        description:
          'For many workspaces, in place of SLACK_BOT_TOKEN: Client ID, from Basic Information; needs PUBLIC_URL',
      }),
    SLACK_CLIENT_SECRET: secret({
      mustBe: 'the Client Secret shown under Basic Information of the Slack app',
      pattern: /^\S+$/,
    })
      .optional()
      .meta({ description: 'For many workspaces: Client Secret, from Basic Information', secret: true }),
    SLACK_APP_TOKEN: secret({ mustBe: 'an app-level token, which begins with xapp-', pattern: /^xapp-\S+$/ })
      .optional()
      .meta({
        description: 'App-level token (xapp-…): turns on Socket Mode, for development only',
        secret: true,
      }),
    SLACK_API_URL: z
      .string()
      .refine(isWebAddress, { error: 'must be an address that begins with https:// or http://' })
      .transform((text) => (text.endsWith('/') ? text : `${text}/`))
      .default('https://slack.com/api/')
      .meta({ description: 'Base address of every Web API call' }),
    PUBLIC_URL: z
      .string()
      .refine(isWebAddress, { error: 'must be an address that begins with https:// or http://' })
      .transform((text) => text.replace(/\/+$/, ''))
      .optional()
      .meta({
        description:
          'Address that leads to PORT, such as https://nursery.example; for calendar feeds and installing',
      }),
    MONGODB_URI: secret({
      mustBe: 'an address that begins with mongodb:// or mongodb+srv://',
      pattern: /^mongodb(\+srv)?:\/\/\S+$/,
    }).meta({
      description: 'MongoDB replica set that keeps the records',
      secret: true,
    }),
    KEEP_FILES_DAYS: z
      .string()
      .refine((text) => /^[1-9]\d{0,2}$/.test(text) && Number(text) <= 365, {
        error: 'must be a whole number of days from 1 to 365',
      })
      .transform(Number)
      .default(7)
      .meta({ description: 'Days after which a PDF or CSV that the app sent is deleted from Slack' }),
    ROLE: z.enum(['all', 'web', 'worker'], { error: 'must be all, web or worker' }).default('all').meta({
      description: 'web answers Slack, worker sends reminders, all does both; any number of each may run',
    }),
    PROFILES_DIR: z.string().optional().meta({
      description: 'Folder with a .json file for each local authority; without it, all follow the guidance',
    }),
    DATA_KEYS: keyRing.meta({
      description:
        'Keys that encrypt the records: k2:…,k1:… (name, 32 bytes as base64url), the current one first',
      secret: true,
    }),
    DATA_DIR: z.string().default('.data').meta({
      description: 'Folder of what npm start makes: MongoDB, keys; two runs side by side need one each',
    }),
    LOG_LEVEL: z
      .enum(['silent', 'error', 'warn', 'info'], { error: 'must be silent, error, warn or info' })
      .default('info')
      .meta({ description: 'How much is logged: silent, error, warn or info' }),
    NODE_ENV: z
      .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
      .default('development')
      .meta({ description: 'development, test or production' }),
  }),
);

export type Config = {
  readonly port: number;
  readonly healthPort: number;
  readonly slackSigningSecret: string;
  /** Of the one workspace; undefined where many install the app. */
  readonly slackBotToken: string | undefined;
  /** With what the app is installed in many workspaces; then PUBLIC_URL is set. */
  readonly slackOauth: { readonly clientId: string; readonly clientSecret: string } | undefined;
  /** Set only for Socket Mode, and never in production. */
  readonly slackAppToken: string | undefined;
  /** Always ends in a slash. */
  readonly slackApiUrl: string;
  /** Never ends in a slash. */
  readonly publicUrl: string | undefined;
  readonly mongodbUri: string;
  readonly role: 'all' | 'web' | 'worker';
  /** Profiles of local authorities, beside the guidance. */
  readonly profilesDir: string | undefined;
  /** Days. */
  readonly keepFilesDays: number;
  /** Wraps the data keys of the settings. */
  readonly dataKeys: Ring;
  readonly dataDir: string;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info';
  readonly nodeEnv: 'development' | 'test' | 'production';
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads the environment; a value of spaces or nothing counts as missing. Every fault is one plain sentence. */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): ConfigResult => {
  const given = Object.fromEntries(
    Object.keys(environment.shape)
      .map((name) => [name, env[name]?.trim()])
      .filter(([, text]) => text),
  );
  const read = environment.safeParse(given);
  if (!read.success) {
    return { ok: false, faults: read.error.issues.map((issue) => describeFault({ issue, given })) };
  }
  const values = read.data;
  return {
    ok: true,
    config: Object.freeze({
      port: values.PORT,
      healthPort: healthPortOf(values),
      slackSigningSecret: values.SLACK_SIGNING_SECRET,
      slackBotToken: values.SLACK_BOT_TOKEN,
      slackOauth: oauthOf(values),
      slackAppToken: values.SLACK_APP_TOKEN,
      slackApiUrl: values.SLACK_API_URL,
      publicUrl: values.PUBLIC_URL,
      mongodbUri: values.MONGODB_URI,
      role: values.ROLE,
      profilesDir: values.PROFILES_DIR,
      keepFilesDays: values.KEEP_FILES_DAYS,
      dataKeys: values.DATA_KEYS,
      dataDir: values.DATA_DIR,
      logLevel: values.LOG_LEVEL,
      nodeEnv: values.NODE_ENV,
    }),
  };
};

const oauthOf = ({
  SLACK_CLIENT_ID: clientId,
  SLACK_CLIENT_SECRET: clientSecret,
}: {
  SLACK_CLIENT_ID?: string | undefined;
  SLACK_CLIENT_SECRET?: string | undefined;
}): Config['slackOauth'] =>
  clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret };

const describeFault = ({
  issue,
  given,
}: {
  issue: { path: PropertyKey[]; message: string };
  given: Readonly<Record<string, string>>;
}): string => {
  const name = String(issue.path[0]) as keyof typeof environment.shape;
  const text = given[name];
  const mayEcho = text !== undefined && !environment.shape[name].meta()?.secret;
  return `${name}: ${issue.message}${mayEcho ? ` (got ${JSON.stringify(text)})` : ''}`;
};
