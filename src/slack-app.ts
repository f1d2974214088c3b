/**
 * What the app asks of Slack, each with what it is for: the manifest, the page for installing and docs/scopes.md
 * are made from or checked against these. No `*:history`: the app never reads what people write.
 */
export const SCOPES = {
  commands: 'slash commands',
  'chat:write': 'record cards and messages of the app',
  'im:write': 'opens the direct messages in which it answers',
  'files:write': 'sends the PDF sheets and the picture on a lead’s Home, and deletes them from Slack later',
  'files:read': 'reads a CSV that somebody chose in the import form, and whether a picture is ready',
  'users:read': 'names of the team, who is a workspace admin, and who is a guest or has left',
  'groups:read': 'checks that a SENCO channel is private and not shared',
} as const;

/** None of them carries anything that people write. */
export const EVENTS = {
  app_home_opened: 'says who opened Home, nothing else',
  app_uninstalled: 'destroys the token of a workspace that removed the app',
  tokens_revoked: 'does the same where only the token was revoked',
  user_change: 'takes away the rights of whoever leaves or becomes a guest',
} as const;

export const INSTALL_PATH = '/slack/install';
/** Where Slack sends people back to after they allowed the app, or did not. */
export const REDIRECT_PATH = '/slack/oauth_redirect';
