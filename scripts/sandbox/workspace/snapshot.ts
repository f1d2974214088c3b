import { appPlace, demoPeople, selfPlace } from '../demo/people.ts';
import { slackbot } from '../slack/client/exact.ts';
import { stackOf } from '../slack/views.ts';
import { isIn, seesMessage } from '../slack/visible.ts';
import type { Channel, Message, View, World } from '../slack/world.ts';
import type { PageMessage, PageView, Place, Snapshot } from './page-api.ts';
import type { Workspace } from './workspace.ts';

const messageFor = ({ app, files }: World, message: Message): PageMessage => ({
  ts: message.ts,
  from: message.user,
  isApp: message.user === app.botUserId,
  isEphemeral: message.ephemeralFor !== undefined,
  isSlackbot: message.user === slackbot,
  isEdited: message.edited !== undefined,
  text: message.text,
  blocks: message.blocks,
  files: (message.files ?? []).flatMap((id) => {
    const file = files[id];
    return file ? [{ id, name: file.name, title: file.title, bytes: file.length }] : [];
  }),
});

const viewFor = (view: View): PageView => ({
  id: view.id,
  hash: view.hash,
  title: view.title?.text ?? '',
  submit: view.submit?.text ?? null,
  close: view.close?.text ?? 'Cancel',
  blocks: view.blocks,
  values: view.values,
});

/** Where somebody may write: in the app's own messages only if the manifest lets them. */
export const isWritable = ({ manifest }: Workspace, channel: Channel): boolean =>
  channel.im_user === undefined || !manifest.features.app_home.messages_tab_read_only_enabled;

const kindOf = (channel: Channel): Place['kind'] => {
  if (channel.im_user) return 'app';
  return channel.self_of ? 'self' : 'channel';
};

const placeFor = (workspace: Workspace, channel: Channel, me: string): Place => {
  const { world } = workspace.slack;
  const kind = kindOf(channel);
  const { real_name = me } = world.users[me] ?? {};
  const name = { channel: channel.name, self: real_name, app: workspace.manifest.display_information.name }[
    kind
  ];
  return {
    ...{ id: channel.id, kind, name, isPrivate: channel.is_private === true },
    writable: isWritable(workspace, channel),
    messages: world.messages
      .filter((message) => message.channel === channel.id && seesMessage(world, message, me))
      .map((message) => messageFor(world, message)),
  };
};

/** Channels by name, then one's own direct messages and the app's. */
const placesOf = (workspace: Workspace, me: string): readonly Place[] => {
  const { channels } = workspace.slack.world;
  const shared = Object.values(channels)
    .filter((channel) => isIn(channel, me) && kindOf(channel) === 'channel')
    .sort((one, other) => one.name.localeCompare(other.name));
  const direct = [selfPlace(me), appPlace(me)].flatMap((id) => channels[id] ?? []);
  return [...shared, ...direct].map((channel) => placeFor(workspace, channel, me));
};

/** Everything one person can see. */
export const snapshotFor = (workspace: Workspace, me: string): Snapshot => {
  const { slack, clock, guide, manifest } = workspace;
  const { world } = slack;
  const home = world.views[world.homes[me] ?? ''];
  return {
    version: workspace.version(),
    workspace: world.team.name,
    me,
    people: demoPeople.map(({ id, real_name, about }) => ({ id, name: real_name, about })),
    places: placesOf(workspace, me),
    modal: stackOf(world, me).map(viewFor),
    home: home ? viewFor(home) : null,
    commands: manifest.features.slash_commands.map(({ command, description, usage_hint = '' }) => ({
      ...{ command, description, usage: usage_hint },
    })),
    clock: { now: clock.now(), today: clock.day(), words: clock.words() },
    guide: guide.steps(),
    busy: clock.busy(),
    faultsWaiting: slack.faults.waiting(),
  };
};
