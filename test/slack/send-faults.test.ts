import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { showingOf } from '../../src/slack/send-faults.ts';

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });
/** As `fetch` reports it. */
const request = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) }));

const gone = ['channel_not_found', 'is_archived', 'not_in_channel', 'user_not_found', 'user_disabled'];
const shut = ['account_inactive', 'invalid_auth', 'token_revoked', 'token_expired', 'not_authed'];
const forbidden = ['missing_scope', 'restricted_action', 'restricted_action_read_only_channel'];
const ours = ['invalid_blocks', 'msg_too_long', 'no_text', 'something_new'];

describe('what a fault of Slack means', () => {
  it.each([...gone, ...shut, ...forbidden, ...ours])('parks for a person at %s', (code) => {
    expect(showingOf(platform(code))).toEqual({ kind: 'parked', code });
  });

  it.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])(
    'is not sure after %s',
    (code) => {
      expect(showingOf(platform(code))).toEqual({ kind: 'unsure', code });
    },
  );

  it.each(['ratelimited', 'team_added_to_org'])('tries again after %s', (code) => {
    expect(showingOf(platform(code))).toEqual({ kind: 'refused', code, afterMs: 0 });
  });

  it.each([
    ['ECONNREFUSED', 'refused'],
    ['ENOTFOUND', 'refused'],
    ['EAI_AGAIN', 'refused'],
    ['UND_ERR_CONNECT_TIMEOUT', 'refused'],
    ['CERT_HAS_EXPIRED', 'refused'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'refused'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'refused'],
    ['ECONNRESET', 'unsure'],
    ['UND_ERR_SOCKET', 'unsure'],
    ['ETIMEDOUT', 'unsure'],
  ])('after %s is %s', (code, kind) => {
    expect(showingOf(request(code))).toMatchObject({ kind });
  });

  it('waits as long as Slack says', () => {
    expect(showingOf(new WebAPIRateLimitedError(12))).toMatchObject({ kind: 'refused', afterMs: 12_000 });
    const silent = new Error('Retry header did not contain a valid timeout (url: x, retry-after header: )');
    expect(showingOf(silent)).toEqual({ kind: 'refused', code: 'ratelimited', afterMs: 0 });
  });

  it('never takes a page of somebody in between for a code', () => {
    const page = '<html><body>Sign in to the network</body></html>';
    expect(showingOf(platform(page))).toEqual({ kind: 'unsure', code: 'not_slack' });
    expect(showingOf(new WebAPIHTTPError(502, 'Bad Gateway', {}, page))).toEqual({
      kind: 'unsure',
      code: 'http_502',
    });
    expect(showingOf(new Error('anything else'))).toEqual({ kind: 'unsure', code: 'no_answer' });
  });
});
