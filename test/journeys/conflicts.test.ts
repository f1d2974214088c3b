import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { saves, writePlan } from '../support/paperwork.ts';
import { paperOf } from '../support/read-pdf.ts';
import { startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
let nursery: Nursery;
const key = () => nursery.slack.as('UKEY');
const senco = () => nursery.slack.as('USENCO');

beforeAll(async () => {
  nursery = await startWillow(['Zofia', 'Tadhg']);
  await writePlan(key(), '/isp', supportPlan(zofia, zofia.plan));
});
afterAll(() => nursery.stop());

describe('two people with one plan open', () => {
  it('tells the second who changed what, keeps their text, and saves it when they press again', async () => {
    await key().command('/isp', 'zofia');
    await senco().command('/isp', 'zofia');
    await key().fill({ 'Specific need/s': 'Does not yet join three words' });
    await senco().fill({
      'Specific need/s': 'Speaks Polish only',
      'Parent / carer views': 'Written by Anna',
    });
    await paperOf(key(), () => saves(key()), 'WIL-01-ISP');

    const second = await senco().submit();
    expect(second.closed).toBe(false);
    expect(senco().text()).toContain('Priya Shah changed Specific need/s at ');
    expect(senco().text()).toContain('What they saved: Specific need/s: Does not yet join three words');
    for (const mine of ['Speaks Polish only', 'Written by Anna']) expect(senco().text()).toContain(mine);

    const paper = await paperOf(senco(), () => saves(senco()));
    for (const mine of ['Speaks Polish only', 'Written by Anna', 'version 3']) expect(paper).toContain(mine);
    expect(paper).not.toContain('three words');
  });

  it.each([
    {
      command: '/child',
      text: 'tadhg',
      press: 'Edit details',
      changes: 'Home language',
      field: 'Preferred name',
    },
    { command: '/setting', text: '', press: undefined, changes: 'Managers', field: 'Name' },
  ])(
    'lets the second save what $command opens, after being told',
    async ({ command, text, press, ...labels }) => {
      const admin = nursery.slack.as('UADMIN');
      for (const person of [senco(), admin]) {
        await person.command(command, text);
        if (press) await person.press(press);
        await person.sees(labels.field);
      }
      await senco().fill({ [labels.changes]: press ? 'Irish' : ['UELSEWHERE'] });
      await saves(senco());
      await admin.fill({ [labels.field]: 'Written by Grace' });
      expect((await admin.submit()).closed).toBe(false);
      expect(admin.text()).toContain('Written by Grace');
      expect(await admin.submit()).toMatchObject({ closed: true });
    },
  );
});
