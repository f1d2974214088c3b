import type { View, World } from './world.ts';

/** A view as Slack hands it to the app, in answers and in payloads. */
export const viewPayload = ({ team, app }: World, view: View) => ({
  id: view.id,
  team_id: team.id,
  type: view.type,
  blocks: view.blocks,
  private_metadata: view.privateMetadata,
  callback_id: view.callbackId,
  state: { values: view.values },
  hash: view.hash,
  title: view.title ?? null,
  clear_on_close: view.clearOnClose,
  notify_on_close: view.notifyOnClose,
  close: view.close ?? null,
  submit: view.submit ?? null,
  previous_view_id: view.previousId,
  root_view_id: view.rootId,
  app_id: app.id,
  external_id: view.externalId,
  app_installed_team_id: team.id,
  bot_id: app.botId,
});
