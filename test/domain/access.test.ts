import { type Action, mayInSetting, mayToChild, settingsFor } from '../../src/domain/access.ts';
import type { Actor, Role } from '../../src/domain/setting.ts';

const actor = (role: Role, settingId = 'willow'): Actor => ({
  tenant: 'T1',
  userId: 'UME',
  name: 'Priya Shah',
  memberships: [{ tenant: 'T1', settingId, userId: 'UME', name: 'Priya Shah', role }],
});
const child = (keyPerson: string, more = {}) => ({
  tenant: 'T1',
  settingId: 'willow',
  keyPerson,
  backUpKeyPerson: '',
  ...more,
});

it.each<[Role, Action, string, boolean]>([
  ['practitioner', 'see child', 'UME', true],
  ['practitioner', 'see child', 'UOTHER', false],
  ['practitioner', 'log entry', 'UME', true],
  ['practitioner', 'edit child', 'UME', false],
  ['practitioner', 'hold review', 'UME', false],
  ['senco', 'see child', 'UOTHER', true],
  ['senco', 'write plan', 'UOTHER', true],
  ['senco', 'hold review', 'UOTHER', true],
  ['manager', 'see child', 'UOTHER', true],
  ['manager', 'write plan', 'UOTHER', false],
])('a %s may %s of a child with key person %s: %s', (role, action, keyPerson, allowed) => {
  expect(mayToChild(actor(role), action, child(keyPerson))).toBe(allowed);
});

it('counts a back-up key person as a key person', () => {
  expect(mayToChild(actor('practitioner'), 'log entry', child('UOTHER', { backUpKeyPerson: 'UME' }))).toBe(
    true,
  );
});

it.each([
  ['another setting', { settingId: 'millrace' }],
  ['another tenant', { tenant: 'T2' }],
])('refuses a child of %s, also to a SENCO and a key person of the same id', (_where, more) => {
  for (const role of ['senco', 'practitioner'] as const)
    expect(mayToChild(actor(role), 'see child', child('UME', more))).toBe(false);
});

it('lists only settings in which the role has a part', () => {
  expect(settingsFor(actor('practitioner'), 'manage setting')).toEqual([]);
  expect(settingsFor(actor('senco'), 'manage setting')).toEqual(['willow']);
  expect(mayInSetting(actor('practitioner'), 'see child', 'willow')).toBe(false);
});
