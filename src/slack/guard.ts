import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { verifySlackRequest } from '@slack/bolt';
import { systemClock } from '../clock.ts';
import { readBody } from './body.ts';

/** Bytes. Slack's own payloads stay far below. */
const BODY_LIMIT = 1024 * 1024;
const CLOCK_SKEW_S = 300;
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

export type Verdict =
  | { readonly ok: true; readonly contentType: string; readonly rawBody: Buffer }
  | { readonly ok: false; readonly status: number; readonly code: string };

export type Guard = (request: IncomingMessage) => Promise<Verdict>;

/**
 * Stands before Bolt, which accepts timestamps from the future, refuses `; charset=utf-8` and dies of a signed
 * `payload=null`. Only what is signed is read. Signatures are of real time, wherever the app's own clock stands.
 */
export const createGuard =
  ({ signingSecret }: { signingSecret: string }): Guard =>
  async (request) => {
    const rawBody = await readBody(request, BODY_LIMIT);
    if (rawBody === undefined) return { ok: false, status: 413, code: 'body-too-big' };
    const body = rawBody.toString();
    const contentType = mediaType(request);
    // Slack asks so whether the certificate is good, without a signature; nothing else of the body is looked at.
    if (contentType === FORM && parse(body).ssl_check === '1') {
      return { ok: false, status: 200, code: 'ssl-check' };
    }
    if (!isSigned({ request, body, signingSecret, now: systemClock.now() })) {
      return { ok: false, status: 401, code: 'not-signed' };
    }
    if (!isReadable({ contentType, body })) return { ok: false, status: 400, code: 'not-readable' };
    return { ok: true, contentType, rawBody };
  };

const mediaType = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

const isSigned = ({
  request: { headers },
  body,
  signingSecret,
  now,
}: {
  request: IncomingMessage;
  body: string;
  signingSecret: string;
  now: number;
}): boolean => {
  const signature = headers['x-slack-signature'];
  const sentAt = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof sentAt !== 'string' || !/^\d{1,12}$/.test(sentAt)) return false;
  if (Math.abs(Math.floor(now / 1000) - Number(sentAt)) > CLOCK_SKEW_S) return false;
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(sentAt) },
      nowMilliseconds: now,
    });
    return true;
  } catch {
    // Its one way of saying no.
    return false;
  }
};

const isReadable = ({ contentType, body }: { contentType: string; body: string }): boolean => {
  if (contentType === JSON_TYPE) return hasType(body);
  if (contentType !== FORM) return false;
  const { payload, command } = parse(body);
  return payload === undefined
    ? typeof command === 'string'
    : typeof payload === 'string' && hasType(payload);
};

/** Whether the text is a JSON object with a `type`, as everything is that Slack sends as JSON. */
const hasType = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
  } catch {
    return false;
  }
};
