import type { WebClient } from '@slack/web-api';
import type { Slack } from '../../../scripts/sandbox/slack/start-slack.ts';
import { clientOf } from '../../support/slack-tiny-app.ts';
import { startTestSlack } from '../../support/slack-world.ts';

describe('files', () => {
  let slack: Slack;
  let client: WebClient;
  beforeAll(async () => {
    slack = await startTestSlack();
    client = clientOf(slack);
  });
  afterAll(() => slack.close());

  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'ok',
      (error: { data?: { error?: string } }) => error.data?.error,
    );
  const begin = async (bytes: Buffer) => {
    const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({
      filename: 'plan.pdf',
      length: bytes.length,
    });
    return { upload_url, file_id };
  };
  const complete = (id: string, channel_id: string) =>
    client.files.completeUploadExternal({ files: [{ id, title: 'Plan' }], channel_id });

  it('takes raw bytes, shares once and tells where', async () => {
    const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00]);
    const { upload_url, file_id } = await begin(bytes);
    expect(await refusal(complete(file_id, 'C1SENCO'))).toBe('file_not_found');
    expect((await fetch(upload_url, { method: 'POST', body: bytes.subarray(1) })).status).toBe(400);
    expect((await fetch(upload_url, { method: 'POST', body: bytes })).status).toBe(200);
    expect((await client.files.info({ file: file_id })).file?.shares).toEqual({});
    await complete(file_id, 'C1SENCO');
    expect(slack.filesIn('C1SENCO')).toEqual([{ id: file_id, name: 'plan.pdf', title: 'Plan', bytes }]);
    const { file } = await client.files.info({ file: file_id });
    expect(file?.shares?.private?.C1SENCO?.[0]?.ts).toBe(slack.messages('C1SENCO').at(-1)?.ts);
    expect(await refusal(complete(file_id, 'C1SENCO'))).toBe('file_not_found');
  });

  it('takes a multipart form', async () => {
    const { upload_url, file_id } = await begin(Buffer.from('multi'));
    const body = new FormData();
    body.append('filename', new Blob(['multi']), 'plan.pdf');
    expect((await fetch(upload_url, { method: 'POST', body })).status).toBe(200);
    await complete(file_id, 'C2GENERAL');
    expect(slack.filesIn('C2GENERAL')[0]?.bytes.toString()).toBe('multi');
  });

  it("serves the SDK's filesUploadV2 into a direct message", async () => {
    const { channel } = await client.conversations.open({ users: 'U2KEY' });
    await client.filesUploadV2({
      channel_id: channel?.id ?? '',
      filename: 'zofia.pdf',
      title: 'Zofia',
      file: Buffer.from('%PDF'),
      initial_comment: 'Here it is',
    });
    const person = slack.as('U2KEY');
    expect(person.files()).toMatchObject([{ name: 'zofia.pdf', title: 'Zofia' }]);
    expect(person.files()[0]?.bytes.toString()).toBe('%PDF');
    expect(person.dms().map(({ text }) => text)).toEqual(['Here it is']);
  });

  it("refuses a person's id as a channel, one the bot is not in, and a file that is gone", async () => {
    const { upload_url, file_id } = await begin(Buffer.from('x'));
    await fetch(upload_url, { method: 'POST', body: 'x' });
    expect(await refusal(complete(file_id, 'U2KEY'))).toBe('channel_not_found');
    expect(await refusal(complete(file_id, 'C3OUTSIDE'))).toBe('not_in_channel');
    await client.files.delete({ file: file_id });
    expect(await refusal(client.files.info({ file: file_id }))).toBe('file_not_found');
  });
});
