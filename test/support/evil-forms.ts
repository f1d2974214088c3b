import type { sheets } from '../../src/domain/sheets/index.ts';
import { EVIL, type Evil } from './evil-text.ts';
import type { Nursery } from './nursery.ts';
import { type Filled, saves } from './paperwork.ts';
import { cardOf } from './willow.ts';

/** Every form of the app filled in with evil text, at Willow Bank with Zofia and Layla, who have a plan each. */
export const evilForms = ({ nursery, evil }: { nursery: () => Nursery; evil: Evil }) => {
  const senco = () => nursery().slack.as('USENCO');
  const admin = () => nursery().slack.as('UADMIN');

  const file = async (name = 'zofia') => senco().command('/child', name);
  const row = async (item: string) => {
    await senco().press(`Add ${item}`);
    await senco().sees(`Keep ${item}`);
    await evil.into(senco());
    await saves(senco());
    await senco().sees(`1. ${EVIL.slice(0, 20)}`);
  };
  const entries = async (name: string, button: string) => {
    await file(name);
    await senco().press('Entries', { nth: 1 });
    await senco().sees('Wrong child');
    await senco().press(button, { nth: 1 });
  };

  /** How each sheet of the registry is filled in: one more there asks for one more here, or does not compile. */
  const bySheet: Readonly<Record<(typeof sheets)[number]['id'], () => Promise<void>>> = {
    'individual-support-plan': async () => {
      await senco().command('/isp', 'zofia');
      await evil.into(senco());
      await saves(senco());
    },
    'individual-provision-map': async () => {
      await senco().command('/ipm', 'layla');
      await row('target');
      await evil.into(senco());
      await saves(senco());
    },
    'record-of-intervention': async () => {
      await senco().command('/intervention', 'zofia');
      await evil.into(senco(), { Date: '2026-07-01' });
      await saves(senco());
    },
    'minutes-of-review': async () => {
      await senco().command('/review', 'zofia');
      await evil.into(senco(), { Date: '2026-07-10' });
      await saves(senco());
    },
    'inclusion-action-plan': async () => {
      await senco().command('/action-plan');
      await row('action');
      await evil.into(senco());
      await saves(senco());
    },
  };

  const others: Readonly<Record<string, () => Promise<void>>> = {
    'a child': async () => {
      await senco().command('/child', 'add');
      const consent = ['The parents have consented'];
      await evil.into(senco(), {
        'Key person': 'UKEY',
        DOB: '2022-03-01',
        'Consent to contact agencies': consent,
      });
      await saves(senco());
    },
    'a setting': async () => {
      await admin().command('/setting', 'add');
      const closures = `20/12/2025 to 4/1/2026, ${EVIL} markClosure`;
      const more: Filled = { Code: 'EVI', Closures: closures, SENCO: ['UADMIN'] };
      await evil.into(admin(), more);
      await saves(admin());
    },
    'the plan chooser': async () => {
      await senco().command('/plan', 'layla');
      await evil.into(senco(), {
        'Has the inclusion team': 'Individual support plan',
        'Advised on': '2026-07-01',
      });
      const answer = await senco().submit();
      expect(answer.errors).toBeUndefined();
      await senco().close({ all: true });
    },
    'a correction': async () => {
      await entries('zofia', 'Correct');
      await senco().sees('Why');
      await evil.into(senco());
      await saves(senco());
    },
    'an entry filed under the wrong child': async () => {
      await senco().close({ all: true });
      await entries('zofia', 'Wrong child');
      await senco().sees('The right child');
      await senco().fill({ 'The right child': 'WIL-02' });
      await senco().submit();
      await evil.into(senco());
      await saves(senco());
    },
    'a report': async () => {
      await senco().close({ all: true });
      await file();
      await senco().press('Ask for a report');
      await senco().sees('Agency');
      await evil.into(senco());
      await saves(senco());
    },
    'corrected minutes': async () => {
      await senco().close({ all: true });
      await senco().press('Correct', { message: await cardOf(senco(), 'Saved: Minutes') });
      await senco().sees('Why');
      await evil.into(senco());
      await saves(senco());
    },
    'a sign-off': async () => {
      await senco().press('Sign-off', { message: await cardOf(senco(), 'Saved: Individual support plan') });
      await senco().sees('Update');
      await senco().press('Update', { nth: 1 });
      await senco().sees('Where it stands');
      await evil.into(senco(), { 'Where it stands': 'Signed', Date: '2026-07-10' });
      await saves(senco());
      await senco().close({ all: true });
    },
    'an import': async () => {
      await senco().command('/child', 'import');
      const quoted = `"${`${EVIL} markImport`.replaceAll('"', '""')}"`;
      await senco().fill({ Rows: `Name,DOB,GR level\n${quoted},2022-05-01,1` });
      const refused = await senco().submit();
      if (!refused.closed) {
        expect(Object.values(refused.errors ?? {}).join()).toContain('at most 150');
        await senco().fill({ Rows: `Name,DOB,GR level\n"=1+1 <!channel> markImport",2022-05-01,1` });
        await saves(senco());
      }
    },
  };

  return { bySheet, others, file };
};
