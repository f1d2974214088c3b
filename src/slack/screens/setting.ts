import { z } from 'zod';
import { card } from '../../../blocks/card.ts';
import { SETTING_FORM, settingForm } from '../../../blocks/setting-form.ts';
import { mayInSetting, mayMakeSetting, settingsFor } from '../../domain/access.ts';
import type { Child } from '../../domain/child.ts';
import { allClosures, type ClosuresGiven } from '../../domain/closure-file.ts';
import { closureLines } from '../../domain/closures.ts';
import type { Actor, Setting } from '../../domain/setting.ts';
import { settingFor } from '../../usecases/guard.ts';
import { levelsToChoose } from '../../usecases/levels-to-choose.ts';
import { orphanSetting } from '../../usecases/orphan-setting.ts';
import type { Ports } from '../../usecases/ports.ts';
import { nameMembers, saveSetting } from '../../usecases/save-setting.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { type Opening, type Openings, openFor } from './openers.ts';
import {
  list,
  readMetadata,
  receiptOf,
  reply,
  type Screen,
  say,
  text,
  todayOf,
  typedAnew,
} from './support.ts';
import { teamFaults } from './team-check.ts';

const manages = (actor: Actor, settingId: string): boolean =>
  mayInSetting(actor, 'manage setting', settingId);

const NOT_PRIVATE = 'Please choose a private channel that is not shared with another organisation.';

const metadataOf = z.strictObject({ setting: z.string().nullable(), base: z.number() });

/** All closures as lines, those of the file included; what was typed where they cannot be put together. */
function closuresTyped(given: Pick<ClosuresGiven, 'typed' | 'file'>, ports: Ports): string {
  const all = allClosures({ ...given, timeZone: 'Europe/London', today: todayOf(ports) });
  return all.ok ? closureLines(all.closures) : given.typed;
}

/** Codes named in one message; the others follow once these are done. */
const NAMED = 20;

const levelLines = (children: readonly Child[]): readonly string[] =>
  children.length === 0
    ? []
    : [
        `Please choose the level again, in each child’s file: ${children
          .slice(0, NAMED)
          .map(({ code }) => code)
          .join(', ')}${children.length > NAMED ? ` and ${children.length - NAMED} more` : ''}.`,
      ];

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { actor, lookup } = context;
  const { setting: settingId, base } = readMetadata(metadataOf, view.metadata);
  const { values } = view;
  const channelId = text(values, 'channel');
  const fields = {
    senco: list(values, 'senco'),
    practitioner: list(values, 'practitioner'),
    manager: list(values, 'manager'),
    lead: list(values, 'lead'),
  };
  const [channel, unfit] = await Promise.all([
    channelId === '' ? null : lookup.channel(channelId),
    teamFaults(ports, { lookup, tenant: actor.tenant, settingId, team: fields }),
  ]);
  const isOpen = channel !== null && (!channel.isPrivate || channel.isShared);
  const errors = { ...unfit, ...(isOpen && { channel: NOT_PRIVATE }) };
  if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
  // Whoever may do it anyway costs no look-up.
  const mayAnyway = settingId === null ? mayMakeSetting(actor, false) : manages(actor, settingId);
  const isAdmin = !mayAnyway && ((await lookup.person(actor.userId))?.isAdmin ?? false);
  const file = text(values, 'closuresFile');
  const closuresFile = file === '' ? null : await lookup.fileText(file);
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
      closuresFile,
      sencoChannel: channelId,
      profileId: text(values, 'profile'),
      messageHours: { from: text(values, 'messagesFrom'), to: text(values, 'messagesTo') },
      team: {
        senco: fields.senco,
        practitioner: fields.practitioner,
        manager: fields.manager,
        'inclusion lead': fields.lead,
      },
    },
    receipt: receiptOf(view),
  });
  return reply(result, {
    // The file does not come back with the form, so what it holds is shown among what was typed.
    conflict: () =>
      typedAnew(settingOpening(ports).open(context, settingId ?? ''), {
        ...view,
        values: {
          ...values,
          closures: closuresTyped({ typed: text(values, 'closures'), file: closuresFile }, ports),
        },
      }),
    saved: (setting) => ({
      kind: 'done',
      afterwards: async (slack) => {
        const nameOf = async (userId: string) => (await lookup.person(userId))?.name ?? '';
        await nameMembers(ports, { tenant: actor.tenant, settingId: setting.id, nameOf });
        const noLead =
          list(values, 'lead').length === 0
            ? [
                'No inclusion lead is named. Reviews long overdue are told to the managers, or else to the SENCO.',
              ]
            : [];
        const invite =
          channelId !== '' && channel === null
            ? ['Please invite the app to the SENCO channel, so that it can post there.']
            : [];
        await slack.directMessage({
          userId: actor.userId,
          message: card({
            title: `Saved: ${setting.name} (${setting.code})`,
            lines: [
              'Next: add children with /child add, or a whole list with /child import.',
              ...noLead,
              ...invite,
              ...(settingId !== null && manages(actor, settingId)
                ? await levelsLeft(ports, context, settingId)
                : []),
            ],
            open: [{ label: 'Edit setting', opener: 'setting', id: setting.id }],
          }),
        });
      },
    }),
  });
}

const newForm = ({ profiles }: Ports, { userId: me }: Actor) =>
  settingForm({ setting: null, me, profiles: profiles.all });

const filledForm = async ({ store, profiles }: Ports, { tenant, userId: me }: Actor, setting: Setting) => {
  const members = await store.members.ofSettings({ tenant, settingIds: [setting.id] });
  return settingForm({ setting, members, me, profiles: profiles.all });
};

/** A new setting has no children yet. */
async function levelsLeft(ports: Ports, { actor }: Context, settingId: string): Promise<readonly string[]> {
  const { setting, open } = await settingFor(ports, { actor, action: 'manage setting', settingId });
  return levelLines(await levelsToChoose(open, setting));
}

export const settingOpening = (ports: Ports): Opening => ({
  about: 'setting',
  action: 'manage setting',
  command: '/setting',
  open: async ({ actor }, settingId) => {
    const { setting } = await settingFor(ports, { actor, action: 'manage setting', settingId });
    return filledForm(ports, actor, setting);
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
  const isSenco = mayMakeSetting(actor, false);
  const runsWorkspace = !isSenco && ((await lookup.person(actor.userId))?.isAdmin ?? false);
  const orphan = runsWorkspace && !wantsNew ? await orphanSetting(ports)({ tenant: actor.tenant }) : null;
  if (orphan) return { kind: 'open', view: await filledForm(ports, actor, orphan) };
  if (isSenco || runsWorkspace) return { kind: 'open', view: newForm(ports, actor) };
  if (actor.memberships.length > 0)
    return say('Only a SENCO or manager can change the setting. Please ask yours.');
  return say(
    'A workspace admin or owner sets up the first setting with /setting. Please ask one of them. If your setting is here already, its SENCO can add you.',
  );
}

export const settingScreen = (ports: Ports): Screen => ({
  submissions: { [SETTING_FORM]: (context, view) => submit(ports, context, view) },
});
