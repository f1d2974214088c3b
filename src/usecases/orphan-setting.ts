import { mayInSetting } from '../domain/access.ts';
import type { Member, Setting } from '../domain/setting.ts';
import type { Ports } from './ports.ts';

const leads = (member: Member): boolean =>
  mayInSetting({ ...member, memberships: [member] }, 'manage setting', member.settingId);

/**
 * A setting that nobody can manage any more, because its last SENCO and managers left the workspace: whoever runs the
 * workspace may name new ones, and sees no child by that. Null where there is none; `id` looks at that one alone.
 */
export const orphanSetting =
  ({ store }: Pick<Ports, 'store'>) =>
  async ({ tenant, id }: { readonly tenant: string; readonly id?: string }): Promise<Setting | null> => {
    const settings = await store.settings.all({ tenant });
    const asked = settings.filter((setting) => id === undefined || setting.id === id);
    const members = await store.members.ofSettings({
      tenant,
      settingIds: asked.map((setting) => setting.id),
    });
    const led = new Set(members.filter(leads).map(({ settingId }) => settingId));
    return asked.find((setting) => !led.has(setting.id)) ?? null;
  };
