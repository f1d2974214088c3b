import { type RunningApp, startApp } from '../../../src/app.ts';
import type { Config } from '../../../src/config.ts';
import type { LocalSlack } from '../../local-slack.ts';
import { freePort } from '../../mongo/mongod-process.ts';
import { channels, team, users } from '../demo/people.ts';
import type { Timeouts } from '../slack/options.ts';
import { type Slack, startSlack } from '../slack/start-slack.ts';
import { bundle } from './bundle.ts';
import { startClock } from './clock.ts';
import { startGuide } from './guide.ts';
import { keepSoon } from './keeper.ts';
import { keptState } from './kept-state.ts';
import { readManifest } from './manifest.ts';
import { startPageServer } from './page-server.ts';
import { prepareRecords } from './records.ts';
import { newVersions, type Workspace } from './workspace.ts';

export interface WorkspaceOptions {
  /** `port` is the page's; the app behind it takes a free one. Secrets and MongoDB in it are not looked at. */
  readonly config: Config;
  readonly mongoUri: string;
  readonly dataDir: string;
  readonly secrets: LocalSlack;
  /** Starts over with the demo data: empties the database and forgets what was kept. */
  readonly fresh?: boolean;
  /** Lines for whoever started it. */
  readonly say?: (line: string) => void;
  readonly timeouts?: Partial<Timeouts>;
}

export interface RunningWorkspace {
  readonly pageUrl: string;
  readonly appUrl: string;
  readonly healthUrl: string;
  readonly slack: Slack;
  readonly workspace: Workspace;
  readonly stop: () => Promise<void>;
}

/** A Slack workspace of its own for trying the app: its page, the stand-in for Slack, and the app over signed HTTP. */
export const startWorkspace = async (options: WorkspaceOptions): Promise<RunningWorkspace> => {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    return { ...(await start(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const start = async (
  { config, mongoUri, dataDir, secrets, fresh = false, say = () => {}, timeouts }: WorkspaceOptions,
  stops: (() => Promise<void>)[],
): Promise<Omit<RunningWorkspace, 'stop'>> => {
  const [assets, manifest, { seeded }] = await Promise.all([
    bundle(),
    readManifest(),
    prepareRecords({ mongoUri, ring: config.dataKeys, fresh }),
  ]);
  const keeping = keptState({ dataDir, say });
  if (seeded) await keeping.forget();
  const kept = await keeping.read();

  let running: RunningApp | undefined;
  const versions = newVersions();
  const clock = startClock({
    at: kept.aside?.now,
    onDay: async () => running?.runReminders(),
    changed: versions.changed,
  });
  const slack = await startSlack({
    ...{ ...secrets, users, channels, team, clock },
    commands: manifest.features.slash_commands,
    ...(kept.world && { world: kept.world }),
    ...(timeouts && { timeouts }),
  });
  stops.push(slack.close);
  const begun = { since: clock.now(), opened: false, putAway: false };
  const guide = startGuide({ world: slack.world, kept: kept.aside?.guide ?? begun });
  const workspace: Workspace = { slack, clock, guide, manifest, ...versions };

  const save = () => keeping.write({ world: slack.world, aside: { now: clock.now(), guide: guide.kept() } });
  const keeper = keepSoon({ save, say });
  versions.subscribe(keeper.changed);
  stops.push(keeper.stop);
  slack.subscribe(versions.changed);

  // Known before it starts, for the links of calendar feeds.
  const port = await freePort();
  const app = await startApp({
    config: Object.freeze({
      ...config,
      ...{ port, publicUrl: `http://127.0.0.1:${port}`, role: 'all' as const },
      ...{ mongodbUri: mongoUri, slackApiUrl: slack.apiUrl },
      ...{
        slackSigningSecret: secrets.signingSecret,
        slackBotToken: secrets.botToken,
        slackOauth: undefined,
      },
    }),
    clock,
  });
  running = app;
  stops.push(app.stop);
  const appUrl = `http://127.0.0.1:${app.port}`;
  slack.connectApp(appUrl);
  stops.push(clock.stop);
  const page = await startPageServer({ workspace, assets, port: config.port, say });
  stops.push(page.close);
  const healthUrl = `http://127.0.0.1:${app.healthPort}/readyz`;
  return { pageUrl: page.url, appUrl, healthUrl, slack, workspace };
};
