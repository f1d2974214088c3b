import { Refusal } from './refusal.ts';

/** The tokens with which the app may act in a workspace. */
export interface Tokens {
  /** Throws a refusal, as Slack does: `invalid_auth`, `token_expired`, `account_inactive`. */
  readonly check: (token: string) => void;
  readonly isGood: (token: string) => boolean;
  /** What was granted; undefined where everything was. */
  readonly scopes: () => readonly string[] | undefined;
}

export const tokensFrom = (
  faultOf: (token: string) => string | undefined,
  scopes: Tokens['scopes'],
): Tokens => ({
  check: (token) => {
    const fault = faultOf(token);
    if (fault) throw new Refusal(fault);
  },
  isGood: (token) => faultOf(token) === undefined,
  scopes,
});

/** One token that never ends. */
export const oneToken = (botToken: string, scopes: readonly string[] | undefined): Tokens =>
  tokensFrom(
    (token) => (token === botToken ? undefined : 'invalid_auth'),
    () => scopes,
  );
