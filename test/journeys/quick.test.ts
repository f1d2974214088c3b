import { callsDuring } from '../support/calls-during.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { provisionMap, supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { saves, writePlan } from '../support/paperwork.ts';
import { paperOf } from '../support/read-pdf.ts';
import { startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
const layla = childNamed('Layla');
let nursery: Nursery;
const senco = () => nursery.slack.as('USENCO');

beforeAll(async () => {
  nursery = await startWillow(['Zofia', 'Layla']);
  await writePlan(senco(), '/isp', supportPlan(zofia, zofia.plan));
  await writePlan(senco(), '/ipm', provisionMap(layla, layla.plan));
});
afterAll(() => nursery.stop());

describe('a form opens with one Web API call', () => {
  it.each([
    ['/isp', 'zofia'],
    ['/ipm', 'layla'],
    ['/intervention', 'zofia'],
    ['/review', 'zofia'],
    ['/plan', 'zofia'],
    ['/action-plan', ''],
    ['/child', 'zofia'],
    ['/child', 'add'],
    ['/child', 'import'],
    ['/child', ''],
    ['/setting', ''],
  ])('%s %s', async (command, text) => {
    expect(await callsDuring(nursery.slack, () => senco().command(command, text))).toEqual(['views.open']);
    expect(senco().view).toBeDefined();
  });

  it('a row in front of its form', async () => {
    await senco().command('/ipm', 'layla');
    const calls = await callsDuring(nursery.slack, async () => {
      await senco().press('Add target');
      await senco().sees('Keep target');
    });
    expect(calls).toEqual(['views.push']);
  });

  it('/due answers with none', async () => {
    expect(await callsDuring(nursery.slack, () => senco().command('/due'))).toEqual([]);
  });
});

describe('nothing slow stands before the answer', () => {
  it('answers a saved plan before it posts the card and the PDF', async () => {
    await senco().command('/isp', 'zofia');
    await senco().fill({ 'Parent / carer views': 'Asked at pick-up' });
    const before = nursery.slack.exchanges.length;
    await paperOf(senco(), () => saves(senco()));
    const names = nursery.slack.exchanges.slice(before).map(({ name }) => name);
    expect(names[0]).toBe('view_submission');
    expect(names).toContain('files.completeUploadExternal');
  });

  it('needs no more for an entry than its target, its outcome and Save', async () => {
    await senco().command('/intervention', 'zofia');
    await senco().fill({ Target: 'ISP 1.', 'Target achieved': 'achieved' });
    const paper = await paperOf(senco(), () => saves(senco()));
    expect(paper).toContain('1 of 1 achieved');
  });
});
