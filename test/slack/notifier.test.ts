import { WebClient } from '@slack/web-api';
import type { Fault } from '../../scripts/sandbox/slack/faults.ts';
import type { Slack } from '../../scripts/sandbox/slack/start-slack.ts';
import type { Notice } from '../../src/domain/notice.ts';
import { createLogger } from '../../src/logger.ts';
import { clientOptions } from '../../src/slack/clients.ts';
import type { Message } from '../../src/slack/handlers.ts';
import { createNotifier } from '../../src/slack/notifier.ts';
import { createPeople } from '../../src/slack/people.ts';
import type { ShowNotice } from '../../src/usecases/ports.ts';
import * as sample from '../mongo/samples.ts';
import { botToken, startTestSlack } from '../support/slack-world.ts';

let slack: Slack;
let show: ShowNotice;
let words: () => Promise<Message | null>;
const machine = { now: () => now };
let now = 0;
const logger = createLogger({ level: 'silent' });
const notifier = (slackApiUrl: string, timeout = 1_000): ShowNotice =>
  notifierFor(new WebClient(botToken, clientOptions({ config: { slackApiUrl }, logger, timeout })));
const tenant = { tenant: 'T1', teamId: 'T0SANDBOX', enterpriseId: null, installerId: null, token: botToken };
const notifierFor = (client: WebClient): ShowNotice =>
  createNotifier({
    clientOf: async () => client,
    people: createPeople({
      tenants: { of: async () => tenant, forget: () => {} },
      clientsOf: async () => ({ interactive: client, outbox: client, worker: client }),
      clock: machine,
      logger,
    }),
    messageOf: () => words(),
    machine,
  });

beforeEach(async () => {
  slack = await startTestSlack();
  now = 1_000_000;
  words = async () => ({ text: 'HAZ-01 <!channel> @here: review due' });
  show = notifier(slack.apiUrl);
});
afterEach(() => slack.close());

const to = (channel: string, more: Partial<Notice> = {}) => sample.notice({ to: { channel }, ...more });
const names = () => slack.exchanges.flatMap((it) => (it.direction === 'to-slack' ? it.name : []));
const inChannel = () => slack.messages('C1SENCO').map(({ text }) => text);
const channel = (id: string) => slack.world.channels[id] ?? { id, name: id, members: [] };

describe('a post', () => {
  it('looks at the channel once for some minutes, and calls nobody', async () => {
    const first = await show(to('C1SENCO'));
    const [message] = slack.messages('C1SENCO');
    expect(first).toEqual({ kind: 'shown', place: { channel: 'C1SENCO', ts: message?.ts } });
    expect(message?.text).toBe('HAZ-01 &lt;!channel&gt; @here: review due');
    const post = slack.exchanges.find((it) => it.direction === 'to-slack' && it.name === 'chat.postMessage');
    expect(post?.request.body).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    expect(Object.keys(post?.request.body ?? {})).not.toEqual(expect.arrayContaining(['link_names']));
    await show(to('C1SENCO'));
    expect(names()).toEqual(['conversations.info', 'chat.postMessage', 'chat.postMessage']);
    now += 6 * 60_000;
    await show(to('C1SENCO'));
    expect(names().slice(3)).toEqual(['conversations.info', 'chat.postMessage']);
  });

  it('reaches a person by their direct messages', async () => {
    const answer = await show(sample.notice({ to: { user: 'U2KEY' } }));
    expect(answer).toMatchObject({ kind: 'shown' });
    expect(slack.as('U2KEY').dms()).toHaveLength(1);
  });

  it.each([
    ['C2GENERAL', 'channel_is_public'],
    ['C3OUTSIDE', 'not_in_channel'],
    ['C4HIDDEN', 'channel_not_found'],
    ['C5OLD', 'is_archived'],
    ['C404', 'channel_not_found'],
  ])('never goes to %s', async (id, code) => {
    expect(await show(to(id))).toEqual({ kind: 'parked', code });
    expect(names()).toEqual(['conversations.info']);
  });

  it('never goes to a channel that became shared, nor to a person who is not there', async () => {
    Object.assign(channel('C1SENCO'), { is_ext_shared: true });
    expect(await show(to('C1SENCO'))).toEqual({ kind: 'parked', code: 'channel_is_shared' });
    const nobody = await show(sample.notice({ to: { user: 'U404' } }));
    expect(nobody).toEqual({ kind: 'parked', code: 'user_not_found' });
  });

  it('notices a channel that was archived a moment ago', async () => {
    await show(to('C1SENCO'));
    Object.assign(channel('C1SENCO'), { is_archived: true });
    expect(await show(to('C1SENCO'))).toEqual({ kind: 'parked', code: 'is_archived' });
  });

  it.each<[Fault, object, number]>([
    [{ kind: 'rate-limited', seconds: 7 }, { kind: 'refused', code: 'ratelimited', afterMs: 7_000 }, 0],
    [{ kind: 'server-error', status: 500 }, { kind: 'unsure', code: 'http_500' }, 0],
    [{ kind: 'server-error', status: 502 }, { kind: 'unsure', code: 'http_502' }, 0],
    [{ kind: 'cut' }, { kind: 'unsure' }, 0],
    [{ kind: 'cut-after-accepting' }, { kind: 'unsure' }, 1],
    [{ kind: 'hang' }, { kind: 'unsure' }, 0],
  ])('knows what %o means', async (fault, expected, arrived) => {
    slack.faults.next('chat.postMessage', fault);
    expect(await show(to('C1SENCO'))).toMatchObject(expected);
    expect(names().filter((name) => name === 'chat.postMessage')).toHaveLength(1);
    expect(inChannel()).toHaveLength(arrived);
  });

  it.each<Fault>([{ kind: 'cut' }, { kind: 'server-error' }, { kind: 'hang' }])(
    'was certainly not sent when asking about the channel met %o',
    async (fault) => {
      slack.faults.next('conversations.info', fault);
      expect(await show(to('C1SENCO'))).toMatchObject({ kind: 'refused', afterMs: 0 });
    },
  );

  it('is parked where the token is revoked', async () => {
    const config = { slackApiUrl: slack.apiUrl };
    const client = new WebClient('xoxb-revoked', clientOptions({ config, logger, timeout: 1_000 }));
    const revoked = notifierFor(client);
    expect(await revoked(to('C1SENCO'))).toMatchObject({ kind: 'parked', code: 'invalid_auth' });
  });
});

describe('a notice', () => {
  it('is nothing when it has no words', async () => {
    words = async () => null;
    expect(await show(to('C1SENCO'))).toEqual({ kind: 'nothing' });
    expect(names()).toEqual([]);
  });

  it('waits when its words cannot be made', async () => {
    words = () => Promise.reject(new Error('no'));
    expect(await show(to('C1SENCO'))).toMatchObject({ kind: 'refused', afterMs: 0 });
  });

  it('is updated where it stands, and no more when somebody deleted it', async () => {
    const posted = await show(to('C1SENCO'));
    if (posted.kind !== 'shown') throw new Error('not shown');
    words = async () => ({ text: 'HAZ-01: held' });
    const { place } = posted;
    expect(await show(to('C1SENCO', { shown: 1, wanted: 2, place }))).toEqual({ kind: 'shown', place });
    expect(inChannel()).toEqual(['HAZ-01: held']);
    slack.world.messages = [];
    expect(await show(to('C1SENCO', { shown: 2, wanted: 3, place }))).toEqual({ kind: 'nothing' });
  });
});
