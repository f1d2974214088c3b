import { type AllClosures, allClosures } from '../domain/closure-file.ts';
import type { Actor, Member, MessageHours, Role, Setting } from '../domain/setting.ts';
import { changedMeanwhile, changeForJob, newSetting, settingToManage } from './guard.ts';
import type { Ports } from './ports.ts';
import { movedOn, refused, type Saved, saved } from './saved.ts';

export interface SettingInput {
  readonly name: string;
  readonly code: string;
  readonly pattern: string;
  readonly closures: string;
  /** The text of a file with more of them; null where none was chosen. */
  readonly closuresFile: string | null;
  readonly sencoChannel: string;
  readonly messageHours: MessageHours;
  /** Of the local authority; '' where it was not asked. */
  readonly profileId: string;
  /** Slack user ids by role. */
  readonly team: Readonly<Record<Role, readonly string[]>>;
}

export interface SaveSetting {
  readonly actor: Actor;
  /** null makes a new setting. */
  readonly settingId: string | null;
  readonly base: number;
  readonly input: SettingInput;
  /** Whoever runs a workspace may make settings; Slack says who that is. */
  readonly isAdmin: boolean;
  readonly receipt: { readonly key: string; readonly content: string };
}

const TIME_ZONE = 'Europe/London';

const CODE = /^[A-Z]{2,5}$/;

/** Three letters of the name: "Willow Bank" → WIL. */
const codeFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/^(st|the)\s+/i, '')
    .replace(/[^a-z]/gi, '')
    .slice(0, 3)
    .toUpperCase();

function problems(input: SettingInput, code: string, closures: AllClosures): Record<string, string> {
  const errors: Record<string, string> = {};
  if (input.name.trim() === '') errors.name = 'Please write the setting’s name.';
  if (!CODE.test(code))
    errors.code = 'Please choose two to five letters, such as WIL. They stand in front of every child code.';
  if (input.pattern !== 'year-round' && input.pattern !== 'term-time') errors.pattern = 'Please choose one.';
  if (!closures.ok) errors[closures.at] = closures.problem;
  if (input.messageHours.to <= input.messageHours.from)
    errors.messagesTo = `Please choose a time after ${input.messageHours.from}.`;
  if (input.team.senco.length === 0)
    errors.senco = 'A setting always has a SENCO, so the last one cannot leave. Please choose who it is.';
  return errors;
}

/** One place a person: the highest role wins when somebody is chosen twice. */
function membersOf(
  setting: Setting,
  team: SettingInput['team'],
  known: readonly Member[],
): readonly Member[] {
  const members = new Map<string, Member>();
  for (const role of ['inclusion lead', 'practitioner', 'manager', 'senco'] as const)
    for (const userId of team[role]) {
      const name = known.find((member) => member.userId === userId)?.name ?? '';
      members.set(userId, { tenant: setting.tenant, settingId: setting.id, userId, name, role });
    }
  return [...members.values()];
}

/** Makes a setting with its team, or changes it. */
export const saveSetting =
  (ports: Ports) =>
  async (command: SaveSetting): Promise<Saved<Setting>> => {
    const { actor, settingId, base, input, isAdmin, receipt } = command;
    const { tenant } = actor;
    const newId = ports.newId();
    const known = settingId ? await settingToManage(ports, { actor, settingId, isAdmin }) : null;
    const current = known?.setting ?? null;
    const { open } = known ?? newSetting(ports, { actor, isAdmin, settingId: newId });
    const code = (input.code.trim() || codeFrom(input.name)).toUpperCase();
    const timeZone = current?.timeZone ?? TIME_ZONE;
    const closures = allClosures({
      typed: input.closures,
      file: input.closuresFile,
      timeZone,
      today: ports.clock.today(timeZone),
    });
    const errors = problems(input, code, closures);
    const others = (await ports.store.settings.all({ tenant })).filter((setting) => setting.id !== settingId);
    const taken = others.find((setting) => setting.code === code);
    if (taken) errors.code ??= `${code} is the code of ${taken.name}. Please choose another.`;
    const profileId = input.profileId || current?.profileId;
    if (input.profileId !== '' && !ports.profiles.all.some(({ id }) => id === input.profileId))
      errors.profile = 'Please choose one.';
    if (Object.keys(errors).length > 0) return refused(errors);
    const team = await ports.store.members.ofSettings({
      tenant,
      settingIds: [settingId ?? '', ...others.map(({ id }) => id)],
    });
    return ports.store.once({ tenant, ...receipt }, async () => {
      if (current && current.revision !== base) return movedOn(current.revision);
      const setting: Setting = {
        id: current?.id ?? newId,
        tenant,
        name: input.name.trim(),
        code,
        pattern: input.pattern as Setting['pattern'],
        closures: closures.ok ? closures.closures : [],
        sencoChannel: input.sencoChannel || null,
        messageHours: input.messageHours,
        timeZone,
        ...(profileId === undefined ? {} : { profileId }),
        revision: current ? base : 1,
      };
      if (!current) await open.store.settings.insert(setting);
      else if (!(await open.store.settings.replace(setting))) throw changedMeanwhile();
      const members = membersOf(setting, input.team, team);
      await open.store.members.replaceAll({ tenant, settingId: setting.id, members });
      return saved(setting);
    });
  };

/** Writes the names of new members, which only Slack knows, after the setting is saved. */
export async function nameMembers(
  ports: Ports,
  {
    tenant,
    settingId,
    nameOf,
  }: { tenant: string; settingId: string; nameOf: (userId: string) => Promise<string> },
): Promise<void> {
  const team = () => ports.store.members.ofSettings({ tenant, settingIds: [settingId] });
  const names = new Map<string, string>();
  for (const { name, userId } of await team()) if (name === '') names.set(userId, await nameOf(userId));
  if (names.size === 0) return;
  const { store } = changeForJob(ports, { job: 'name members', action: 'manage setting', tenant, settingId });
  await store.together(async () => {
    // Anew: somebody may have left the team while Slack was asked.
    const members = (await team()).map((member) => ({
      ...member,
      name: member.name || (names.get(member.userId) ?? ''),
    }));
    await store.members.replaceAll({ tenant, settingId, members });
  });
}
