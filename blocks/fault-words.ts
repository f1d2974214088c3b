const NOT_IN = 'the app is not in the channel, or the channel was deleted';
const OUTSIDE = 'people from outside your organisation can see the channel';
const NO_ACCESS = 'Slack no longer lets the app in';

/** What keeps a message from being posted, by Slack's code or our own, so that it reads after "because". */
const faults: Readonly<Record<string, string>> = {
  is_archived: 'the channel is archived',
  channel_not_found: NOT_IN,
  not_in_channel: NOT_IN,
  is_public: 'everybody can join the channel',
  public: 'everybody can join the channel',
  not_private: 'everybody can join the channel',
  is_shared: OUTSIDE,
  shared: OUTSIDE,
  is_ext_shared: OUTSIDE,
  has_guests: OUTSIDE,
  no_channel: 'no channel is chosen',
  restricted_action: 'only some people may post in the channel',
  restricted_action_read_only_channel: 'only some people may post in the channel',
  token_revoked: NO_ACCESS,
  account_inactive: NO_ACCESS,
  invalid_auth: NO_ACCESS,
  not_authed: NO_ACCESS,
  access_denied: NO_ACCESS,
  access_revoked: NO_ACCESS,
  missing_scope: 'the app lacks a permission in Slack',
  user_not_found: 'the person has left Slack',
  user_disabled: 'the person has left Slack',
};

export const faultWords = (code: string): string =>
  faults[code] ?? (/^[a-z_]{2,40}$/.test(code) ? `Slack refused it (${code})` : 'Slack refused it');

/** The app itself must be let in again: no other channel helps. */
export const needsInstall = (code: string): boolean =>
  [NO_ACCESS, faults.missing_scope].includes(faults[code]);
