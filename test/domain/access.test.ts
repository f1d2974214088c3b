import {
  ACTIONS,
  type Action,
  type Decision,
  decideForChild,
  decideInSetting,
  isKeyChild,
  type Job,
  jobMay,
  mayInSetting,
  mayMakeSetting,
  mayToChild,
  type Relation,
  rolesIn,
  rule,
  settingsAsking,
  settingsFor,
} from '../../src/domain/access.ts';
import type { Actor, Role } from '../../src/domain/setting.ts';

const actor = (role: Role, settingId = 'willow', tenant = 'T1'): Actor => ({
  tenant: 'T1',
  userId: 'UME',
  name: 'Priya Shah',
  memberships: [{ tenant, settingId, userId: 'UME', name: 'Priya Shah', role }],
});
const child = (keyPerson: string, more = {}) => ({
  tenant: 'T1',
  settingId: 'willow',
  keyPerson,
  backUpKeyPerson: '',
  ...more,
});

const ROLES: readonly Role[] = ['practitioner', 'senco', 'manager', 'inclusion lead'];
const RELATIONS: readonly Relation[] = ['own key child', 'own setting', 'own chain'];

/**
 * domain.md §8, line by line: "practitioner (own key children), SENCO (whole setting), manager (as SENCO, without
 * editing plans), inclusion lead (aggregates over their settings; opening one child's record asks a reason)".
 * K: of own key children; S: in the whole setting; C: over the chain; ?: there, for a reason; -: never.
 */
const written: Readonly<Record<Action, string>> = {
  'see child': 'K S S ?',
  'move child': '- S - -',
  'receive child': '- S - -',
  'print sheet': 'K S S -',
  'edit child': '- S S -',
  'write plan': 'K S - -',
  'log entry': 'K S S -',
  'correct entry': 'K S S -',
  'hold review': '- S S -',
  'sign off': 'K S S -',
  'chase report': '- S S -',
  'see due': 'K S S -',
  'export child': '- S S -',
  'hold child': '- S S -',
  'erase child': '- S S -',
  'see who opened': '- S S -',
  'write setting sheet': '- S S -',
  'manage setting': '- S S -',
  'see codes': 'K S S C',
  'see aggregates': '- S S C',
};

/** own key child, own setting, own chain */
const reach: Readonly<Record<string, readonly Decision[]>> = {
  '-': ['refused', 'refused', 'refused'],
  K: ['allowed', 'refused', 'refused'],
  S: ['allowed', 'allowed', 'refused'],
  C: ['refused', 'refused', 'allowed'],
  '?': ['refused', 'refused', 'asks a reason'],
};

const table = ACTIONS.flatMap((action) =>
  ROLES.flatMap((role, column) =>
    RELATIONS.map((relation, at): [Role, Action, Relation, Decision] => [
      role,
      action,
      relation,
      reach[written[action].split(' ')[column] ?? '']?.[at] ?? 'refused',
    ]),
  ),
);

describe('the policy', () => {
  it('has every action of the table, and no other', () => {
    expect([...ACTIONS].sort()).toEqual(Object.keys(written).sort());
    expect(table).toHaveLength(20 * 4 * 3);
  });

  it.each(table)('a %s may %s of their %s: %s', (role, action, relation, decision) => {
    expect(rule(role, action, relation)).toBe(decision);
  });
});

describe('a person', () => {
  it.each<[Role, Action, string, Decision]>([
    ['practitioner', 'see child', 'UME', 'allowed'],
    ['practitioner', 'see child', 'UOTHER', 'refused'],
    ['practitioner', 'log entry', 'UME', 'allowed'],
    ['practitioner', 'edit child', 'UME', 'refused'],
    ['senco', 'see child', 'UOTHER', 'allowed'],
    ['senco', 'write plan', 'UME', 'allowed'],
    ['manager', 'see child', 'UOTHER', 'allowed'],
    ['manager', 'write plan', 'UME', 'refused'],
    ['inclusion lead', 'see child', 'UOTHER', 'asks a reason'],
    ['inclusion lead', 'see child', 'UME', 'asks a reason'],
    ['inclusion lead', 'write plan', 'UME', 'refused'],
    ['inclusion lead', 'see codes', 'UOTHER', 'allowed'],
  ])('who is %s may %s of a child with key person %s: %s', (role, action, keyPerson, decision) => {
    expect(decideForChild(actor(role), action, child(keyPerson))).toBe(decision);
    expect(mayToChild(actor(role), action, child(keyPerson))).toBe(decision === 'allowed');
  });

  it('is a key person as back-up, too', () => {
    const ours = child('UOTHER', { backUpKeyPerson: 'UME' });
    expect(isKeyChild({ userId: 'UME' }, ours)).toBe(true);
    expect(isKeyChild({ userId: 'UME' }, child('UOTHER'))).toBe(false);
    expect(decideForChild(actor('practitioner'), 'log entry', ours)).toBe('allowed');
  });

  it.each([
    ['another setting', { settingId: 'millrace' }],
    ['another tenant', { tenant: 'T2' }],
  ])('is refused a child of %s, whatever their role', (_where, more) => {
    for (const role of ROLES)
      expect(decideForChild(actor(role), 'see child', child('UME', more))).toBe('refused');
  });

  it('has no right from a membership of another tenant', () => {
    const foreign = actor('senco', 'willow', 'T2');
    expect(decideForChild(foreign, 'see child', child('UME'))).toBe('refused');
    expect(decideInSetting(foreign, 'manage setting', 'willow')).toBe('refused');
    expect(rolesIn(foreign, 'willow')).toEqual([]);
    expect(settingsFor(foreign, 'manage setting')).toEqual([]);
  });

  it('has the kindest of what their places allow', () => {
    const both: Actor = {
      ...actor('inclusion lead'),
      memberships: [...actor('inclusion lead').memberships, ...actor('practitioner').memberships],
    };
    expect(decideForChild(both, 'see child', child('UME'))).toBe('allowed');
    expect(decideForChild(both, 'see child', child('UOTHER'))).toBe('asks a reason');
    expect(rolesIn(both, 'willow')).toEqual(['inclusion lead', 'practitioner']);
  });

  it('has a part in settings by role, once each', () => {
    const twice: Actor = {
      ...actor('senco'),
      memberships: [...actor('senco').memberships, ...actor('senco').memberships],
    };
    expect(settingsFor(twice, 'manage setting')).toEqual(['willow']);
    expect(settingsFor(actor('practitioner'), 'manage setting')).toEqual([]);
    expect(settingsFor(actor('practitioner'), 'see child')).toEqual(['willow']);
    expect(settingsFor(actor('inclusion lead'), 'see child')).toEqual([]);
    expect(settingsAsking(actor('inclusion lead'), 'see child')).toEqual(['willow']);
    expect(settingsAsking(actor('senco'), 'see child')).toEqual([]);
  });

  it('may in a setting what the role may in all of it', () => {
    expect(mayInSetting(actor('practitioner'), 'see child', 'willow')).toBe(false);
    expect(mayInSetting(actor('senco'), 'see child', 'willow')).toBe(true);
    expect(mayInSetting(actor('senco'), 'see child', 'millrace')).toBe(false);
    expect(mayInSetting(actor('inclusion lead'), 'see child', 'willow')).toBe(false);
    expect(decideInSetting(actor('inclusion lead'), 'see aggregates', 'willow')).toBe('allowed');
    expect(decideInSetting(actor('inclusion lead'), 'see child', 'willow')).toBe('asks a reason');
  });

  it('makes a setting as admin, or as SENCO of another', () => {
    expect(mayMakeSetting({ ...actor('senco'), memberships: [] }, true)).toBe(true);
    expect(mayMakeSetting(actor('senco'), false)).toBe(true);
    const elsewhere = actor('practitioner', 'millrace').memberships;
    const both = { ...actor('senco'), memberships: [...elsewhere, ...actor('senco').memberships] };
    expect(mayMakeSetting(both, false)).toBe(true);
    for (const role of ['practitioner', 'manager', 'inclusion lead'] as const)
      expect(mayMakeSetting(actor(role), false)).toBe(false);
  });
});

it.each<[Job, Action, boolean]>([
  ['sweep', 'see due', true],
  ['sweep', 'see child', false],
  ['home', 'see due', true],
  ['home', 'see aggregates', true],
  ['home', 'see child', false],
  ['home', 'manage setting', false],
  ['name members', 'manage setting', true],
  ['name members', 'see due', false],
  ['remove person', 'manage setting', true],
  ['remove person', 'see child', false],
  ['carry out move', 'move child', true],
  ['carry out move', 'see child', false],
])('the job “%s” may %s: %s', (job, action, may) => {
  expect(jobMay(job, action)).toBe(may);
});
