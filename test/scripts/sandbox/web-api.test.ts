import type { WebClient } from '@slack/web-api';
import type { Slack } from '../../../scripts/sandbox/slack/start-slack.ts';
import { clientOf } from '../../support/slack-tiny-app.ts';
import { botToken, startTestSlack } from '../../support/slack-world.ts';

describe('the Web API', () => {
  let slack: Slack;
  let client: WebClient;
  beforeAll(async () => {
    slack = await startTestSlack();
    client = clientOf(slack);
  });
  afterAll(() => slack.close());

  const post = async (method: string, body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(slack.apiUrl + method, { method: 'POST', body, headers });
    return { status: response.status, body: await response.json() };
  };
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'ok',
      (error: { data?: { error?: string } }) => error.data?.error,
    );

  it('can be saved as JSON and started again from it', async () => {
    await client.chat.postMessage({ channel: 'C1SENCO', text: 'kept' });
    const again = await startTestSlack({ world: JSON.parse(JSON.stringify(slack.world)) });
    expect(again.messages('C1SENCO')).toEqual(slack.messages('C1SENCO'));
    await again.close();
    await client.chat.delete({ channel: 'C1SENCO', ts: slack.messages('C1SENCO').at(-1)?.ts ?? '' });
  });

  it('asks for a token, the right one, and a method it knows', async () => {
    expect((await post('auth.test', '')).body).toEqual({ ok: false, error: 'not_authed' });
    const wrong = { authorization: 'Bearer xoxb-wrong' };
    expect((await post('auth.test', '', wrong)).body).toEqual({ ok: false, error: 'invalid_auth' });
    expect((await post('auth.nothing', '')).body).toMatchObject({
      error: 'unknown_method',
      req_method: 'auth.nothing',
    });
    expect((await post('constructor', '')).body).toMatchObject({ error: 'unknown_method' });
  });

  it('takes forms and JSON', async () => {
    const type = (value: string) => ({ 'content-type': value });
    const form = new URLSearchParams({ token: botToken, channel: 'C2GENERAL', text: 'form' }).toString();
    expect((await post('chat.postMessage', form, type('application/x-www-form-urlencoded'))).body.ok).toBe(
      true,
    );
    const json = JSON.stringify({ channel: 'C2GENERAL', text: 'json', blocks: [{ type: 'divider' }] });
    const headers = { ...type('application/json; charset=utf-8'), authorization: `Bearer ${botToken}` };
    expect((await post('chat.postMessage', json, headers)).body.ok).toBe(true);
    expect(slack.messages('C2GENERAL').map(({ text }) => text)).toEqual(['form', 'json']);
  });

  it.each([
    ['C0NOWHERE', 'channel_not_found'],
    ['C4HIDDEN', 'channel_not_found'],
    ['C3OUTSIDE', 'not_in_channel'],
    ['C5OLD', 'is_archived'],
  ])('refuses to post to %s: %s', async (channel, error) => {
    expect(await refusal(client.chat.postMessage({ channel, text: 'hello' }))).toBe(error);
  });

  it('posts, updates and deletes a message, each with a timestamp of its own', async () => {
    const first = await client.chat.postMessage({
      channel: 'C1SENCO',
      text: 'one',
      blocks: [{ type: 'divider' }],
    });
    const second = await client.chat.postMessage({ channel: 'C1SENCO', text: 'two' });
    expect(first.ts).not.toBe(second.ts);
    const ts = first.ts ?? '';
    await client.chat.update({ channel: 'C1SENCO', ts, text: 'changed' });
    expect(slack.messages('C1SENCO')[0]).toMatchObject({ text: 'changed', blocks: [{ type: 'divider' }] });
    await client.chat.delete({ channel: 'C1SENCO', ts });
    expect(await refusal(client.chat.delete({ channel: 'C1SENCO', ts }))).toBe('message_not_found');
    expect(slack.messages('C1SENCO').map(({ text }) => text)).toEqual(['two']);
  });

  it('says which block is wrong, and asks for a text', async () => {
    const long = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } } as const;
    const error = await client.chat
      .postMessage({ channel: 'C1SENCO', text: 'x', blocks: [long] })
      .catch((it) => it);
    expect(error.data).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
    expect(
      (
        await post(
          'chat.postMessage',
          new URLSearchParams({ token: botToken, channel: 'C1SENCO' }).toString(),
          { 'content-type': 'application/x-www-form-urlencoded' },
        )
      ).body.error,
    ).toBe('no_text');
  });

  it('opens a direct message once', async () => {
    const open = async () => (await client.conversations.open({ users: 'U2KEY' })).channel?.id;
    const id = await open();
    expect(id).toMatch(/^D/);
    expect(await open()).toBe(id);
    await client.chat.postMessage({ channel: id ?? '', text: 'hello' });
    expect(
      slack
        .as('U2KEY')
        .dms()
        .map(({ text }) => text),
    ).toEqual(['hello']);
    expect(await refusal(client.conversations.open({ users: 'U0NOBODY' }))).toBe('user_not_found');
  });

  it('shows an ephemeral message to one person in the channel only', async () => {
    await client.chat.postEphemeral({ channel: 'C1SENCO', user: 'U2KEY', text: 'psst' });
    expect(slack.as('U2KEY').ephemerals.map(({ text }) => text)).toEqual(['psst']);
    expect(slack.as('U1MANAGER').ephemerals).toEqual([]);
    const outside = client.chat.postEphemeral({ channel: 'C2GENERAL', user: 'U2KEY', text: 'psst' });
    expect(await refusal(outside)).toBe('user_not_in_channel');
  });

  it('describes people and channels', async () => {
    const { user } = await client.users.info({ user: 'U1MANAGER' });
    expect(user).toMatchObject({
      is_admin: true,
      is_bot: false,
      real_name: 'Morgan Hale',
      profile: { real_name: 'Morgan Hale' },
    });
    expect(await refusal(client.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
    const { channel } = await client.conversations.info({ channel: 'C1SENCO' });
    expect(channel).toMatchObject({
      is_private: true,
      is_ext_shared: false,
      is_archived: false,
      is_member: true,
    });
    const { members } = await client.conversations.members({ channel: 'C1SENCO' });
    expect(members).toEqual(['U1MANAGER', 'U2KEY', 'U0BOT']);
    const { channels } = await client.conversations.list({
      types: 'public_channel,private_channel',
      exclude_archived: true,
    });
    expect(channels?.map(({ name }) => name)).toEqual(['senco', 'general', 'outside']);
  });

  it('pages through lists', async () => {
    const first = await client.users.list({ limit: 2 });
    expect(first.members).toHaveLength(2);
    const rest = await client.users.list({ limit: 2, cursor: first.response_metadata?.next_cursor ?? '' });
    expect(rest.members?.map(({ id }) => id)).toEqual(['U0BOT']);
    expect(rest.response_metadata?.next_cursor).toBe('');
  });

  it('publishes a home and refuses a stale hash', async () => {
    const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
    const { view: first } = await client.views.publish({ user_id: 'U2KEY', view });
    await client.views.publish({ user_id: 'U2KEY', view, hash: first?.hash ?? '' });
    expect(await refusal(client.views.publish({ user_id: 'U2KEY', view, hash: first?.hash ?? '' }))).toBe(
      'hash_conflict',
    );
    expect(slack.as('U2KEY').home?.blocks).toHaveLength(1);
  });
});
