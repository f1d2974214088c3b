import type { IsoDate } from '../domain/dates.ts';
import { newNotice } from '../domain/notice.ts';
import type { Member } from '../domain/setting.ts';
import { changeForJob } from './guard.ts';
import type { ChangePorts, Ports } from './ports.ts';

/** Those who can mend it, or see to it, are told once a day that a setting has no SENCO any more. */
async function tellOfNoSenco(
  { store }: Pick<ChangePorts, 'store'>,
  { team, today }: { readonly team: readonly Member[]; readonly today: IsoDate },
): Promise<void> {
  if (team.some(({ role }) => role === 'senco')) return;
  for (const { tenant, settingId, userId, role } of team)
    if (role === 'manager' || role === 'inclusion lead')
      await store.outbox.add(
        newNotice({
          id: [settingId, 'no senco', userId, today].join('/'),
          ...{ tenant, settingId, kind: 'no senco', to: { user: userId }, day: today },
        }),
      );
}

export type RemovePerson = (who: {
  readonly tenant: string;
  readonly userId: string;
}) => Promise<{ readonly settings: number; readonly withoutSenco: readonly string[] }>;

/**
 * Somebody has left the workspace: they are in no team any more. Their words and their lines in the audit trail stay.
 * Answers the settings that have no SENCO now.
 */
export const removePerson =
  (ports: Ports): RemovePerson =>
  async ({ tenant, userId }) => {
    const memberships = await ports.store.members.ofUser({ tenant, userId });
    const withoutSenco: string[] = [];
    for (const { settingId, role } of memberships) {
      const asked = { job: 'remove person', action: 'manage setting', tenant, settingId } as const;
      const open = changeForJob(ports, asked);
      const team = await open.store.together(async () => {
        const now = await open.store.members.ofSettings({ tenant, settingIds: [settingId] });
        const left = now.filter((member) => member.userId !== userId);
        await open.store.members.replaceAll({ tenant, settingId, members: left });
        await open.noteLeft(userId);
        await open.store.todayLists.remove({ tenant, settingId, userId });
        await tellOfNoSenco(open, { team: left, today: ports.clock.today('Europe/London') });
        return left;
      });
      if (role === 'senco' && !team.some((member) => member.role === 'senco')) withoutSenco.push(settingId);
    }
    await ports.store.feeds.remove({ tenant, userId });
    return { settings: memberships.length, withoutSenco };
  };
