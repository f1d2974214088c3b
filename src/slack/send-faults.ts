import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { AppError } from '../domain/errors.ts';
import type { Showing } from '../usecases/ports.ts';

/** Slack says of itself that something may have been done before it failed. */
const PERHAPS_DONE = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
/** Nothing was done, and it will work again by itself. */
const NOT_NOW = new Set(['ratelimited', 'rate_limited', 'team_added_to_org', 'accesslimited']);
/** The connection was never made. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.+|CERT_.+|.+_CERT|.+_LEAF_SIGNATURE)$/;
/** A page in place of Slack's answer, from whoever stands between. */
const NOT_A_CODE = /[^\w.:]/;
/** The client's only words for a 429 that does not say for how long. */
const NO_RETRY_AFTER = 'Retry header did not contain';

const codeIn = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string' && NEVER_SENT.test(error.code)) return error.code;
  return 'cause' in error ? codeIn(error.cause) : undefined;
};

/**
 * What a failed call of a posting method means for what was to be posted. Whatever else Slack refuses, it refuses
 * until a person does something: a channel that is gone, a token that is revoked, a message that is not allowed.
 */
export const showingOf = (error: unknown): Showing => {
  if (error instanceof AppError && error.code === 'not-installed')
    return { kind: 'parked', code: 'not_installed' };
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'refused', code: 'ratelimited', afterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    if (NOT_A_CODE.test(code)) return { kind: 'unsure', code: 'not_slack' };
    if (PERHAPS_DONE.has(code)) return { kind: 'unsure', code };
    return NOT_NOW.has(code) ? { kind: 'refused', code, afterMs: 0 } : { kind: 'parked', code };
  }
  if (error instanceof WebAPIHTTPError) return { kind: 'unsure', code: `http_${error.statusCode}` };
  if (error instanceof Error && error.message.startsWith(NO_RETRY_AFTER))
    return { kind: 'refused', code: 'ratelimited', afterMs: 0 };
  const neverSent = codeIn(error instanceof WebAPIRequestError ? error.original : error);
  if (neverSent) return { kind: 'refused', code: neverSent, afterMs: 0 };
  return { kind: 'unsure', code: 'no_answer' };
};
