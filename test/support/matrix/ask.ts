import { setTimeout as wait } from 'node:timers/promises';
import { sign } from '../../../scripts/sandbox/slack/client/sign.ts';
import { signingSecret } from '../slack-world.ts';
import type { Form, Sample } from './crawl.ts';
import type { Said, Sink } from './sink.ts';

/** Who sends it, and what else the payload says of them. */
export interface Sender {
  readonly team: string;
  readonly userId: string;
  readonly enterprise?: string;
}

const form = 'application/x-www-form-urlencoded';
let requests = 0;

const viewOf = ({ callbackId, metadata, values, blocks }: Form, request: string) => ({
  ...{ id: `V-${request}`, type: 'modal', callback_id: callbackId, private_metadata: metadata, hash: 'h' },
  ...{ root_view_id: `V-${request}`, blocks, state: { values }, title: { type: 'plain_text', text: 'x' } },
});

const bodyOf = (
  sample: Sample,
  { team, userId, enterprise }: Sender,
  request: string,
  sink: Sink,
): string => {
  const whole =
    enterprise === undefined ? {} : { enterprise: { id: enterprise }, is_enterprise_install: true };
  const asker = { team: { id: team }, user: { id: userId, team_id: team }, trigger_id: request, ...whole };
  const payload = (content: object) =>
    new URLSearchParams({ payload: JSON.stringify({ ...asker, ...content }) }).toString();
  switch (sample.kind) {
    case 'command':
      return new URLSearchParams({
        ...{ command: sample.id, text: sample.text, team_id: team, user_id: userId, channel_id: 'C1' },
        ...{ trigger_id: request, response_url: sink.hook(request) },
        ...(enterprise && { enterprise_id: enterprise, is_enterprise_install: 'true' }),
      }).toString();
    case 'options':
      return payload({ type: 'block_suggestion', action_id: sample.id, block_id: 'b', value: sample.text });
    case 'submission':
      return payload({ type: 'view_submission', view: viewOf(sample.form, request) });
    case 'action':
      return payload({
        type: 'block_actions',
        actions: [
          { type: 'button', action_id: sample.id, block_id: 'b', value: sample.value, action_ts: '1' },
        ],
        ...(sample.view
          ? { view: viewOf(sample.view, request), container: { type: 'view', view_id: `V-${request}` } }
          : {
              channel: { id: 'C1' },
              response_url: sink.hook(request),
              message: { ts: `${request}.1` },
              container: {
                type: 'message',
                message_ts: `${request}.1`,
                channel_id: 'C1',
                is_ephemeral: true,
              },
            }),
      });
  }
};

const PATIENCE_MS = 2_500;
const SOON_MS = 250;

/**
 * Sends a signed request and waits for what the app says to it: in its answer, and for what was pressed in what
 * comes after. `silent` where nothing is expected after the answer.
 */
export async function ask(
  at: { readonly origin: string; readonly sink: Sink },
  sample: Sample,
  sender: Sender,
  { silent = false }: { readonly silent?: boolean } = {},
): Promise<readonly Said[]> {
  requests += 1;
  const request = `r${requests}`;
  const body = bodyOf(sample, sender, request, at.sink);
  const now = String(Math.floor(Date.now() / 1000));
  const answer = await fetch(`${at.origin}/slack/events`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': form, 'x-slack-request-timestamp': now },
      'x-slack-signature': sign(signingSecret, now, body),
    },
    body,
  });
  const text = await answer.text();
  const said: Said[] = [{ method: `answer ${answer.status}`, text }];
  let until = Date.now() + PATIENCE_MS;
  /** A direct message alone may still be about what was asked before: the answer to this comes soon, or was it. */
  const isTold = () => said.slice(1).some(({ method }) => !/^(chat|conversations)\./.test(method));
  while (sample.kind === 'action' && !silent && !isTold() && Date.now() < until) {
    const more = at.sink.take(request, sender.userId);
    if (more.length > 0) until = Math.min(until, Date.now() + SOON_MS);
    said.push(...more);
    if (!isTold()) await wait(2);
  }
  return [...said, ...at.sink.take(request, sender.userId)];
}
