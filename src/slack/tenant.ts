import { AppError } from '../domain/errors.ts';

/** Where the app may act, and with what. */
export interface Tenant {
  readonly tenant: string;
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
  /** Whoever installed the app, where that is known. */
  readonly installerId: string | null;
  readonly token: string;
}

export interface Tenants {
  /** Throws `AppError` 'not-installed' for any other workspace or organisation. */
  readonly of: (tenant: string) => Promise<Tenant>;
  /** What this process remembers of it is read anew. */
  readonly forget: (tenant: string) => void;
}

export const notInstalled = (cause?: unknown): AppError =>
  new AppError({
    code: 'not-installed',
    message: 'the app is not installed for this tenant',
    userMessage:
      'This app is not installed in your workspace, so there is nothing to show. Please ask whoever looks after Slack in your setting.',
    ...(cause !== undefined && { cause }),
  });
