import type { Child } from '../domain/child.ts';
import { levelIn } from '../domain/levels.ts';
import type { Setting } from '../domain/setting.ts';
import type { ReadPorts } from './ports.ts';

/** Children whose level the setting's authority does not know: after a change of authority somebody must choose. */
export async function levelsToChoose(ports: ReadPorts, setting: Setting): Promise<readonly Child[]> {
  const profile = ports.profiles.of(setting);
  const scope = { tenant: setting.tenant, settingIds: [setting.id] };
  const children = await ports.store.children.inSettings(scope);
  return children.filter(({ grLevel }) => levelIn(profile, grLevel).kind === 'choose again');
}
