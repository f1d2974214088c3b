import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { verifySlackRequest } from '@slack/bolt';
import { systemClock } from '../clock.ts';
import { readBody } from './body.ts';
import type { IsNew } from './replays.ts';
import { typeOfForm, typeOfJson } from './shape.ts';

/** Bytes. Slack's own payloads stay far below. */
const BODY_LIMIT = 1024 * 1024;
const CLOCK_SKEW_S = 300;
/** Whole, because Bolt's check also takes `v0=…=anything`: one signature in many writings. */
const SIGNATURE = /^v0=[0-9a-f]{64}$/;
/** Options asked for twice within a second, after a letter is taken back, are one and the same request. */
const SAME_TYPING_S = 2;
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
  ({ signingSecret, isNew }: { signingSecret: string; isNew: IsNew }): Guard =>
  async (request) => {
    const rawBody = await readBody(request, BODY_LIMIT);
    if (rawBody === undefined) return { ok: false, status: 413, code: 'body-too-big' };
    const body = rawBody.toString();
    const contentType = mediaType(request);
    // Slack asks so whether the certificate is good, without a signature; nothing else of the body is looked at.
    if (contentType === FORM && parse(body).ssl_check === '1') {
      return { ok: false, status: 200, code: 'ssl-check' };
    }
    const signature = signatureOf({ request, body, signingSecret, now: systemClock.now() });
    if (signature === undefined) return { ok: false, status: 401, code: 'not-signed' };
    const type = typeIn({ contentType, body });
    if (type === undefined) return { ok: false, status: 400, code: 'not-readable' };
    if (!(await isNew(signature.text)) && !(type === 'block_suggestion' && signature.age <= SAME_TYPING_S)) {
      return { ok: false, status: 401, code: 'replayed' };
    }
    return { ok: true, contentType, rawBody };
  };

const mediaType = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** The signature and how many seconds it is from now, where it is one of this body and this hour. */
const signatureOf = ({
  request: { headers },
  body,
  signingSecret,
  now,
}: {
  request: IncomingMessage;
  body: string;
  signingSecret: string;
  now: number;
}): { readonly text: string; readonly age: number } | undefined => {
  const text = headers['x-slack-signature'];
  const sentAt = headers['x-slack-request-timestamp'];
  if (typeof text !== 'string' || !SIGNATURE.test(text)) return undefined;
  if (typeof sentAt !== 'string' || !/^\d{1,12}$/.test(sentAt)) return undefined;
  const age = Math.floor(now / 1000) - Number(sentAt);
  if (Math.abs(age) > CLOCK_SKEW_S) return undefined;
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': text, 'x-slack-request-timestamp': Number(sentAt) },
      nowMilliseconds: now,
    });
    return { text, age: Math.abs(age) };
  } catch {
    // Its one way of saying no.
    return undefined;
  }
};

/** What kind of request it is; undefined where it is none that Slack sends. */
const typeIn = ({ contentType, body }: { contentType: string; body: string }): string | undefined => {
  if (contentType === JSON_TYPE) return typeOfJson(body);
  if (contentType !== FORM) return undefined;
  const form = parse(body);
  if (form.payload === undefined) return typeOfForm({ ...form });
  return typeof form.payload === 'string' ? typeOfJson(form.payload) : undefined;
};
