import { formValues, type Held, heldValue } from '../../src/slack/form-values.ts';
import { whoAsks } from '../../src/slack/origin.ts';
import { isSlackAddress } from '../../src/slack/slack-address.ts';
import { findActor } from '../../src/usecases/find-actor.ts';

describe('who asks', () => {
  const user = { id: 'U1', team_id: 'T9' };
  const org = { id: 'E1' };
  it.each([
    [
      'a command',
      { team_id: 'T1', user_id: 'U1', is_enterprise_install: 'false', enterprise_id: 'E1' },
      'T1',
    ],
    [
      'a command, org-wide',
      { team_id: 'T1', user_id: 'U1', is_enterprise_install: 'true', enterprise_id: 'E1' },
      'E1',
    ],
    ['a button', { team: { id: 'T1' }, user, enterprise: null, is_enterprise_install: false }, 'T1'],
    ['a button, org-wide', { team: null, user, enterprise: org, is_enterprise_install: true }, 'E1'],
    ['a form without a team', { team: null, user }, 'T9'],
    [
      'a form opened through Slack Connect',
      { team: { id: 'T2' }, user, view: { app_installed_team_id: 'T1' } },
      'T1',
    ],
  ])('finds the tenant of %s', (_, body, tenant) => {
    expect(whoAsks(body)).toMatchObject({ tenant, userId: 'U1' });
  });

  it.each([{}, { user }, { team: { id: 'T1' } }, { team: { id: 'T1' }, user, is_enterprise_install: true }])(
    'refuses %j unless it names a tenant and a person',
    (body) => {
      if ('user' in body && !('is_enterprise_install' in body)) expect(whoAsks(body).tenant).toBe('T9');
      else expect(() => whoAsks(body)).toThrow(expect.objectContaining({ code: 'bad-request' }));
    },
  );

  it('knows a member by name and a stranger as "you"', async () => {
    const una = { tenant: 'T1', settingId: 's', userId: 'U1', name: 'Una', role: 'senco' } as const;
    const members = {
      ofUser: async ({ userId }: { userId: string }) => (userId === 'U1' ? [una] : []),
      ofSettings: async () => [],
      replaceAll: async () => {},
    };
    const find = findActor({ store: { members } });
    expect(await find({ tenant: 'T1', userId: 'U1' })).toMatchObject({ name: 'Una', memberships: [una] });
    expect(await find({ tenant: 'T1', userId: 'U2' })).toMatchObject({ name: 'you', memberships: [] });
  });
});

describe('what a form holds', () => {
  it.each<[Held, string | string[]]>([
    [{ type: 'plain_text_input', value: null }, ''],
    [{ type: 'plain_text_input', value: ' x ' }, ' x '],
    [{ type: 'datepicker', selected_date: '2026-01-02' }, '2026-01-02'],
    [{ type: 'static_select', selected_option: null }, ''],
    [{ type: 'external_select', selected_option: { value: 'c1' } }, 'c1'],
    [{ type: 'overflow', selected_option: { value: 'edit' } }, 'edit'],
    [{ type: 'checkboxes', selected_options: [] }, []],
    [{ type: 'multi_static_select', selected_options: [{ value: 'a' }, { value: 'b' }] }, ['a', 'b']],
    [{ type: 'multi_users_select', selected_users: null }, []],
    [{ type: 'users_select', selected_user: 'U1' }, 'U1'],
    [{ type: 'conversations_select', selected_conversation: 'C1' }, 'C1'],
    [{ type: 'channels_select', selected_channel: null }, ''],
    [{ type: 'file_input', files: [{ id: 'F1' }] }, ['F1']],
    [{ type: 'file_input' }, []],
  ])('reads %j', (held, value) => {
    expect(heldValue(held)).toEqual(value);
  });

  it('is keyed by block, whatever the block is called', () => {
    const state: unknown = JSON.parse('{"__proto__":{"a":{"value":"x"}},"empty":{}}');
    const values = formValues(state as Parameters<typeof formValues>[0]);
    expect(Object.entries(values)).toEqual([['__proto__', 'x']]);
    expect(formValues(undefined)).toEqual({});
  });
});

it.each([
  ['https://files.slack.com/upload/1', true],
  ['https://slack.com.evil.example/x', false],
  ['https://evilslack.com/x', false],
  ['http://files.slack.com/x', false],
  ['http://127.0.0.1:4000/files/1', true],
  ['http://127.0.0.1:4001/files/1', false],
  ['nonsense', false],
])('knows whether %s is an address of Slack', (address, expected) => {
  expect(isSlackAddress({ address, apiUrl: 'http://127.0.0.1:4000/api/' })).toBe(expected);
});
