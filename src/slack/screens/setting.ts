import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { card } from '../../../blocks/card.ts';
import { channelInput, choiceInput, textInput, usersInput } from '../../../blocks/inputs.ts';
import { modal } from '../../../blocks/parts.ts';
import { settingsFor } from '../../domain/access.ts';
import { closureLines } from '../../domain/closures.ts';
import type { Member, Role, Setting } from '../../domain/setting.ts';
import { settingFor } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import { mayMakeSetting, nameMembers, saveSetting } from '../../usecases/save-setting.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { type Opening, type Openings, openFor } from './openers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, say, text } from './support.ts';

const SETTING_FORM = 'setting-form';
const metadataOf = z.strictObject({ setting: z.string().nullable(), base: z.number() });

function settingForm(setting: Setting | null, members: readonly Member[], me: string): ModalView {
  const inRole = (role: Role) => members.filter((member) => member.role === role).map(({ userId }) => userId);
  return modal({
    callbackId: SETTING_FORM,
    title: setting ? 'Your setting' : 'Add a setting',
    submit: 'Save',
    metadata: { setting: setting?.id ?? null, base: setting?.revision ?? 0 },
    blocks: [
      textInput({ key: 'name', label: 'Name', initial: setting?.name, max: 150 }),
      textInput({
        key: 'code',
        label: 'Code',
        hint: 'Two to five letters in front of every child code, such as WIL. Leave empty to take it from the name.',
        optional: true,
        initial: setting?.code,
      }),
      choiceInput({
        key: 'pattern',
        label: 'Year-round or term-time',
        options: [
          { value: 'year-round', label: 'Year-round' },
          { value: 'term-time', label: 'Term-time' },
        ],
        initial: setting?.pattern,
      }),
      textInput({
        key: 'closures',
        label: 'Closures',
        hint: 'One on each line, such as: 20 December 2025 to 4 January 2026, Christmas. Bank holidays are known.',
        multiline: true,
        optional: true,
        initial: closureLines(setting?.closures ?? []),
      }),
      channelInput({
        key: 'channel',
        label: 'SENCO channel',
        hint: 'A private channel. It is told which reviews are due, by child code only.',
        optional: true,
        initial: setting?.sencoChannel ?? undefined,
      }),
      usersInput({ key: 'senco', label: 'SENCO', initial: setting ? inRole('senco') : [me] }),
      usersInput({
        key: 'practitioner',
        label: 'Key persons and practitioners',
        optional: true,
        initial: inRole('practitioner'),
      }),
      usersInput({ key: 'manager', label: 'Managers', optional: true, initial: inRole('manager') }),
    ],
  });
}

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { actor, lookup } = context;
  const { setting: settingId, base } = readMetadata(metadataOf, view.metadata);
  const { values } = view;
  const channelId = text(values, 'channel');
  const channel = channelId === '' ? null : await lookup.channel(channelId);
  if (channel && (!channel.isPrivate || channel.isShared))
    return {
      kind: 'errors',
      errors: { channel: 'Please choose a private channel that is not shared with another organisation.' },
    };
  const isAdmin =
    settingId === null &&
    !mayMakeSetting(actor, false) &&
    ((await lookup.person(actor.userId))?.isAdmin ?? false);
  const result = await saveSetting(ports)({
    actor,
    settingId,
    base,
    isAdmin,
    input: {
      name: text(values, 'name'),
      code: text(values, 'code'),
      pattern: text(values, 'pattern'),
      closures: text(values, 'closures'),
      sencoChannel: channelId,
      team: {
        senco: list(values, 'senco'),
        practitioner: list(values, 'practitioner'),
        manager: list(values, 'manager'),
      },
    },
    receipt: receiptOf(view),
  });
  return reply(result, {
    saved: (setting) => ({
      kind: 'done',
      afterwards: async (slack) => {
        const nameOf = async (userId: string) => (await lookup.person(userId))?.name ?? '';
        await nameMembers(ports, { tenant: actor.tenant, settingId: setting.id, nameOf });
        const invite =
          channelId !== '' && channel === null
            ? ['Please invite the app to the SENCO channel, so that it can post there.']
            : [];
        await slack.directMessage({
          userId: actor.userId,
          message: card({
            title: `Saved: ${setting.name} (${setting.code})`,
            lines: ['Next: add children with /child add, or a whole list with /child import.', ...invite],
            open: [{ label: 'Edit setting', opener: 'setting', id: setting.id }],
          }),
        });
      },
    }),
  });
}

export const settingOpening = (ports: Ports): Opening => ({
  about: 'setting',
  action: 'manage setting',
  command: '/setting',
  open: async ({ actor }, settingId) => {
    const setting = await settingFor(ports, { actor, action: 'manage setting', settingId });
    return settingForm(
      setting,
      await ports.store.members.ofSettings({ tenant: actor.tenant, settingIds: [settingId] }),
      actor.userId,
    );
  },
});

/** `/setting`: opens one's own; whoever runs the workspace makes the first. */
export async function settingCommand(
  ports: Ports,
  openings: Openings,
  context: Context,
  typed: string,
): Promise<Reply> {
  const { actor, lookup } = context;
  const wantsNew = /^add\b/i.test(typed);
  const mine = settingsFor(actor, 'manage setting');
  if (mine.length > 0 && !wantsNew) return openFor(ports, openings, 'setting')(context, typed);
  const isAdmin = mayMakeSetting(actor, false) || ((await lookup.person(actor.userId))?.isAdmin ?? false);
  if (isAdmin) return { kind: 'open', view: settingForm(null, [], actor.userId) };
  return say(
    'A workspace admin or owner sets up the first setting with /setting. Please ask one of them. If your setting is here already, its SENCO can add you.',
  );
}

export const settingScreen = (ports: Ports): Screen => ({
  submissions: { [SETTING_FORM]: (context, view) => submit(ports, context, view) },
});
