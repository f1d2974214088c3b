import { readConfig } from '../src/config.ts';

const key = (letter: string) => `${letter.repeat(42)}A`;

const required = {
  SLACK_SIGNING_SECRET: 's3cret-of-the-app',
  SLACK_BOT_TOKEN: 'xoxb-1-token',
  MONGODB_URI: 'mongodb://127.0.0.1:27017/graduated-response?replicaSet=rs0',
  DATA_KEYS: `k1:${key('x')}`,
};

const configOf = (env: NodeJS.ProcessEnv) => {
  const read = readConfig({ ...required, ...env });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.config;
};

const faultsOf = (env: NodeJS.ProcessEnv) => {
  const read = readConfig(env);
  return read.ok ? [] : read.faults;
};

describe('readConfig', () => {
  it('fills in every default and freezes the result', () => {
    const config = configOf({});
    expect(config).toEqual({
      port: 3000,
      healthPort: 3001,
      slackSigningSecret: required.SLACK_SIGNING_SECRET,
      slackBotToken: required.SLACK_BOT_TOKEN,
      slackOauth: undefined,
      slackAppToken: undefined,
      slackApiUrl: 'https://slack.com/api/',
      mongodbUri: required.MONGODB_URI,
      publicUrl: undefined,
      role: 'all',
      keepFilesDays: 7,
      dataKeys: [{ kid: 'k1', secret: expect.any(Uint8Array) }],
      dataDir: '.data',
      logLevel: 'info',
      nodeEnv: 'development',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it.each([
    [{ PORT: '4000' }, { port: 4000, healthPort: 4001 }],
    [{ PORT: '0' }, { port: 0, healthPort: 0 }],
    [
      { PORT: '0', HEALTH_PORT: '9000' },
      { port: 0, healthPort: 9000 },
    ],
    [
      { PORT: ' 4000 ', HEALTH_PORT: '' },
      { port: 4000, healthPort: 4001 },
    ],
    [{ SLACK_API_URL: 'http://127.0.0.1:4000/api' }, { slackApiUrl: 'http://127.0.0.1:4000/api/' }],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, { slackAppToken: 'xapp-1' }],
    [{ MONGODB_URI: 'mongodb+srv://db.example.org/x' }, { mongodbUri: 'mongodb+srv://db.example.org/x' }],
  ])('reads %j', (env, expected) => {
    expect(configOf(env)).toMatchObject(expected);
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT: must be a whole number from 0 to 65535 (got "abc")'],
    [{ PORT: '65536' }, 'PORT: must be a whole number from 0 to 65535 (got "65536")'],
    [{ PORT: '1e3' }, 'PORT: must be a whole number from 0 to 65535 (got "1e3")'],
    [{ PORT: '80', HEALTH_PORT: '80' }, 'HEALTH_PORT: must be a different port from PORT (got "80")'],
    [{ PORT: '65535' }, 'HEALTH_PORT: must be set when PORT is 65535, because PORT + 1 is not a port'],
    [
      { SLACK_API_URL: 'slack.com' },
      'SLACK_API_URL: must be an address that begins with https:// or http:// (got "slack.com")',
    ],
    [{ LOG_LEVEL: 'debug' }, 'LOG_LEVEL: must be silent, error, warn or info (got "debug")'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV: must be development, test or production (got "prod")'],
    [
      { NODE_ENV: 'production', SLACK_APP_TOKEN: 'xapp-1' },
      'SLACK_APP_TOKEN: must not be set when NODE_ENV is production; Socket Mode is for development only',
    ],
  ])('refuses %j', (env, fault) => {
    expect(faultsOf({ ...required, ...env })).toEqual([fault]);
  });

  it('lists every fault at once, each with the name of its variable', () => {
    const faults = faultsOf({
      PORT: 'x',
      SLACK_BOT_TOKEN: '',
      LOG_LEVEL: 'loud',
      NODE_ENV: 'production',
      SLACK_APP_TOKEN: 'xapp-1',
    });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'DATA_KEYS',
      'LOG_LEVEL',
      'MONGODB_URI',
      'PORT',
      'SLACK_APP_TOKEN',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
    expect(faults.join('\n')).not.toMatch(/undefined|Invalid input|expected string/);
  });

  it('never echoes a secret', () => {
    const faults = faultsOf({
      SLACK_SIGNING_SECRET: 'hush one',
      SLACK_BOT_TOKEN: 'hush-two',
      SLACK_APP_TOKEN: 'hush-three',
      MONGODB_URI: 'postgres://me:hush-four@db',
      DATA_KEYS: 'hush-five,k2:hush-six,hush_seven:k3',
      SLACK_CLIENT_SECRET: 'hush eight',
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining(['SLACK_CLIENT_SECRET', 'DATA_KEYS', 'MONGODB_URI']),
    );
    expect(faults.join('\n')).not.toContain('hush-');
    expect(faults.join('\n')).not.toContain('hush eight');
  });

  it('does not start without keys, in production or elsewhere', () => {
    for (const NODE_ENV of ['production', 'development', 'test']) {
      expect(faultsOf({ ...required, DATA_KEYS: '', NODE_ENV })).toEqual([
        'DATA_KEYS: is missing; it must be a name, a colon and 32 random bytes as base64url',
      ]);
    }
  });

  describe('one workspace or many', () => {
    const many = {
      ...required,
      SLACK_BOT_TOKEN: '',
      SLACK_CLIENT_ID: '12.34',
      SLACK_CLIENT_SECRET: 'c1',
      PUBLIC_URL: 'https://nursery.example',
    };

    it('reads what installs the app in many', () => {
      expect(configOf(many)).toMatchObject({
        slackBotToken: undefined,
        slackOauth: { clientId: '12.34', clientSecret: 'c1' },
      });
    });

    it.each([
      [
        { SLACK_CLIENT_ID: '', SLACK_CLIENT_SECRET: '' },
        /^SLACK_BOT_TOKEN: is missing; it must be the Bot User OAuth Token of the one workspace, or SLACK_CLIENT_ID/,
      ],
      [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_BOT_TOKEN: must not be set beside SLACK_CLIENT_ID/],
      [{ SLACK_CLIENT_ID: '' }, /^SLACK_CLIENT_ID: is missing; it must be set where SLACK_CLIENT_SECRET is$/],
      [
        { SLACK_CLIENT_SECRET: '' },
        /^SLACK_CLIENT_SECRET: is missing; it must be set where SLACK_CLIENT_ID is$/,
      ],
      [{ SLACK_CLIENT_ID: 'name' }, /^SLACK_CLIENT_ID: must be the Client ID/],
      [{ PUBLIC_URL: '' }, /^PUBLIC_URL: is missing; with SLACK_CLIENT_ID Slack sends people back there/],
    ])('refuses %j', (env, fault) => {
      expect(faultsOf({ ...many, ...env })).toEqual([expect.stringMatching(fault)]);
    });
  });
});
