import type { Child } from './child.ts';
import type { Actor, Role } from './setting.ts';

/** What a person may want to do. */
export type Action =
  | 'see child'
  | 'edit child'
  | 'write plan'
  | 'log entry'
  | 'correct entry'
  | 'hold review'
  | 'sign off'
  | 'chase report'
  | 'see due'
  | 'write setting sheet'
  | 'manage setting';

/** `own`: only as key person or back-up key person of the child. */
type Reach = 'setting' | 'own';

/** domain.md §8: role × action → how far it reaches; absent means refused. */
const policy: Readonly<Record<Action, Partial<Record<Role, Reach>>>> = {
  'see child': { practitioner: 'own', senco: 'setting', manager: 'setting' },
  'edit child': { senco: 'setting', manager: 'setting' },
  'write plan': { practitioner: 'own', senco: 'setting' },
  'log entry': { practitioner: 'own', senco: 'setting', manager: 'setting' },
  'correct entry': { practitioner: 'own', senco: 'setting', manager: 'setting' },
  'hold review': { senco: 'setting', manager: 'setting' },
  'sign off': { practitioner: 'own', senco: 'setting', manager: 'setting' },
  'chase report': { senco: 'setting', manager: 'setting' },
  'see due': { practitioner: 'own', senco: 'setting', manager: 'setting' },
  'write setting sheet': { senco: 'setting', manager: 'setting' },
  'manage setting': { senco: 'setting', manager: 'setting' },
};

const reachIn = (actor: Actor, action: Action, settingId: string): readonly Reach[] =>
  actor.memberships
    .filter((member) => member.settingId === settingId)
    .map((member) => policy[action][member.role])
    .filter((reach) => reach !== undefined);

/** May the actor do this in the setting as a whole? */
export const mayInSetting = (actor: Actor, action: Action, settingId: string): boolean =>
  reachIn(actor, action, settingId).includes('setting');

/** May the actor do this to this child's record? */
export const mayToChild = (
  actor: Actor,
  action: Action,
  child: Pick<Child, 'tenant' | 'settingId' | 'keyPerson' | 'backUpKeyPerson'>,
): boolean => {
  if (child.tenant !== actor.tenant) return false;
  const own = [child.keyPerson, child.backUpKeyPerson].includes(actor.userId);
  return reachIn(actor, action, child.settingId).some((reach) => reach === 'setting' || own);
};

/** The settings in which the actor has any part in this. */
export const settingsFor = (actor: Actor, action: Action): readonly string[] => [
  ...new Set(
    actor.memberships
      .filter((member) => policy[action][member.role] !== undefined)
      .map((member) => member.settingId),
  ),
];
