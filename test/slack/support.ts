import { setTimeout as wait } from 'node:timers/promises';
import type { KnownBlock, ModalView } from '@slack/types';
import { type Slack as StandIn, startSlack } from '../../scripts/sandbox/slack/start-slack.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { createLogger } from '../../src/logger.ts';
import { createSlack, type Slack } from '../../src/slack/bolt-app.ts';
import type { Handlers } from '../../src/slack/handlers.ts';
import { oneTenant } from '../../src/slack/one-tenant.ts';
import type { FindActor } from '../../src/usecases/find-actor.ts';
import type { Installations } from '../../src/usecases/ports-installations.ts';

export const signingSecret = 'test-signing-secret';
export const botToken = 'xoxb-test';
/** The stand-in's own, where none is given. */
export const TEAM = 'T0SANDBOX';

export interface TestApp {
  readonly app: Slack;
  readonly slack: StandIn;
  readonly url: string;
  /** Every log line so far. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
}

/** For one workspace with a token of its own. */
export const noInstallations: Installations = {
  put: async () => {},
  get: async () => null,
  end: async () => false,
  lease: async () => false,
  release: async () => {},
  rotate: async () => false,
};

const stranger: FindActor = async (who) => ({ ...who, name: 'you', memberships: [] });

export const noHandlers: Handlers = {
  ...{ commands: {}, submissions: {}, actions: {}, options: {} },
  home: async () => ({ view: { type: 'home', blocks: [words('This is Home')] } }),
  homeProblem: (told) => ({ view: { type: 'home', blocks: [words(told)] } }),
};

/** The real Bolt server before the local Slack, with the handlers a test brings. */
export const startTestApp = async (
  handlers: Partial<Handlers>,
  { clock = systemClock, findActor = stranger }: { clock?: Clock; findActor?: FindActor } = {},
): Promise<TestApp> => {
  const slack = await startSlack({
    signingSecret,
    botToken,
    clock,
    users: [
      { id: 'U1', name: 'una', is_admin: true },
      { id: 'U2', name: 'dua', is_restricted: true },
      { id: 'U3', name: 'robot', is_bot: true },
      { id: 'U4', name: 'quatro', is_owner: true },
    ],
    channels: [
      { id: 'C1', name: 'senco', is_private: true, members: ['U1'] },
      { id: 'C2', name: 'elsewhere', members: ['U1'], is_member: false },
      { id: 'C3', name: 'shared', members: ['U1'], is_ext_shared: true },
    ],
  });
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } });
  const { apiUrl: slackApiUrl } = slack;
  const one = { config: { slackApiUrl }, token: botToken, logger };
  const tenants = oneTenant(one);
  const app = createSlack({
    config: {
      slackSigningSecret: signingSecret,
      slackAppToken: undefined,
      slackApiUrl: slack.apiUrl,
    },
    tenants,
    installations: noInstallations,
    removePerson: async () => ({ settings: 0, withoutSenco: [] }),
    handlers: { ...noHandlers, ...handlers },
    findActor,
    // No process but this one.
    keepSignature: async () => true,
    logger,
    clock,
  });
  const url = `http://127.0.0.1:${await app.listen({ port: 0 })}`;
  slack.connectApp(url);
  return {
    app,
    slack,
    url,
    log: () => lines.join(''),
    close: async () => {
      await app.close();
      await slack.close();
    },
  };
};

const input = (id: string): KnownBlock => ({
  type: 'input',
  block_id: id,
  optional: true,
  label: { type: 'plain_text', text: id },
  element: { type: 'plain_text_input', action_id: id },
});

export const words = (text: string): KnownBlock => ({ type: 'section', text: { type: 'plain_text', text } });

export const button = (label: string, action_id: string, value = label): KnownBlock => ({
  type: 'section',
  text: { type: 'plain_text', text: `row ${label}` },
  accessory: { type: 'button', action_id, value, text: { type: 'plain_text', text: label } },
});

/** A form with these inputs; other blocks come first. */
export const form = (
  callback_id: string,
  inputs: readonly string[] = [],
  blocks: readonly KnownBlock[] = [],
  metadata: unknown = { id: 'r1' },
): ModalView => ({
  type: 'modal',
  callback_id,
  title: { type: 'plain_text', text: 'Form' },
  submit: { type: 'plain_text', text: 'Save' },
  private_metadata: typeof metadata === 'string' ? metadata : JSON.stringify(metadata),
  blocks: [words(`This is ${callback_id}`), ...blocks, ...inputs.map(input)],
});

/** Waits until something holds, and fails after two seconds. */
export const eventually = async (holds: () => unknown): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (holds()) return;
    await wait(20);
  }
  throw new Error(`never held: ${holds}`);
};
