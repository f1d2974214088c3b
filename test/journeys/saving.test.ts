import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { fillPlan, saves, writePlan } from '../support/paperwork.ts';
import { paperOf } from '../support/read-pdf.ts';
import { startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
const tadhg = childNamed('Tadhg');
let nursery: Nursery;
const key = () => nursery.slack.as('UKEY');
const senco = () => nursery.slack.as('USENCO');

const count = (text: string, part: string): number => text.split(part).length - 1;

beforeAll(async () => {
  nursery = await startWillow(['Zofia', 'Tadhg']);
  await writePlan(key(), '/isp', supportPlan(zofia, { ...zofia.plan, strategies: ['Wait ten seconds'] }));
});
afterAll(() => nursery.stop());

const twice = async (): Promise<void> => {
  const answers = await key().submitTwice();
  expect(answers.map(({ closed, errors }) => ({ closed, errors }))).toEqual([
    { closed: true, errors: undefined },
    { closed: true, errors: undefined },
  ]);
};

describe('the same view submitted twice at once', () => {
  it('makes one plan', async () => {
    await fillPlan(key(), '/isp', supportPlan(tadhg, tadhg.plan));
    const paper = await paperOf(key(), twice);
    expect(paper).toContain('cycle 1 · version 1');
    await key().command('/child', 'tadhg');
    expect(count(key().text(), 'Individual support plan (ISP)')).toBe(1);
    expect(key().text()).not.toContain('Earlier plans');
  });

  it('makes one entry', async () => {
    await key().command('/intervention', 'zofia');
    await key().fill({ Date: '2026-03-02', Comments: 'Looked twice', 'Target achieved': 'achieved' });
    const paper = await paperOf(key(), twice, 'WIL-01-ROI');
    expect(count(paper, 'Looked twice')).toBe(1);
    expect(paper).toContain('1 of 1 achieved');
  });

  it('makes one child', async () => {
    await senco().command('/child', 'add');
    await senco().fill({ 'Child’s name': 'Isla Brown', DOB: '2022-03-01', 'Key person': 'UKEY' });
    await senco().submitTwice();
    await senco().command('/child', 'isla brown');
    expect(senco().view?.title?.text).toBe('Child’s file');
  });
});

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

  it('lets the second save a child’s details after being told', async () => {
    const admin = nursery.slack.as('UADMIN');
    for (const person of [senco(), admin]) {
      await person.command('/child', 'tadhg');
      await person.press('Edit details');
      await person.sees('Preferred name');
    }
    await senco().fill({ 'Home language': 'Irish' });
    await saves(senco());
    await admin.fill({ 'Preferred name': 'Tadhgie' });
    const second = await admin.submit();
    expect(second.closed).toBe(false);
    expect(admin.text()).toContain('Tadhgie');
    const again = await admin.submit();
    expect(again.closed).toBe(true);
  });
});
