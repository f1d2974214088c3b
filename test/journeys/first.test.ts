import { until } from '../../scripts/sandbox/slack/until.ts';
import { addChild, addSetting, type Nursery, startNursery } from '../support/nursery.ts';

let nursery: Nursery;
beforeAll(async () => { nursery = await startNursery(); });
afterAll(() => nursery.stop());

it('runs one cycle', async () => {
  const { slack } = nursery;
  await addSetting(slack, { name: 'Willow Bank', code: 'WIL' });
  await addChild(slack, { name: 'Zofia Wiśniewska-Łukasz', dob: '2022-02-11', setting: 'Willow Bank' });
  const key = slack.as('UKEY');
  const opened = await key.command('/isp', 'zofia');
  console.log(opened, key.text());
  await key.fill({ 'Date of plan': '2025-09-15', 'Specific need/s': 'does not yet join two words', Strategies: 'Visual board\nWait 10 seconds' });
  console.log(await key.submit());
  await until(() => key.files().length === 1);
  await key.command('/intervention', 'zofia');
  console.log(key.text());
  await key.fill({ Target: 'ISP 1. Visual board', 'Target achieved': 'Achieved (√)' });
  console.log(await key.submit());
  await until(() => key.files().length === 2);
  const senco = slack.as('USENCO');
  console.log(await senco.command('/review', 'zofia'), senco.text());
  console.log(await senco.submit());
});
