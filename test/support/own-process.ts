import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../scripts/sandbox/slack/until.ts';
import type { Nursery } from './nursery.ts';
import { botToken, signingSecret } from './slack-world.ts';
import { dataKeys } from './store-parts.ts';

export interface OwnProcess {
  readonly origin: string;
  readonly log: () => string;
  /** What the runtime itself says: warnings, and why it ended. */
  readonly complaints: () => string;
  readonly isUp: () => boolean;
  /** Megabytes that the process holds, of the machine's memory. */
  readonly megabytes: () => number;
  readonly stop: () => Promise<void>;
}

/** The app as it runs in production, in a process of its own on the nursery's MongoDB; Slack sends to it from now on. */
export async function startOwnProcess({ slack, uri }: Nursery): Promise<OwnProcess> {
  const root = join(import.meta.dirname, '../..');
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: slack.apiUrl,
      MONGODB_URI: uri,
      DATA_KEYS: dataKeys,
      NODE_ENV: 'production',
    },
  });
  let [log, complaints] = ['', ''];
  child.stdout.on('data', (chunk) => {
    log += chunk;
  });
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const port = await until(() => /"port":(\d+)/.exec(log)?.[1], { ms: 20_000, what: 'the app' });
  const origin = `http://127.0.0.1:${port}`;
  slack.connectApp(origin);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    origin,
    log: () => log,
    complaints: () => complaints,
    isUp: () => child.exitCode === null && child.signalCode === null,
    megabytes: () => {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      return Number(kilobytes) / 1024;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
