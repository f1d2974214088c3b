import { newSecret } from './ids.ts';
import { Refusal } from './refusal.ts';
import { type Tokens, tokensFrom } from './tokens.ts';

export interface OAuthCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Tokens end after twelve hours, and are exchanged. */
  readonly rotates: boolean;
  readonly redirectUrls: readonly string[];
}

const HOURS_12 = 43_200;
const CODE_MS = 10 * 60_000;

interface Access {
  readonly token: string;
  expiresAt: number;
  isUsed: boolean;
}

/** What one workspace or organisation has granted. */
interface Grant {
  readonly scopes: readonly string[];
  readonly accesses: Access[];
  /** The current one, and the one before it with what it was exchanged for. */
  refresh: string;
  before?: { readonly refresh: string; readonly for: Access };
}

interface Code {
  readonly place: string;
  readonly by: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly expiresAt: number;
}

/** An app that people install, as Slack keeps it. */
export interface OAuthApp {
  readonly credentials: OAuthCredentials;
  /**
   * Somebody allows the app on Slack's page: where Slack sends their browser. Throws where Slack would show an error
   * in place of that page.
   */
  readonly allow: (page: string, choice: { readonly place: string; readonly by: string }) => string;
  readonly refuse: (page: string) => string;
  readonly exchange: (code: string, redirectUri: string | undefined) => Granted;
  readonly refresh: (refreshToken: string) => Granted;
  readonly tokensOf: (place: string) => Tokens;
  /** Every token of that place is void. */
  readonly revoke: (place: string) => void;
  /** The tokens of that place end at this moment. */
  readonly expire: (place: string, at: number) => void;
  /**
   * Whether a refresh token may be used once more while nobody has used what it was exchanged for: seen at Slack
   * (slackapi/node-slack-sdk#2504), and not promised.
   */
  lenient: boolean;
}

export interface Granted {
  readonly place: string;
  readonly by: string | undefined;
  readonly scopes: readonly string[];
  readonly token: string;
  readonly rotation?: { readonly refresh_token: string; readonly expires_in: number };
}

export const newOAuthApp = (credentials: OAuthCredentials): OAuthApp => {
  const codes = new Map<string, Code>();
  const grants = new Map<string, Grant>();

  const newAccess = (): Access => ({
    token: `${credentials.rotates ? 'xoxe.' : ''}xoxb-${newSecret()}`,
    expiresAt: credentials.rotates ? Date.now() + HOURS_12 * 1000 : Number.POSITIVE_INFINITY,
    isUsed: false,
  });

  const granted = (place: string, grant: Grant, { token }: Access, by?: string): Granted => ({
    ...{ place, by, scopes: grant.scopes, token },
    ...(credentials.rotates && { rotation: { refresh_token: grant.refresh, expires_in: HOURS_12 } }),
  });

  const asked = (page: string) => {
    const params = new URL(page).searchParams;
    const redirectUri = params.get('redirect_uri') ?? '';
    if (params.get('client_id') !== credentials.clientId) throw new Refusal('invalid_client_id');
    if (!credentials.redirectUrls.includes(redirectUri)) throw new Refusal('bad_redirect_uri');
    const back = new URL(redirectUri);
    back.searchParams.set('state', params.get('state') ?? '');
    return { redirectUri, scopes: (params.get('scope') ?? '').split(','), back };
  };

  const faultOf = (place: string, token: string): string | undefined => {
    const access = grants.get(place)?.accesses.find((it) => it.token === token);
    if (!access) return grants.has(place) ? 'invalid_auth' : 'account_inactive';
    if (Date.now() >= access.expiresAt) return 'token_expired';
    access.isUsed = true;
    return undefined;
  };

  const app: OAuthApp = {
    credentials,
    lenient: true,
    allow: (page, { place, by }) => {
      const { redirectUri, scopes, back } = asked(page);
      const code = newSecret();
      codes.set(code, { place, by, scopes, redirectUri, expiresAt: Date.now() + CODE_MS });
      back.searchParams.set('code', code);
      return back.href;
    },
    refuse: (page) => {
      const { back } = asked(page);
      back.searchParams.set('error', 'access_denied');
      return back.href;
    },
    exchange: (given, redirectUri) => {
      const code = codes.get(given);
      codes.delete(given);
      if (!code || Date.now() > code.expiresAt) throw new Refusal('invalid_code');
      if (redirectUri !== code.redirectUri) throw new Refusal('bad_redirect_uri');
      const access = newAccess();
      const { scopes } = code;
      // A workspace that has the app already keeps its token, where tokens do not rotate.
      const before = credentials.rotates ? undefined : grants.get(code.place);
      const grant = before ?? { scopes, accesses: [access], refresh: `xoxe-1-${newSecret()}` };
      grants.set(code.place, grant);
      return granted(code.place, grant, grant.accesses.at(-1) ?? access, code.by);
    },
    refresh: (given) => {
      for (const [place, grant] of grants) {
        const { refresh, before } = grant;
        const again = given === before?.refresh;
        if (given !== refresh && !again) continue;
        if (again) {
          if (before.for.isUsed || !app.lenient) break;
          // Of two answers one is void.
          grant.accesses.splice(grant.accesses.indexOf(before.for), 1);
        }
        const access = newAccess();
        grant.accesses.push(access);
        grant.refresh = `xoxe-1-${newSecret()}`;
        grant.before = { refresh: given, for: access };
        return granted(place, grant, access);
      }
      throw new Refusal('invalid_refresh_token');
    },
    tokensOf: (place) =>
      tokensFrom(
        (token) => faultOf(place, token),
        () => grants.get(place)?.scopes,
      ),
    revoke: (place) => {
      grants.delete(place);
    },
    expire: (place, at) => {
      for (const access of grants.get(place)?.accesses ?? []) access.expiresAt = at;
    },
  };
  return app;
};
