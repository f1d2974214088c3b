import { decideInSetting, type Job, mayInSetting, mayMakeSetting } from '../../domain/access.ts';
import type { Child } from '../../domain/child.ts';
import { AppError } from '../../domain/errors.ts';
import type { Actor, Setting } from '../../domain/setting.ts';
import { notFound } from '../not-found.ts';
import { orphanSetting } from '../orphan-setting.ts';
import type { ChangePorts, Permit, Ports, ReadPorts } from '../ports.ts';
import {
  type Asked,
  changingWith,
  noteOpened,
  obey,
  permitFor,
  permitForAgain,
  permitForNew,
  readingWith,
} from './permits.ts';

interface OfSetting {
  readonly setting: Setting;
}

export async function settingAnd(
  ports: Ports,
  { settingId, ...asked }: Asked & { readonly settingId: string },
): Promise<OfSetting & { permit: Permit }> {
  const { actor, action } = asked;
  const setting = await ports.store.settings.get({ tenant: actor.tenant, id: settingId });
  if (!setting) throw notFound();
  obey(decideInSetting(actor, action, settingId), actor);
  // A right to figures of a setting is none to its children's records.
  const seesChildren = mayInSetting(actor, 'see child', settingId);
  const covers: Permit['covers'] = (row) =>
    row.settingId === settingId && (row.childId === null || seesChildren);
  return { setting, permit: permitFor(asked, covers) };
}

/** A setting, to be shown. */
export async function settingFor(
  ports: Ports,
  asked: Asked & { readonly settingId: string },
): Promise<OfSetting & { readonly open: ReadPorts }> {
  const { setting, permit } = await settingAnd(ports, asked);
  const { id } = setting;
  await noteOpened(ports, permit, asked, { chain: id, what: 'settings', record: id, childId: null });
  return { setting, open: readingWith(ports, permit) };
}

/** Figures of whole settings; of no child, so that nothing is noted. `job`: made again by the app itself. */
export function figuresFor(
  ports: Ports,
  { settingIds, job, actor }: Pick<Asked, 'actor'> & { settingIds: readonly string[]; job?: Job | undefined },
): { readonly settingIds: readonly string[]; readonly open: ReadPorts } {
  const asked = { actor, action: 'see aggregates' } as const;
  const allowed = settingIds.filter((id) => mayInSetting(actor, asked.action, id));
  const covers: Permit['covers'] = (row) => row.childId === null && allowed.includes(row.settingId);
  const permit = job ? permitForAgain({ ...asked, job }, covers) : permitFor(asked, covers);
  return { settingIds: allowed, open: readingWith(ports, permit) };
}

/** A setting, to be changed. */
export async function settingToChange(
  ports: Ports,
  asked: Asked & { readonly settingId: string },
): Promise<OfSetting & { readonly open: ChangePorts }> {
  const { setting, permit } = await settingAnd(ports, asked);
  return { setting, open: changingWith(ports, permit) };
}

/** A setting, to be changed; also by whoever runs the workspace, once nobody in it can manage it any more. */
export async function settingToManage(
  ports: Ports,
  { actor, isAdmin, settingId }: { actor: Actor; isAdmin: boolean; settingId: string },
): Promise<OfSetting & { readonly open: ChangePorts }> {
  const setting = isAdmin ? await orphanSetting(ports)({ tenant: actor.tenant, id: settingId }) : null;
  if (!setting) return settingToChange(ports, { actor, action: 'manage setting', settingId });
  // As one that is made anew: nobody has a role in it who could.
  return { setting, open: changingWith(ports, permitForNew(actor, settingId)) };
}

/** A setting that is not there yet. Throws 'not-admin'. */
export function newSetting(
  ports: Ports,
  { actor, isAdmin, settingId }: { actor: Actor; isAdmin: boolean; settingId: string },
): { readonly open: ChangePorts } {
  if (!mayMakeSetting(actor, isAdmin))
    throw new AppError({
      code: 'not-admin',
      message: 'neither an admin nor a SENCO',
      userMessage:
        'A workspace admin or owner sets up the first setting. Please ask one of them to type /setting.',
    });
  return { open: changingWith(ports, permitForNew(actor, settingId)) };
}

/** The setting a child belongs to; the right to the child was checked before. */
export async function settingOf(ports: Ports, child: Pick<Child, 'tenant' | 'settingId'>): Promise<Setting> {
  const setting = await ports.store.settings.get({ tenant: child.tenant, id: child.settingId });
  if (!setting) throw notFound();
  return setting;
}
