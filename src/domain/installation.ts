/** The app in one workspace, or in all of an Enterprise Grid organisation, with what it needs to act there. */
export interface Installation {
  /** The organisation where it is installed for all of it, else the workspace. */
  readonly tenant: string;
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
  /** Slack user id of whoever installed it last. */
  readonly installerId: string;
  readonly scopes: readonly string[];
  readonly token: string;
  /** Null where the app does not rotate its tokens. */
  readonly rotation: Rotation | null;
  /** Grows with every change of the tokens. */
  readonly generation: number;
  /** Milliseconds since the epoch, of the machine's clock. */
  readonly installedAt: number;
}

export interface Rotation {
  readonly refreshToken: string;
  /** When the token ends, in milliseconds since the epoch, of the machine's clock. */
  readonly expiresAt: number;
}

/** Codes of a notice that waits for the app to be let in again, by a new token or a new installation. */
export const ACCESS_CODES: readonly string[] = [
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'not_installed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
];
