import { AppError } from '../domain/errors.ts';

interface Named {
  readonly id?: string;
}

/** Where Slack's payloads say who asks. Commands have flat fields of strings, interactions nested ones. */
export interface Origin {
  readonly team?: (Named & { readonly enterprise_id?: string }) | null;
  readonly team_id?: string;
  readonly enterprise?: Named | null;
  readonly enterprise_id?: string;
  readonly is_enterprise_install?: boolean | string;
  readonly user?: Named & { readonly team_id?: string };
  readonly user_id?: string;
  readonly view?: { readonly app_installed_team_id?: string };
}

export interface Who {
  /** The organisation where the app is installed for all of it, else the workspace. */
  readonly tenant: string;
  readonly userId: string;
  /** The workspace the person belongs to, where the payload says it. */
  readonly homeTeamId: string | undefined;
}

/** Which tenant a payload is about; '' where it names none. */
export const tenantOf = (body: Origin): string => {
  const { team, enterprise, user, view } = body;
  // A form opened through Slack Connect is sent from the person's own workspace, where the app may not be installed.
  const teamId = view?.app_installed_team_id ?? team?.id ?? body.team_id ?? user?.team_id;
  const enterpriseId = enterprise?.id ?? body.enterprise_id ?? team?.enterprise_id;
  const orgWide = body.is_enterprise_install === true || body.is_enterprise_install === 'true';
  return (orgWide ? enterpriseId : teamId) ?? '';
};

/** Throws `AppError` 'bad-request' where the payload names no workspace or no person. */
export const whoAsks = (body: Origin): Who => {
  const tenant = tenantOf(body);
  const userId = body.user?.id ?? body.user_id;
  if (!tenant || !userId) throw nobody();
  return { tenant, userId, homeTeamId: body.user?.team_id };
};

const nobody = (): AppError =>
  new AppError({
    code: 'bad-request',
    message: 'a payload names no workspace or no person',
    userMessage: 'Slack did not say who is asking. Please try again.',
  });
