import type { Child } from './child.ts';
import type { Actor, Role } from './setting.ts';

/** How a person stands to what they ask for. An inclusion lead's settings are those of their chain. */
export type Relation = 'own key child' | 'own setting' | 'own chain';
export type Decision = 'allowed' | 'refused' | 'asks a reason';

type Reach = Readonly<Record<Relation, Decision>>;

const nowhere: Reach = { 'own key child': 'refused', 'own setting': 'refused', 'own chain': 'refused' };
const keyChildren: Reach = { ...nowhere, 'own key child': 'allowed' };
const setting: Reach = { ...keyChildren, 'own setting': 'allowed' };
const chain: Reach = { ...nowhere, 'own chain': 'allowed' };
const chainWithReason: Reach = { ...nowhere, 'own chain': 'asks a reason' };

/** The whole policy (domain.md §8): who may do what, to whom. What is left out does not compile. */
const policy = {
  'see child': {
    ...{ practitioner: keyChildren, senco: setting, manager: setting },
    'inclusion lead': chainWithReason,
  },
  /** The two keys of a move: of whoever sends the child, and of whoever takes it. */
  'move child': { practitioner: nowhere, senco: setting, manager: nowhere, 'inclusion lead': nowhere },
  'receive child': { practitioner: nowhere, senco: setting, manager: nowhere, 'inclusion lead': nowhere },
  'print sheet': { practitioner: keyChildren, senco: setting, manager: setting, 'inclusion lead': nowhere },
  'edit child': { practitioner: nowhere, senco: setting, manager: setting, 'inclusion lead': nowhere },
  'write plan': { practitioner: keyChildren, senco: setting, manager: nowhere, 'inclusion lead': nowhere },
  'log entry': { practitioner: keyChildren, senco: setting, manager: setting, 'inclusion lead': nowhere },
  'correct entry': { practitioner: keyChildren, senco: setting, manager: setting, 'inclusion lead': nowhere },
  'hold review': { practitioner: nowhere, senco: setting, manager: setting, 'inclusion lead': nowhere },
  'sign off': { practitioner: keyChildren, senco: setting, manager: setting, 'inclusion lead': nowhere },
  'chase report': { practitioner: nowhere, senco: setting, manager: setting, 'inclusion lead': nowhere },
  'see due': { practitioner: keyChildren, senco: setting, manager: setting, 'inclusion lead': nowhere },
  /** Everything that is stored about one child, to be handed over. */
  'export child': { practitioner: nowhere, senco: setting, manager: setting, 'inclusion lead': nowhere },
  /** Set or lift a legal hold. */
  'hold child': { practitioner: nowhere, senco: setting, manager: setting, 'inclusion lead': nowhere },
  'erase child': { practitioner: nowhere, senco: setting, manager: setting, 'inclusion lead': nowhere },
  'see who opened': { practitioner: nowhere, senco: setting, manager: setting, 'inclusion lead': nowhere },
  'write setting sheet': {
    practitioner: nowhere,
    senco: setting,
    manager: setting,
    'inclusion lead': nowhere,
  },
  'manage setting': { practitioner: nowhere, senco: setting, manager: setting, 'inclusion lead': nowhere },
  /** Child codes without names, as a channel may show them. */
  'see codes': { practitioner: keyChildren, senco: setting, manager: setting, 'inclusion lead': chain },
  /** Figures of a whole setting. */
  'see aggregates': { practitioner: nowhere, senco: setting, manager: setting, 'inclusion lead': chain },
} as const satisfies Readonly<Record<string, Readonly<Record<Role, Reach>>>>;

/** What a person may want to do. */
export type Action = keyof typeof policy;
export const ACTIONS = Object.keys(policy) as readonly Action[];

/** One field of the table. */
export const rule = (role: Role, action: Action, relation: Relation): Decision =>
  policy[action][role][relation];

/** What the app does by itself, and what of the policy each of these jobs needs. Nothing else may act unasked. */
const jobs = {
  sweep: ['see due'],
  // Makes somebody's Home again: within their own rights besides.
  home: ['see due', 'see aggregates'],
  'name members': ['manage setting'],
  'remove person': ['manage setting'],
  'count figures': ['see aggregates'],
  'carry out move': ['move child'],
} as const satisfies Readonly<Record<string, readonly Action[]>>;
export type Job = keyof typeof jobs;
export const jobMay = (job: Job, action: Action): boolean =>
  (jobs[job] as readonly Action[]).includes(action);

const KINDEST: readonly Decision[] = ['allowed', 'asks a reason', 'refused'];
const kindest = (decisions: readonly Decision[]): Decision =>
  KINDEST.find((decision) => decisions.includes(decision)) ?? 'refused';

const relationIn = (role: Role): Relation => (role === 'inclusion lead' ? 'own chain' : 'own setting');

/** The person's roles in a setting: one, or none. */
export const rolesIn = (actor: Actor, settingId: string): readonly Role[] =>
  actor.memberships
    .filter((member) => member.settingId === settingId && member.tenant === actor.tenant)
    .map(({ role }) => role);

/** May the actor do this in the setting as a whole? */
export const decideInSetting = (actor: Actor, action: Action, settingId: string): Decision =>
  kindest(rolesIn(actor, settingId).map((role) => rule(role, action, relationIn(role))));

/** May a lead do this in a setting of their chain and region? Who leads where is the chain's to say. */
export const decideInChain = (action: Action): Decision => rule('inclusion lead', action, 'own chain');

type WhoseChild = Pick<Child, 'tenant' | 'settingId' | 'keyPerson' | 'backUpKeyPerson'>;

/** A back-up key person stands in for the key person. */
export const isKeyChild = (actor: Pick<Actor, 'userId'>, child: WhoseChild): boolean =>
  [child.keyPerson, child.backUpKeyPerson].includes(actor.userId);

/** May the actor do this to this child's record? */
export const decideForChild = (actor: Actor, action: Action, child: WhoseChild): Decision => {
  if (child.tenant !== actor.tenant) return 'refused';
  const inSetting = decideInSetting(actor, action, child.settingId);
  if (!isKeyChild(actor, child)) return inSetting;
  const asKeyPerson = rolesIn(actor, child.settingId).map((role) => rule(role, action, 'own key child'));
  return kindest([inSetting, ...asKeyPerson]);
};

export const mayInSetting = (actor: Actor, action: Action, settingId: string): boolean =>
  decideInSetting(actor, action, settingId) === 'allowed';

/** Without being asked a reason. */
export const mayToChild = (actor: Actor, action: Action, child: WhoseChild): boolean =>
  decideForChild(actor, action, child) === 'allowed';

const settingsWith = (actor: Actor, action: Action, decision: Decision): readonly string[] => [
  ...new Set(
    actor.memberships
      .filter((member) => member.tenant === actor.tenant)
      .filter(({ role }) => Object.values(policy[action][role]).includes(decision))
      .map((member) => member.settingId),
  ),
];

/** The settings in which the actor has any part in this, without being asked a reason. */
export const settingsFor = (actor: Actor, action: Action): readonly string[] =>
  settingsWith(actor, action, 'allowed');

/** The settings in which the actor may do this to one child after saying why. */
export const settingsAsking = (actor: Actor, action: Action): readonly string[] =>
  settingsWith(actor, action, 'asks a reason');

/** May this person make a setting? Whoever runs the workspace, as Slack says, or a SENCO of another one. */
export const mayMakeSetting = (actor: Actor, isAdmin: boolean): boolean =>
  isAdmin || actor.memberships.some(({ role }) => role === 'senco');
