import type { Engine } from '../engine.ts';
import { post, tooLate } from './post.ts';
import { sign } from './sign.ts';
import { struck } from './struck.ts';

export interface Delivery {
  /** For the exchange log, such as `command /isp` or `view_submission`. */
  readonly name: string;
  readonly body: string;
  readonly contentType?: string;
  readonly signature?: string;
  readonly timestamp?: string | number;
}

export interface AppAnswer {
  /** The HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly ms: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly problem?: 'timeout' | 'connection_failed';
}

const form = 'application/x-www-form-urlencoded';

const headersFor = (engine: Engine, { body, contentType, signature, timestamp }: Delivery) => {
  // Always real time: Bolt compares it with the machine's clock, wherever the app's own clock stands.
  const at = String(timestamp ?? Math.floor(Date.now() / 1000));
  return {
    'content-type': contentType ?? form,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': at,
    'x-slack-signature': signature ?? sign(engine.signingSecret, at, body),
  };
};

const unanswered = (error: unknown) => {
  const problem = error === tooLate ? ('timeout' as const) : ('connection_failed' as const);
  return { status: 0, body: '', headers: {}, problem };
};

export interface Payload {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Sends a signed request to the app and waits as long as Slack does. */
export const deliver = async (engine: Engine, delivery: Delivery): Promise<AppAnswer> => {
  if (!engine.appUrl) throw new Error('No app is connected: call connectApp(url) first');
  const headers = headersFor(engine, delivery);
  const started = performance.now();
  const url = `${engine.appUrl}/slack/events`;
  const fault = engine.faults.takeOwn(delivery.name);
  const answer = await struck(fault, engine.timeouts.ack, () =>
    post(url, headers, delivery.body, engine.timeouts.ack),
  ).catch(unanswered);
  const ms = performance.now() - started;
  const { status, body } = answer;
  engine.exchanges.add({
    direction: 'to-app',
    name: delivery.name,
    at: Date.now(),
    ms,
    request: { headers, body: delivery.body },
    ...(status > 0 && { answer: { status, body } }),
    ...(fault && { fault: fault.kind }),
    ...('problem' in answer && { problem: answer.problem }),
  });
  return { ...answer, ms };
};

export const deliverPayload = (engine: Engine, payload: Payload) =>
  deliver(engine, {
    name: payload.type,
    body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
  });
